import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The built program beside a practice desk of its own, as a script would use both.
final class CommandDesk {
  /// What `lever simulate` says when it is ready.
  struct Announcement: Decodable {
    struct Account: Decodable {
      let account: String
      let venue: String
      let base_url: String
      let api_key: String
      let api_secret: String
    }

    let schema: String
    let accounts: [Account]
  }

  let announcement: Announcement
  let simulator: RunningProgram
  let folder: TemporaryFolder
  private let program: String

  /// Starts a simulator with the given faults and variants and waits until it is ready.
  init(faults: [String] = [], variants: [String] = []) throws {
    program = try ProgramLocation.executable(named: "lever")
    folder = try TemporaryFolder()
    let choices =
      faults.flatMap { ["--fault", $0] } + variants.flatMap { ["--variant", $0] }
    simulator = try RunningProgram(
      program, ["simulate", "--write-config", folder.path(of: "lever.toml")] + choices,
      environment: Self.environment(in: folder))
    announcement = try JSONDecoder().decode(
      Announcement.self, from: Data(simulator.firstLine().utf8))
  }

  /// A home that is nobody's, so that no configuration of this machine is found.
  private static func environment(in folder: TemporaryFolder) -> [String: String] {
    ProgramEnvironment.plain.merging(["HOME": folder.path]) { $1 }
  }

  /// Runs the program on the practice accounts.
  func run(
    _ arguments: String..., configuration: String? = nil, environment: [String: String] = [:],
    input: String = ""
  ) throws -> ProgramRunner.Result {
    try ProgramRunner.run(
      program, ["--config", configuration ?? folder.path(of: "lever.toml")] + arguments,
      environment: Self.environment(in: folder).merging(environment) { $1 }, input: input)
  }

  /// Runs the program again and again until no lost request holds the instrument any more: the real
  /// window of a venue.
  func runOnceItCanNoLongerArrive(_ arguments: String...) throws -> ProgramRunner.Result {
    let deadline = ContinuousClock.now + .seconds(120)
    while true {
      let result = try run(contentsOf: arguments + ["--output", "json"])
      guard result.output.contains("\"may_still_arrive\""), ContinuousClock.now < deadline else {
        return result
      }
      poll(nil, 0, 2000)
    }
  }

  /// Runs the program on the practice accounts.
  func run(contentsOf arguments: [String]) throws -> ProgramRunner.Result {
    try ProgramRunner.run(
      program, ["--config", folder.path(of: "lever.toml")] + arguments,
      environment: Self.environment(in: folder))
  }

  /// Runs lines of the shell, in which `$LEVER` is the program on the practice accounts.
  func runShell(_ lines: String) throws -> ProgramRunner.Result {
    try ProgramRunner.run(
      "/bin/sh", ["-c", lines],
      environment: Self.environment(in: folder).merging(
        ["LEVER": program, "LEVER_CONFIG": folder.path(of: "lever.toml")]) { $1 })
  }

  /// Runs SQL on a database, in other hands than the program's.
  func runSQL(_ sql: String, on database: String) throws {
    let script = """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
      connection.executescript(sys.argv[2])
      connection.close()
      """
    let result = try ProgramRunner.run("/usr/bin/env", ["python3", "-c", script, database, sql])
    try #require(result.status == 0, "\(result.errorOutput)")
  }

  /// Puts another file in a database's place, without the logs of the one that stood there.
  func replace(_ database: String, with content: Data) throws {
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: database + suffix)
    }
    try content.write(to: URL(filePath: database))
  }

  /// Starts the program on the practice accounts.
  func start(_ arguments: String..., configuration: String? = nil) throws -> RunningProgram {
    try RunningProgram(
      program, ["--config", configuration ?? folder.path(of: "lever.toml")] + arguments,
      environment: Self.environment(in: folder))
  }

  /// Starts the program on the practice accounts, in a terminal.
  func startOnTerminal(_ arguments: String...) throws -> PseudoTerminal {
    try startOnTerminal(arguments)
  }

  /// Starts the program on the practice accounts, in a terminal.
  func startOnTerminal(
    _ arguments: [String], configuration: String? = nil, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      program, ["--config", configuration ?? folder.path(of: "lever.toml")] + arguments,
      environment: ProgramEnvironment.terminal().merging(["HOME": folder.path]) { $1 }
        .merging(environment) { $1 })
  }

  /// The account of a venue.
  func account(_ venue: String) throws -> Announcement.Account {
    try #require(announcement.accounts.first { $0.venue == venue })
  }

  /// What a client that follows the venue's documents reads; on ZTDX, which offers no reading, what
  /// setting `value` is answered with.
  func independentReading(
    _ venue: String, _ symbol: String, setting value: String? = nil
  ) throws -> ProgramRunner.Result {
    let account = try account(venue)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "IndependentClient/read_leverage.py").path
    return try ProgramRunner.run(
      "/usr/bin/env",
      [
        "python3", script, venue, account.base_url, account.api_key, account.api_secret, symbol,
      ] + (value.map { [$0] } ?? []))
  }

  /// A configuration of the same accounts, each with another secret.
  func configurationWithWrongSecrets() throws -> String {
    var text = ""
    for account in announcement.accounts {
      let last = account.api_secret.last == "0" ? "1" : "0"
      let keyFile = try folder.write(
        """
        api_key = "\(account.api_key)"
        api_secret = "\(account.api_secret.dropLast() + last)"

        """, to: "\(account.account)-wrong.toml")
      text += """
        [accounts.\(account.account)]
        venue = "\(account.venue)"
        base_url = "\(account.base_url)"
        key_file = "\(keyFile)"


        """
    }
    return try folder.write(text, to: "wrong.toml")
  }
}
