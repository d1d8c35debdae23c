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
  ) throws -> ConfigurationError? {
    let account = try account(source)
    do {
      _ = try (reader ?? self.reader).credential(for: account)
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
  func `a key file of one's own is read`(mode: mode_t) throws {
    let file = try folder.write("key.toml", key, mode: mode)
    expectMadeUp(try reader.credential(for: account(.file(file))))
  }

  @Test func `a link to a key file of one's own is followed`() throws {
    let file = try folder.write("key.toml", key)
    let link = folder.path + "/link.toml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    expectMadeUp(try reader.credential(for: account(.file(link))))
  }

  @Test(arguments: [
    (mode_t(0o640), "640"), (0o604, "604"), (0o620, "620"), (0o602, "602"), (0o644, "644"),
    (0o666, "666"), (0o610, "610"),
  ])
  func `a key file that others can read or change is refused`(mode: mode_t, digits: String) throws {
    let file = try folder.write("it's key.toml", key, mode: mode)
    let error = try failure(.file(file))
    #expect(error?.problem == .readableByOthers(mode: UInt16(mode)))
    #expect(
      error?.description
        == "\(file): other users can read or change this secret file (mode \(digits)); "
        + "mend it with: chmod 600 '\(folder.path)/it'\\''s key.toml'")
  }

  @Test func `a key file of another user is refused`() throws {
    var file = "/etc/passwd"
    if geteuid() == 0 {
      file = try folder.write("key.toml", key)
      try #require(chown(file, 65534, 65534) == 0)
    }
    let error = try failure(.file(file))
    guard case .ownedByAnother = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains("mend it with: sudo chown ") == true)
    #expect(error?.description.hasSuffix(file) == true)
  }

  @Test func `what is no key file is refused without waiting`() throws {
    #expect(try failure(.file(folder.path))?.problem == .notRegularFile)
    #expect(try failure(.file(folder.path + "/none"))?.problem == .fileMissing)
    let pipe = folder.path + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(try failure(.file(pipe))?.problem == .notRegularFile)
    let long = try folder.write("long.toml", key + String(repeating: "#", count: 20_000))
    #expect(try failure(.file(long))?.problem == .tooLong(maximum: 16384))
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
  ) throws {
    let file = try folder.write("key.toml", text)
    #expect(try failure(.file(file))?.description == "\(file): \(problem)")
  }

  @Test func `a command prints the same as a key file holds`() throws {
    let script = "printf '%s' \"$1\"; test \"$MADE_UP\" = value"
    expectMadeUp(
      try reader.credential(for: account(.command(["sh", "-c", script, "sh", key]))))
  }

  @Test func `a command's arguments pass through no shell`() throws {
    let text = "api_key = \"$HOME;*`id`\"\napi_secret = 's'\n"
    let credential = try reader.credential(for: account(.command(["printf", "%s", text])))
    #expect(credential.apiKey == "$HOME;*`id`")
  }

  @Test func `a command that fails is named with its status`() throws {
    let failed = try failure(.command(["sh", "-c", "echo hidden; exit 7"]))
    #expect(
      failed?.description == "config.toml, line 3: the key command `sh` failed with status 7")
    let ended = try failure(.command(["sh", "-c", "kill -9 $$"]))
    #expect(ended?.problem == .keyCommandFailed(program: "sh", status: nil))
    let missing = try failure(.command(["lever-no-such-program"]))
    #expect(
      missing?.description
        == "config.toml, line 3: the key command `lever-no-such-program` cannot be started: "
        + "No such file or directory")
  }

  @Test func `a command that does not end, or prints without end, is ended`() throws {
    let hasty = CredentialReader(
      environment: ["PATH": "/usr/bin:/bin"], commandTimeout: .milliseconds(100))
    #expect(
      try failure(.command(["sleep", "600"]), reader: hasty)?.problem
        == .keyCommandTimedOut(program: "sleep", seconds: 0))
    #expect(
      try failure(.command(["sh", "-c", "exec >&-; exec sleep 600"]), reader: hasty)?.problem
        == .keyCommandTimedOut(program: "sh", seconds: 0))
    #expect(
      try failure(.command(["yes"]))?.problem
        == .keyCommandTooLong(program: "yes", maximum: 16384))
  }

  @Test func `a command's bad output is named without showing it`() throws {
    let error = try failure(.command(["echo", "api_secret = hidden"]))
    #expect(
      error?.description
        == "the output of `echo`, line 1: not valid TOML: expected lines such as api_key = \"...\"")
  }
}
