import TestSupport
import Testing
import VenueSimulator

/// One simulated venue, whose state a test may change, and the built program with an account on it.
final class OpenPointBench {
  private let simulator: Simulator
  private let folder: TemporaryFolder
  private let program: String
  private let venue: String

  init(
    venue: String, variants: Set<VenueVariant>, faults: [String]
  ) throws {
    self.venue = venue
    var options = SimulatorOptions()
    options.venues = [venue]
    options.variants = variants
    options.faults = try faults.map { try Fault(parsing: $0) }
    simulator = try Simulator(options: options)
    let account = try #require(try simulator.start().first)
    program = try ProgramLocation.executable(named: "lever")
    folder = try TemporaryFolder()
    let key = try folder.write(
      """
      api_key = "\(account.apiKey)"
      api_secret = "\(account.apiSecret)"

      """, to: "key.toml")
    try folder.write(
      """
      [accounts.\(venue)]
      venue = "\(venue)"
      base_url = "\(account.baseURL)"
      key_file = "\(key)"

      """, to: "lever.toml")
  }

  deinit { simulator.stop() }

  /// Takes a step and looks whether the user is told.
  func take(_ step: OpenPointCheck.Step, _ situation: String) throws {
    switch step {
    case .interfere(let body): body(simulator)
    case .run(let line, let says, let never):
      let told = try run(line)
      for words in says { #expect(told.contains(words), "\(situation): lever \(line)") }
      for words in never { #expect(!told.contains(words), "\(situation): lever \(line)") }
    case .pane(let symbol, let value, let says):
      let screen = try screen(symbol)
      if let value { screen.terminal.send(value) }
      try screen.terminal.wait(forText: says)
    case .review(let value, let symbol, let says):
      let screen = try screen(symbol)
      screen.terminal.send(value)
      try screen.terminal.wait(forText: "Enter reviews")
      screen.terminal.press(.enter)
      try screen.terminal.wait(forText: says)
    }
  }

  /// All that a command wrote, with single spaces.
  private func run(_ line: String) throws -> String {
    let result = try ProgramRunner.run(
      program,
      ["--config", folder.path(of: "lever.toml")] + line.split(separator: " ").map(String.init),
      environment: ProgramEnvironment.plain.merging(["HOME": folder.path]) { $1 })
    return (result.output + result.errorOutput).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// The screen, with an instrument selected and examined. It is so high that the whole leverage pane
  /// is seen.
  private func screen(_ symbol: String) throws -> PracticeScreen {
    let screen = PracticeScreen(
      on: try PseudoTerminal(
        program, ["--config", folder.path(of: "lever.toml")],
        environment: ProgramEnvironment.terminal().merging(["HOME": folder.path]) { $1 },
        columns: 120, rows: 70))
    try screen.terminal.wait(forText: "connected")
    try screen.choose(symbol: symbol)
    return screen
  }
}
