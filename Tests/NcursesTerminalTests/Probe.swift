import TestSupport

/// The probe on a terminal, seen and driven by a test.
struct Probe {
  let terminal: PseudoTerminal

  /// Starts it and waits for its first screen.
  init(
    _ type: String = "xterm-256color", _ changes: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws {
    terminal = try PseudoTerminal(
      ProgramLocation.executable(named: "TerminalProbe"),
      environment: ProgramEnvironment.terminal(type).merging(changes) { $1 }, columns: columns,
      rows: rows)
    // The mark in the last corner is drawn last.
    try terminal.wait(for: "the first screen") {
      $0.emulator.cell(column: columns - 1, row: rows - 1).text == "#"
    }
  }

  /// Waits until the probe reports an event: the so-many-th, in these words.
  func expect(_ count: Int, _ words: String) throws {
    try terminal.wait(for: "event \(count): \(words)") {
      $0.emulator.line(3) == "\(count): \(words)"
    }
  }

  /// Waits for its end.
  func end() throws -> ExitState { try terminal.waitForExit() }
}
