import LeverDomain
import Testing

@testable import Configuration

struct ConfigurationTests {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  func load(_ text: String) throws -> Configuration {
    try Configuration.load(path: folder.write("config.toml", text), paths: folder.paths)
  }

  /// What the error says, without the path of the test's folder.
  func problem(_ text: String) -> String? {
    do {
      _ = try load(text)
      return nil
    } catch {
      return "\(error)".replacing(folder.path + "/", with: "")
    }
  }

  @Test func `everything that may be configured is read`() throws {
    let configuration = try load(
      """
      theme = "nord"
      confirm_above = 12.5

      [accounts.second]
      venue = "ztdx"
      read_only = true
      key_command = ["~/bin/pass", "show", "lever/~second"]
      base_url = "http://127.0.0.1:8081/"

      [accounts.main-bingx]
      venue = "bingx"
      key_file = "~/keys/main-bingx.toml"
      background_share = 0.125

      [accounts."a.b"]
      venue = "coinswitch-hft"
      key_file = "keys/a.b.toml"
      background_share = 0

      [accounts.d]
      venue = "coinswitch-futures"
      key_command = ["pass"]
      """)
    #expect(configuration.theme == "nord")
    #expect(configuration.confirmAbove == (try Leverage("12.5")))
    #expect(configuration.accounts.map(\.name.text) == ["second", "main-bingx", "a.b", "d"])
    #expect(
      configuration.accounts.map(\.venue) == [.ztdx, .bingx, .coinswitchHFT, .coinswitchFutures])
    #expect(configuration.accounts.map(\.backgroundShare.thousandths) == [250, 125, 0, 250])
    #expect(configuration.accounts.map(\.isReadOnly) == [true, false, false, false])
    #expect(
      configuration.accounts.map(\.keySource) == [
        .command([folder.path + "/bin/pass", "show", "lever/~second"]),
        .file(folder.path + "/keys/main-bingx.toml"),
        .file(folder.path + "/keys/a.b.toml"),
        .command(["pass"]),
      ])
    #expect(configuration.accounts.map(\.baseURL) == ["http://127.0.0.1:8081", nil, nil, nil])
    #expect(configuration.accounts.map(\.line) == [4, 10, 15, 20])
  }

  @Test func `an empty configuration has its defaults`() throws {
    let configuration = try load("")
    #expect(configuration.theme == nil)
    #expect(configuration.confirmAbove == (try Leverage("20")))
    #expect(configuration.accounts.isEmpty)
  }

  @Test(arguments: [
    (
      "thme = \"nord\"", "config.toml, line 1: unknown key; did you mean `theme`?"
    ),
    ("theme = 7", "config.toml, line 1: `theme`: expected a string, found an integer"),
    (
      "confirm_above = \"1e3\"",
      "config.toml, line 1: `confirm_above`: expected a leverage such as 20 or 12.5"
    ),
    (
      "confirm_above = -1",
      "config.toml, line 1: `confirm_above`: expected a leverage such as 20 or 12.5"
    ),
    (
      "confirm_above = nan",
      "config.toml, line 1: `confirm_above`: expected a leverage such as 20 or 12.5"
    ),
    ("accounts = 1", "config.toml, line 1: `accounts`: expected a table, found an integer"),
    (
      "[accounts]\nmain = 1",
      "config.toml, line 2: expected a table [accounts.NAME]"
    ),
    (
      "[accounts.\"a b\"]\nvenue = \"bingx\"",
      "config.toml, line 1: expected [accounts.NAME], NAME of 1 to 64 letters, digits, `-`, "
        + "`_` or `.`"
    ),
    (
      "[accounts.main]\nkey_file = \"k\"",
      "config.toml, line 1: `venue` is missing; expected one of `coinswitch-futures`, "
        + "`coinswitch-hft`, `ztdx`, `bingx`"
    ),
    (
      "[accounts.main]\nkey_file = \"k\"\nvenue = \"bingxx\"",
      "config.toml, line 3: `venue`: expected one of `coinswitch-futures`, "
        + "`coinswitch-hft`, `ztdx`, `bingx`"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"",
      "config.toml, line 1: `key_file` is missing; expected the path of a key file, "
        + "or a `key_command`"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"k\"\nkey_command = [\"pass\"]",
      "config.toml, line 4: `key_command`: expected either `key_file` or "
        + "`key_command`, found both"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"\nkey_command = []",
      "config.toml, line 3: `key_command`: expected a program and its arguments, "
        + "found no program"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"k\"\nbackground_share = 25",
      "config.toml, line 4: `background_share`: expected a share of each rate limit "
        + "from 0 to 1, with three decimals at most"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"k\"\nbackground_share = nan",
      "config.toml, line 4: `background_share`: expected a share of each rate limit "
        + "from 0 to 1, with three decimals at most"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"k\"\nbackground_share = true",
      "config.toml, line 4: `background_share`: expected a number, or a string that "
        + "holds one, found a boolean"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"k\"\nread_only = \"yes\"",
      "config.toml, line 4: `read_only`: expected true or false, found a string"
    ),
    (
      "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"k\"\nreadonly = true",
      "config.toml, line 4: unknown key; did you mean `read_only`?"
    ),
  ])
  func `a mistake is named with its line and what was expected`(
    text: String, description: String
  ) {
    #expect(problem(text) == description)
  }

  @Test(arguments: [
    "http://example.com", "https://user:word@example.com", "ftp://127.0.0.1", "example.com",
    "https://example.com/path", "https://example.com?x=1", "",
  ])
  func `an address that is neither HTTPS nor loopback, or has a path, is refused`(url: String) {
    let text = "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"k\"\nbase_url = \"\(url)\""
    #expect(
      problem(text)
        == "config.toml, line 4: `base_url`: expected an https address, or an http "
        + "address of this machine, without a path")
  }

  @Test func `a file that is not there is named`() {
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration.load(path: folder.path + "/none.toml", paths: folder.paths)
    }
    #expect(error?.problem == .fileMissing)
    #expect(error?.description == "\(folder.path)/none.toml: there is no such file")
  }

  @Test func `a directory or a file that everybody may write is refused`() throws {
    let directory = #expect(throws: ConfigurationError.self) {
      try Configuration.load(path: folder.path, paths: folder.paths)
    }
    #expect(directory?.problem == .notRegularFile)
    let file = try folder.write("open.toml", "", mode: 0o666)
    let open = #expect(throws: ConfigurationError.self) {
      try Configuration.load(path: file, paths: folder.paths)
    }
    #expect(open?.problem == .writableByEverybody)
    #expect(open?.description.hasSuffix("mend it with: chmod o-w \(file)") == true)
  }
}
