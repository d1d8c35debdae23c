import Cryptography
import Foundation
import LeverDomain
import Testing

@testable import Configuration

struct CredentialReaderTests {
  let folder: TestFolder
  let reader = CredentialReader(environment: ["PATH": "/usr/bin:/bin", "MADE_UP": "value"])
  let key = "api_key = \"made-up-key\"\napi_secret = \"made-up-secret\"\n"

  init() throws {
    folder = try TestFolder()
  }

  func account(_ source: AccountConfiguration.KeySource) throws -> AccountConfiguration {
    AccountConfiguration(
      name: try #require(AccountName("main")), venue: .bingx, keySource: source,
      file: "config.toml", line: 3)
  }

  func failure(
    _ source: AccountConfiguration.KeySource, reader: CredentialReader? = nil
  ) async throws -> ConfigurationError? {
    let account = try account(source)
    do {
      _ = try await (reader ?? self.reader).credential(for: account)
      return nil
    } catch {
      return error
    }
  }

  func expectMadeUp(_ credential: Credential) {
    #expect(credential.apiKey == "made-up-key")
    #expect(credential.secret.withBytes { Array($0) } == Array("made-up-secret".utf8))
  }

  @Test(arguments: [mode_t(0o600), 0o400])
  func `a key file of one's own is read`(mode: mode_t) async throws {
    let file = try folder.write("key.toml", key, mode: mode)
    expectMadeUp(try await reader.credential(for: account(.file(file))))
  }

  @Test func `a link to a key file of one's own is followed`() async throws {
    let file = try folder.write("key.toml", key)
    let link = folder.path + "/link.toml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    expectMadeUp(try await reader.credential(for: account(.file(link))))
  }

