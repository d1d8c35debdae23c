import FoundationEssentials
import TestSupport
import Testing

/// A secret that stands in the wrong place of a file is printed by nothing.
@Suite struct CommandsSecretsTests {
  static let secret = "1Te5tMadeUpSecret0000"

  /// Configurations; `$` is the secret, and `KEYS` a folder of key files.
  static let configurations = [
    "$ = 1", "$", "[$]", "theme = $", "theme = \"$\"", "theme = [\"$\"]", "confirm_above = \"$\"",
    "accounts = \"$\"", "[accounts]\n$ = 1", "[accounts]\n\"$ \" = 1", "[accounts.\"$ x\"]",
    "[accounts.a]\n$ = 1", "[accounts.a]\nvenue = \"$\"", "[accounts.a]\nvenue = $",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"$\"",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = [\"$\"]",
    "[accounts.a]\nvenue = \"bingx\"\nkey_command = [\"$\"]",
    "[accounts.a]\nvenue = \"bingx\"\nkey_command = \"$\"",
    "[accounts.a]\nvenue = \"bingx\"\nkey_command = [\"echo\", \"$\"]",
    "[accounts.a]\nvenue = \"bingx\"\nkey_command = [\"sh\", \"-c\", \"echo $; exit 1\"]",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"k\"\nbase_url = \"$\"",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"k\"\nbase_url = \"https://u:$@example.com\"",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"k\"\nread_only = \"$\"",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"k\"\nbackground_share = \"$\"",
    "[accounts.a]\nvenue = \"bingx\"\napi_key = \"$\"",
    "[accounts.a]\nvenue = \"bingx\"\napi_secret = '$'\n$",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"KEYS/name\"",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"KEYS/text\"",
    "[accounts.a]\nvenue = \"bingx\"\nkey_file = \"KEYS/open\"",
    "[accounts.a]\nvenue = \"coinswitch-futures\"\nkey_file = \"KEYS/malformed\"",
    "[accounts.a]\nvenue = \"ztdx\"\nkey_file = \"KEYS/malformed\"",
  ]

  @Test(arguments: configurations)
  func `no command prints it`(pattern: String) throws {
    let folder = try TemporaryFolder()
    func fill(_ text: String) -> String {
      text.replacing("$", with: Self.secret).replacing("KEYS", with: folder.path)
    }
    for (name, text) in [
      ("name", "$ = \"x\""), ("text", "api_key = $"), ("open", "api_key = \"$"),
      ("malformed", "api_key = \"$\"\napi_secret = \"$ with spaces\""),
    ] {
      let file = try folder.write(fill(text), to: name)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
    let configuration = try folder.write(fill(pattern), to: "lever.toml")
    let program = try ProgramLocation.executable(named: "lever")
    for arguments in [
      ["accounts"], ["list", "--output", "json"], ["set", "a", "BTC-USDT", "7", "--yes"],
      ["themes", "--output", "csv"],
    ] {
      let result = try ProgramRunner.run(
        program, ["--config", configuration, "--timeout", "1"] + arguments,
        environment: ProgramEnvironment.plain.merging(["HOME": folder.path]) { $1 })
      let shown = result.output + result.errorOutput
      #expect(!shown.contains(Self.secret), "\(arguments): \(shown)")
      if arguments[0] == "accounts" {
        #expect(result.status == 1)
        #expect(shown.contains("lever.toml") || shown.contains(folder.path) || shown.contains("a:"))
      }
    }
  }
}
