import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The screen beside other programs: some that were killed, some that go on, on one journal.
@Suite struct ScreenSettlementTests {
  /// From the intent on, a change may be out. Its request stands in nothing else that is written.
  func hasIntent(_ desk: CommandDesk) -> Bool {
    let log = desk.folder.path(of: ".local/state/lever/journal.sqlite-wal")
    let request = Data("/openApi/swap/v2/trade/leverage".utf8)
    return FileManager.default.contents(atPath: log)?.firstRange(of: request) != nil
  }

  @Test func `a change whose program was killed stands first, and is settled by reading`() throws {
    let desk = try CommandDesk(faults: ["hang-after@coinswitch-hft:CHANGE#1"])
    let command = try desk.start(
      "set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes", "--timeout", "60")
    // The change is out as soon as somebody else can read it.
    var isOut = false
    for _ in 0..<200 where !isOut {
      isOut = try desk.independentReading("coinswitch-hft", "BTCUSDT").output.contains("\"7.5\"")
    }
    try #require(isOut)
    command.send(signal: SIGKILL)
    #expect(try command.waitForExit() == .signalled(SIGKILL))

    let terminal = try desk.startOnTerminal()
    try terminal.wait(forText: "applied (read-back), reconciled now", timeout: .seconds(60))
    #expect(terminal.screenText.contains("BTCUSDT  10x → 7.5x by"))
    #expect(!terminal.screenText.contains("in doubt"))
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    let next = try desk.run("set", "coinswitch-hft", "BTCUSDT", "5", "--yes", "--output", "json")
    #expect(next.status == 0)
    #expect(try next.document(ChangesDocument.self).changes.first?.from?.long == "7.5")
  }

  @Test func `what cannot be read stays unknown until a value is sent again on purpose`() throws {
    let desk = try CommandDesk(faults: ["hang-after@ztdx:CHANGE#1"])
    let command = try desk.run("set", "ztdx", "BTCUSDT", "7", "--yes", "--timeout", "2")
    #expect(command.status == 3)
    let first = try desk.startOnTerminal()
    try first.wait(forText: "1 in doubt", timeout: .seconds(60))
    try first.wait(forText: "the venue offers no reading, so it stays in doubt")
    first.send("q")
    #expect(try first.waitForExit() == .exited(3))
    let words = String(decoding: first.received.suffix(600), as: UTF8.self)
    #expect(words.contains("ztdx BTCUSDT to 7x"))
    #expect(words.contains("lever journal --in-doubt"))

    let screen = PracticeScreen(on: try desk.startOnTerminal())
    try screen.choose(account: 2)
    try screen.choose(symbol: "BTCUSDT")
    // First the lost request may still arrive; after that, sending again is the user's decision.
    try screen.terminal.wait(
      forText: "? in doubt: not known to 7x by", timeout: .seconds(120))
    screen.terminal.send("7")
    try screen.terminal.wait(forText: "→ 7")
    screen.terminal.press(.enter)
    try screen.terminal.wait(forText: "type 7 to send anyway", timeout: .seconds(60))
    screen.terminal.send("y")
    try screen.terminal.wait(forText: "type 7 first, then y")
    screen.terminal.send("7")
    try screen.terminal.wait(forText: "y submits")
    screen.terminal.send("y")
    try screen.terminal.wait(forText: "applied (echo)", timeout: .seconds(60))
    try screen.terminal.wait(forText: "unknown, overtaken by")
    #expect(!screen.terminal.screenText.contains("in doubt"))
    screen.terminal.send("q")
    #expect(try screen.terminal.waitForExit() == .exited(0))
    let again = try desk.run("set", "ztdx", "BTCUSDT", "8", "--yes")
    #expect(again.status == 0, "\(again.output)")
  }

  @Test func `a change by another program appears under its name, and its row follows`() throws {
    let desk = try CommandDesk()
    let screen = PracticeScreen(on: try desk.startOnTerminal())
    try screen.choose(account: 1)
    try screen.choose(symbol: "BTCUSDT")
    try screen.terminal.wait(forText: "BTCUSDT            10x", timeout: .seconds(60))
    let other = try desk.run("set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes")
    #expect(other.status == 0)
    try screen.terminal.wait(forText: "10x → 7.5x by", timeout: .seconds(60))
    try screen.terminal.wait(forText: "BTCUSDT           7.5x", timeout: .seconds(60))
    #expect(screen.terminal.screenText.contains("lever --config"))
  }

  @Test func `an instrument that another program is changing is shown as busy until it ends`()
    throws
  {
    let desk = try CommandDesk(faults: ["hang-after@bingx:CHANGE#1"])
    let screen = PracticeScreen(on: try desk.startOnTerminal())
    try screen.choose(account: 3)
    try screen.choose(symbol: "BTC-USDT")
    let other = try desk.start(
      "set", "bingx", "BTC-USDT", "7", "--yes", "--timeout", "60", "--wait", "3")
    try screen.terminal.wait(forText: "being changed by", timeout: .seconds(60))
    #expect(screen.terminal.screenText.contains("busy"))
    #expect(screen.terminal.screenText.contains("\(other.processIdentifier), lever"))
    // Only once it has been sent does its end leave something to settle.
    let deadline = ContinuousClock.now + .seconds(60)
    while !hasIntent(desk), ContinuousClock.now < deadline { poll(nil, 0, 5) }
    other.send(signal: SIGKILL)
    _ = try other.waitForExit()
    try screen.terminal.wait(forText: "reconciled now", timeout: .seconds(60))
    #expect(!screen.terminal.screenText.contains("being changed by"))
  }

  @Test func `where nothing can be written everything is read, and nothing is sent`() throws {
    let desk = try CommandDesk()
    // A superuser writes everywhere but there.
    let screen = PracticeScreen(
      on: try desk.startOnTerminal([], environment: ["XDG_STATE_HOME": "/sys/kernel"]))
    try screen.terminal.wait(forText: "nothing can be changed", timeout: .seconds(60))
    try screen.choose(account: 0)
    try screen.choose(symbol: "BTCUSDT")
    screen.terminal.send("12")
    try screen.terminal.wait(forText: "→ 12")
    screen.terminal.press(.enter)
    try screen.terminal.wait(forText: "This change cannot be made now", timeout: .seconds(60))
    #expect(screen.terminal.screenText.contains("/sys/kernel/lever"))
    #expect(!screen.terminal.screenText.contains("y submits"))
    screen.terminal.send("y")
    screen.terminal.press(.escape)
    try screen.terminal.wait(forText: "None yet")
  }

  @Test func `a journal that was set aside is named on the screen`() throws {
    let desk = try CommandDesk()
    try FileManager.default.createDirectory(
      atPath: desk.folder.path(of: ".local/state/lever"), withIntermediateDirectories: true)
    _ = try desk.folder.write(
      String(repeating: "no database ", count: 600), to: ".local/state/lever/journal.sqlite")
    let terminal = try desk.startOnTerminal()
    try terminal.wait(forText: "the journal was damaged; it is kept as", timeout: .seconds(60))
    #expect(!terminal.screenText.contains("nothing can be changed"))
  }
}