  @Test(arguments: [
    (mode_t(0o640), "640"), (0o604, "604"), (0o620, "620"), (0o602, "602"), (0o644, "644"),
    (0o666, "666"), (0o610, "610"),
  ])
  func `a key file that others can read or change is refused`(mode: mode_t, digits: String)
    async throws
  {
    let file = try folder.write("it's key.toml", key, mode: mode)
    let error = try await failure(.file(file))
    #expect(error?.problem == .readableByOthers(mode: UInt16(mode)))
    #expect(
      error?.description
        == "\(file): other users can read or change this secret file (mode \(digits)); "
        + "mend it with: chmod 600 '\(folder.path)/it'\\''s key.toml'")
  }

  @Test func `a key file of another user is refused`() async throws {
    var file = "/etc/passwd"
    if geteuid() == 0 {
      file = try folder.write("key.toml", key)
      try #require(chown(file, 65534, 65534) == 0)
    }
    let error = try await failure(.file(file))
    guard case .ownedByAnother = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains("mend it with: sudo chown ") == true)
    #expect(error?.description.hasSuffix(file) == true)
  }

  @Test func `what is no key file is refused without waiting`() async throws {
    #expect(try await failure(.file(folder.path))?.problem == .notRegularFile)
    #expect(try await failure(.file(folder.path + "/none"))?.problem == .keyFileMissing)
    let pipe = folder.path + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(try await failure(.file(pipe))?.problem == .notRegularFile)
    let long = try folder.write("long.toml", key + String(repeating: "#", count: 20_000))
    #expect(try await failure(.file(long))?.problem == .tooLong(maximum: 16384))
  }

  @Test(arguments: [
    ("", "`api_key` is missing; expected the key that the venue gave"),
    ("api_key = \"hidden\"", "`api_secret` is missing; expected the secret that the venue gave"),
    (
      "api_key = \"hidden\"\napi_secret = \"\"",
      "`api_secret`: expected the secret that the venue gave, found nothing"
    ),
    (
      "api_key = \"hid\\nden\"\napi_secret = \"hidden\"",
      "`api_key`: expected letters, digits and signs without spaces, found something else"
    ),
  ])
  func `a key file with a mistake is named, its values are not`(
    text: String, problem: String
  ) async throws {
    let file = try folder.write("key.toml", text)
    #expect(try await failure(.file(file))?.description == "\(file): \(problem)")
  }

  @Test func `a command prints the same as a key file holds`() async throws {
    let script = "printf '%s' \"$1\"; test \"$MADE_UP\" = value"
    expectMadeUp(
      try await reader.credential(for: account(.command(["sh", "-c", script, "sh", key]))))
  }

  @Test func `a command's arguments pass through no shell`() async throws {
    let text = "api_key = \"$HOME;*`id`\"\napi_secret = 's'\n"
    let credential = try await reader.credential(for: account(.command(["printf", "%s", text])))
    #expect(credential.apiKey == "$HOME;*`id`")
  }

  @Test func `a command that fails is named with its status`() async throws {
    let failed = try await failure(.command(["sh", "-c", "echo hidden; exit 7"]))
    #expect(
      failed?.description == "config.toml, line 3: the key command failed with status 7")
    let ended = try await failure(.command(["sh", "-c", "kill -9 $$"]))
    #expect(ended?.problem == .keyCommandFailed(status: nil))
    let missing = try await failure(.command(["lever-no-such-program"]))
    #expect(
      missing?.description
        == "config.toml, line 3: the key command cannot be started: "
        + "No such file or directory")
  }

  @Test func `a command that does not end, or prints without end, is ended`() async throws {
    let hasty = CredentialReader(
      environment: ["PATH": "/usr/bin:/bin"], commandTimeout: .milliseconds(100),
      commandStay: .milliseconds(20))
    #expect(
      try await failure(.command(["sleep", "600"]), reader: hasty)?.problem
        == .keyCommandTimedOut(seconds: 0))
    #expect(
      try await failure(.command(["sh", "-c", "exec >&-; exec sleep 600"]), reader: hasty)?.problem
        == .keyCommandStayed(seconds: 0))
    #expect(
      try await failure(.command(["yes"]))?.problem
        == .keyCommandTooLong(maximum: 16384))
  }

  @Test func `a command's bad output is named without showing it`() async throws {
    let error = try await failure(.command(["echo", "api_secret = hidden"]))
    #expect(
      error?.description
        == "the output of the key command, line 1, column 14: not valid TOML: expected lines such as "
        + "`key = \"text\"`, `key = 20` or `[table]`")
  }

  @Test(arguments: [mode_t(0o777), 0o770])
  func `a key file in a directory that others can change is refused`(mode: mode_t) async throws {
    let file = try folder.write("keys/key.toml", key)
    let directory = folder.path + "/keys"
    try #require(chmod(directory, mode) == 0)
    let error = try await failure(.file(file))
    #expect(error?.problem == .directoryWritableByOthers(mode: UInt16(mode)))
    #expect(error?.file == directory)
    #expect(error?.description.hasSuffix("mend it with: chmod go-w \(directory)") == true)
    try #require(chmod(directory, 0o700) == 0)
    expectMadeUp(try await reader.credential(for: account(.file(file))))
  }

  @Test(.enabled(if: geteuid() == 0))
  func `a key file that another user's link leads to is refused`() async throws {
    let file = try folder.write("key.toml", key)
    let link = folder.path + "/it's a link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    try #require(lchown(link, 65534, 65534) == 0)
    let error = try await failure(.file(link))
    guard case .linkOwnedByAnother = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(
      error?.description.hasSuffix("sudo chown -h root '\(folder.path)/it'\\''s a link'") == true)
  }

  @Test func `a path with signs that steer a terminal is shown without them, and can be mended`()
    async throws
  {
    let file = try folder.write("red \u{1B}[31m\u{202E}key.toml", key, mode: 0o644)
    let description = try #require(try await failure(.file(file))).description
    #expect(description.hasPrefix("\(folder.path)/red key.toml: other users"))
    #expect(
      description.hasSuffix(
        "chmod 600 $'\(folder.path)/red \\x1b\\x5b31m\\xe2\\x80\\xaekey.toml'"))
  }

  /// A secret may stand where anything else belongs; `$` is where it stands.
  static let misplaced = [
    "$ = 1", "$", "\"$\" = \"x\"", "[$]", "[$", "api_key = $", "api_key = \"$",
    "api_key = [\"$\"]", "api_key = { $ = 1 }", "api_key = \"a b $\"\napi_secret = \"s\"",
    "api_secret = \"$\"", "api_key = \"k\"\napi_secret = '$'\n$ = 1", "api_key.$ = 1",
    "api_key = \"k\"\napi_key = \"$\"", "api_secret = \"$\"\napi_secret = \"$\"",
    "api_key = \"k\"\napi_secret = 2026-01-01 $", "\u{0}$", "api_key = '''$",
  ]

  @Test(arguments: misplaced)
  func `nothing of a key file or of a command's output is quoted`(pattern: String) async throws {
    let secret = "1Te5tMadeUpSecret0000"
    let text = pattern.replacing("$", with: secret)
    let file = try folder.write("key.toml", text)
    let read = try #require(try await failure(.file(file)))
    #expect(!read.description.contains(secret) && !String(reflecting: read).contains(secret))
    #expect(read.description.hasPrefix(file))
    let printed = try #require(
      try await failure(.command(["sh", "-c", "cat \"$0\"", file])))
    #expect(!printed.description.contains(secret) && !String(reflecting: printed).contains(secret))
  }

  @Test func `a key where its file or command belongs is not quoted`() async throws {
    let secret = "1Te5tMadeUpSecret0000"
    for source in [
      AccountConfiguration.KeySource.file("\(folder.path)/\(secret)"),
      .file("\(folder.path)/\(String(repeating: secret, count: 100))"), .command([secret]),
      .command(["sh", "-c", "exit 3", secret]),
    ] {
      let error = try #require(try await failure(source))
      #expect(!error.description.contains(secret))
      #expect(error.description.hasPrefix("config.toml, line 3: "))
    }
  }
}
