import TestSupport
import Testing

/// The built program on a terminal while somebody holds a lock on the file that all processes share.
struct ScreenHeldLockTests {
  @Test func `a held lock stops neither keys nor the readings of another account`() throws {
    let desk = try CommandDesk()
    let screen = PracticeScreen(on: try desk.startOnTerminal())
    // The fourth is BingX, on which each instrument is asked for by itself.
    try screen.terminal.wait(for: "four connected accounts", timeout: .seconds(60)) { terminal in
      terminal.screenText.split(separator: "\n").count { $0.contains("connected") } == 4
    }
    let script = """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
      connection.execute('BEGIN EXCLUSIVE')
      print('held', flush=True)
      sys.stdin.read()
      """
    let holder = try RunningProgram(
      "/usr/bin/env",
      ["python3", "-c", script, desk.folder.path(of: ".local/state/lever/journal.sqlite")])
    #expect(try holder.firstLine() == "held")
    let held = ContinuousClock.now

    // Keys are answered at once.
    screen.terminal.send("/ETH")
    try screen.terminal.wait(forText: "/ETH", timeout: .seconds(5))
    screen.terminal.press(.escape)
    try screen.terminal.wait(for: "the filter to go", timeout: .seconds(5)) {
      !$0.screenText.contains("/ETH")
    }
    // Another account is read, with what it costs.
    try screen.choose(account: 3)
    try screen.choose(symbol: "BTC-USDT")
    while ContinuousClock.now - held < .seconds(5) {
      screen.terminal.press(.down)
      screen.terminal.press(.up)
      try screen.terminal.wait(forText: "▸BTC-USDT ", timeout: .seconds(5))
    }
    let hasEnded = holder.hasEnded
    #expect(!hasEnded)
    holder.closeInput()
    _ = try holder.waitForExit()
    screen.terminal.send("q")
    #expect(try screen.terminal.waitForExit(timeout: .seconds(60)) == .exited(0))
  }
}
