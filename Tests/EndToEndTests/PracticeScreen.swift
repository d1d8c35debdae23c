import TestSupport
import Testing

/// The practice desk on a terminal, driven as a person would.
final class PracticeScreen {
  let terminal: PseudoTerminal

  /// The screen that a program shows on a terminal.
  init(on terminal: PseudoTerminal) { self.terminal = terminal }

  init(
    _ arguments: [String] = [], type: String = "xterm-256color", columns: Int = 120,
    rows: Int = 40, environment: [String: String] = [:]
  ) throws {
    let folder = try TemporaryFolder()
    terminal = try PseudoTerminal(
      try ProgramLocation.executable(named: "lever"), ["demo"] + arguments,
      environment: ProgramEnvironment.terminal(type).merging(
        ["HOME": folder.path, "XDG_CONFIG_HOME": folder.path].merging(environment) { $1 }
      ) { $1 },
      columns: columns, rows: rows)
  }

  /// Goes to an account by its place in the list, once it is connected.
  func choose(account place: Int) throws {
    try terminal.wait(for: "four connected accounts", timeout: .seconds(60)) { terminal in
      terminal.screenText.split(separator: "\n").count { $0.contains("connected") } == 4
    }
    terminal.press(.tab, .shift)
    terminal.press(.home)
    for _ in 0..<place { terminal.press(.down) }
    terminal.press(.enter)
  }

  /// Filters for a symbol and waits until it is the selected row and has been examined.
  func choose(symbol: String) throws {
    terminal.send("/" + symbol)
    terminal.press(.enter)
    try terminal.wait(for: "the selected row \(symbol)", timeout: .seconds(60)) { terminal in
      terminal.screenText.contains("▸\(symbol) ")
    }
    try terminal.wait(for: "the examination of \(symbol)", timeout: .seconds(90)) { terminal in
      let lines = terminal.screenText.split(separator: "\n")
      let orders = lines.first { $0.contains("open order") && !$0.contains("cancel") }
      return orders.map { !$0.contains("not read") && !$0.contains("reading") } ?? false
    }
  }

  /// Types a value and opens the review.
  func review(_ value: String) throws {
    terminal.send(value)
    try waitForOffer(of: value)
    terminal.press(.enter)
    try terminal.wait(forText: "y submits", timeout: .seconds(60))
  }

  /// Waits until Enter would review a change to a value.
  func waitForOffer(of value: String) throws {
    try terminal.wait(for: "a review of \(value) to be offered", timeout: .seconds(60)) {
      $0.screenText.contains("→ \(value)") && $0.screenText.contains("Enter reviews")
    }
  }
}
