import FoundationEssentials
import TestSupport
import Testing

/// Paths, arguments and variables that try to steer the terminal.
@Suite struct CommandsHostilePathsTests {
  static let hostile = "x\u{1B}[31mred\u{1B}]0;owned\u{07}\u{202E}\u{9B}5m\u{200B}y"

  struct Case: CustomTestStringConvertible {
    var arguments: [String] = []
    var environment: [String: String] = [:]
    /// A part of what must be said, so that it is known that the text came through.
    var needle: String

    var testDescription: String { (arguments + environment.keys.sorted()).joined(separator: " ") }
  }

  static let cases = [
    Case(arguments: ["--config", "/tmp/\(hostile)", "accounts"], needle: "no such file"),
    Case(arguments: ["accounts"], environment: ["LEVER_CONFIG": hostile], needle: "no such file"),
    Case(
      arguments: ["accounts"], environment: ["XDG_CONFIG_HOME": "/tmp/\(hostile)"],
      needle: "no such file"),
    Case(
      arguments: ["journal"], environment: ["XDG_STATE_HOME": "/tmp/\(hostile)"],
      needle: "there is no /tmp/"),
    Case(
      arguments: ["journal", "check"], environment: ["XDG_STATE_HOME": "/tmp/\(hostile)"],
      needle: "there is no /tmp/"),
    Case(
      arguments: ["journal"], environment: ["XDG_STATE_HOME": "/dev/null/\(hostile)"],
      needle: "/dev/null/"),
    Case(arguments: ["simulate", "--fault", hostile], needle: "--fault"),
    Case(arguments: ["demo", "--fault", "latency=\(hostile)"], needle: "--fault"),
    Case(arguments: ["simulate", "--fault", "hang-after@\(hostile)"], needle: "--fault"),
    Case(arguments: ["simulate", "--write-config", "/nowhere/\(hostile)"], needle: "/nowhere/"),
    Case(arguments: ["--theme", hostile, "themes"], needle: "no theme"),
    Case(arguments: ["prove", "--check", "/nowhere/\(hostile)"], needle: "/nowhere/"),
    Case(arguments: ["prove", hostile], needle: "change"),
    Case(arguments: [hostile], needle: "no command"),
    Case(arguments: ["list", "--\(hostile)"], needle: "no option"),
    Case(arguments: ["list", "-\u{9B}"], needle: "no option"),
    Case(arguments: ["--output", hostile, "journal"], needle: "table, json, csv"),
    Case(
      arguments: ["journal"], environment: ["LEVER_OUTPUT": hostile], needle: "table, json, csv"),
    Case(arguments: ["journal", "--since", hostile], needle: "--since"),
    Case(arguments: ["--timeout", hostile, "journal"], needle: "seconds"),
    Case(arguments: ["show", hostile, "X"], needle: "no account"),
    Case(arguments: ["show", "main", hostile], needle: "mode 644"),
    Case(arguments: ["demo"], environment: ["TERM": hostile], needle: "TERM="),
  ]

  @Test(arguments: cases)
  func `on a terminal, none of it is obeyed`(attack: Case) throws {
    let folder = try TemporaryFolder()
    let key = try folder.write("api_key = \"k\"\napi_secret = \"s\"\n", to: Self.hostile)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let directory = folder.path(of: ".config/lever")
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let escaped = key.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
    _ = try folder.write(
      "[accounts.main]\nvenue = \"bingx\"\nkey_file = \"\(escaped)\"\n",
      to: ".config/lever/config.toml")
    // An unknown account is only found once the keys have been read.
    if attack.needle == "no account" {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    }
    let terminal = try PseudoTerminal(
      try ProgramLocation.executable(named: "lever"), attack.arguments + ["--no-color"],
      environment: ProgramEnvironment.terminal().merging(["HOME": folder.path]) { $1 }
        .merging(attack.environment) { $1 })
    let state = try terminal.waitForExit(timeout: .seconds(90))
    let received = String(decoding: terminal.received, as: UTF8.self)
    let others = received.replacing("\r\n", with: "\n").unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      return scalar != "\n" && (category == .control || category == .format)
    }
    #expect(others.isEmpty, "\(received.debugDescription)")
    #expect(received.contains(attack.needle), "\(state) \(received.debugDescription)")
  }
}
