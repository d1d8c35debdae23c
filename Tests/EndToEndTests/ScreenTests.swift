import TestSupport
import Testing

/// The built program on a real pseudo-terminal, against the simulator it brings along.
struct ScreenTests {
  @Test(arguments: [
    (0, "BTCUSDT", "read-back"), (1, "BTCUSDT", "read-back"), (2, "BTCUSDT", "echo"),
    (3, "BTC-USDT", "read-back"),
  ])
  func `a typed value is reviewed, submitted and proved on every venue`(
    place: Int, symbol: String, proof: String
  ) throws {
    let screen = try PracticeScreen()
    try screen.choose(account: place)
    try screen.choose(symbol: symbol)
    try screen.review("13")
    screen.terminal.send("y")
    try screen.terminal.wait(forText: "applied (\(proof))", timeout: .seconds(90))
    screen.terminal.send("q")
    #expect(try screen.terminal.waitForExit() == .exited(0))
    #expect(!screen.terminal.emulator.isAlternateScreen)
    #expect(
      screen.terminal.emulator.isCursorVisible,
      "\(String(decoding: screen.terminal.received.suffix(400), as: UTF8.self).debugDescription)")
    #expect(screen.terminal.emulator.mouseMode == .none)
  }

  @Test func `an open order blocks before anything is sent, and is named`() throws {
    let screen = try PracticeScreen()
    try screen.choose(account: 0)
    try screen.choose(symbol: "SOLUSDT")
    screen.terminal.send("4")
    screen.terminal.press(.enter)
    let identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-/
    try screen.terminal.wait(forText: "This change cannot be made now", timeout: .seconds(60))
    let shown = screen.terminal.screenText
    #expect(shown.contains("open order") && shown.contains("blocking"))
    #expect(shown.contains(identifier), "\(shown)")
    #expect(shown.contains("required by CoinSwitch Futures"))
    #expect(!shown.contains("y submits"))
    screen.terminal.send("y")
    screen.terminal.press(.escape)
    try screen.terminal.wait(forText: "None yet")
  }

  @Test func `enter and escape cancel a review, and a paste never submits`() throws {
    let screen = try PracticeScreen()
    try screen.choose(account: 0)
    try screen.choose(symbol: "BTCUSDT")
    try screen.review("12")
    screen.terminal.paste("y")
    screen.terminal.press(.enter)
    try screen.terminal.wait(for: "the review to close") { !$0.screenText.contains("y submits") }
    #expect(screen.terminal.screenText.contains("None yet"))
  }

  @Test func `a value off the limits names the nearest two and is not reviewed`() throws {
    let screen = try PracticeScreen()
    try screen.choose(account: 0)
    try screen.choose(symbol: "BTCUSDT")
    screen.terminal.send("26")
    try screen.terminal.wait(for: "the nearest two values") {
      $0.screenText.contains("24x") && $0.screenText.contains("25x")
    }
    screen.terminal.press(.enter)
    #expect(!screen.terminal.screenText.contains("y submits"))
  }

  @Test func `the slider follows the arrow keys`() throws {
    let screen = try PracticeScreen()
    try screen.choose(account: 1)
    try screen.choose(symbol: "BTCUSDT")
    try screen.terminal.wait(forText: "BTCUSDT            10x", timeout: .seconds(60))
    screen.terminal.press(.enter)
    screen.terminal.press(.right)
    try screen.waitForOffer(of: "10.01")
    screen.terminal.press(.end)
    try screen.waitForOffer(of: "100")
  }

  @Test func `a resize keeps what was typed, and too small a terminal says so`() throws {
    let screen = try PracticeScreen()
    try screen.choose(account: 0)
    try screen.choose(symbol: "BTCUSDT")
    screen.terminal.send("14")
    try screen.waitForOffer(of: "14")
    screen.terminal.resize(columns: 30, rows: 8)
    try screen.terminal.wait(for: "a word about the size") {
      $0.screenText.lowercased().contains("small")
    }
    screen.terminal.resize(columns: 80, rows: 24)
    try screen.terminal.wait(forText: "→ 14")
  }

  @Test(arguments: ["xterm", "linux", "vt100"])
  func `other terminals show the same screen`(type: String) throws {
    let screen = try PracticeScreen(
      type: type, columns: 80, rows: 24, environment: ["LANG": "C", "NO_COLOR": "1"])
    try screen.terminal.wait(forText: "coinswitch-futures", timeout: .seconds(60))
    #expect(screen.terminal.received.allSatisfy { $0 < 0x80 })
    screen.terminal.send("q")
    #expect(try screen.terminal.waitForExit() == .exited(0))
  }

  @Test func `a signal gives the terminal back`() throws {
    let screen = try PracticeScreen()
    try screen.terminal.wait(forText: "coinswitch-futures", timeout: .seconds(60))
    screen.terminal.send(signal: 15)
    #expect(try screen.terminal.waitForExit() == .signalled(15))
    #expect(!screen.terminal.emulator.isAlternateScreen)
    #expect(screen.terminal.editsLines)
  }

  @Test func `nothing of a hostile venue's text steers the terminal`() throws {
    let screen = try PracticeScreen(["--fault", "hostile-text@coinswitch-futures:CHANGE"])
    try screen.choose(account: 0)
    try screen.choose(symbol: "BTCUSDT")
    try screen.review("13")
    screen.terminal.send("y")
    try screen.terminal.wait(forText: "refused", timeout: .seconds(90))
    #expect(screen.terminal.emulator.isAlternateScreen)
    let sent = String(decoding: screen.terminal.received, as: UTF8.self)
    for scalar in sent.unicodeScalars {
      let category = scalar.properties.generalCategory
      #expect(category != .format && !(0x80...0x9F).contains(scalar.value))
    }
  }
}
