import FoundationEssentials
import TestSupport
import Testing

/// The journal on the screen of the built program, on a real pseudo-terminal.
struct ScreenJournalTests {
  /// A practice desk on which BTCUSDT of the first account was set to a value.
  func screen(
    afterSetting value: String, type: String = "xterm-256color"
  ) throws -> PracticeScreen {
    let screen = try PracticeScreen(type: type)
    try screen.choose(account: 0)
    try screen.choose(symbol: "BTCUSDT")
    try screen.review(value)
    screen.terminal.send("y")
    try screen.terminal.wait(forText: "applied (read-back)", timeout: .seconds(90))
    return screen
  }

  /// Undoes what is selected, and waits until the journal shows so many changes, all applied.
  func undo(_ screen: PracticeScreen, from: String, to: String, makes count: Int) throws {
    screen.terminal.send("u")
    try screen.terminal.wait(forText: "y submits", timeout: .seconds(60))
    let review = screen.terminal.screenText
    #expect(review.contains("\(from)x → \(to)x"), "\(review)")
    #expect(review.contains("undoes "), "\(review)")
    screen.terminal.send("y")
    try screen.terminal.wait(for: "\(count) applied changes", timeout: .seconds(90)) { terminal in
      let text = terminal.screenText
      let lines = text.split(separator: "\n").filter { $0.contains("2") && $0.contains("BTCUSDT") }
      return text.contains("Journal  \(count), newest first")
        && lines.count { $0.contains("applied (read-back)") } >= count
    }
  }

  @Test func `a change is seen in the journal, undone, and its undo undone`() throws {
    let screen = try screen(afterSetting: "13")
    screen.terminal.send("J")
    try screen.terminal.wait(forText: "Journal  1, newest first")
    try screen.terminal.wait(forText: "10x → 13x")
    try undo(screen, from: "13", to: "10", makes: 2)
    #expect(screen.terminal.screenText.contains("undo of "))
    screen.terminal.press(.home)
    try screen.terminal.wait(for: "the newest change to be selected") {
      $0.screenText.split(separator: "\n").contains { $0.contains("▸2") && $0.contains("undo of") }
    }
    try undo(screen, from: "10", to: "13", makes: 3)
    screen.terminal.send("J")
    try screen.terminal.wait(for: "the panes with the value that was undone twice") {
      $0.screenText.split(separator: "\n").contains {
        $0.contains("▸BTCUSDT ") && $0.contains("13x")
      }
    }
    screen.terminal.send("q")
    #expect(try screen.terminal.waitForExit() == .exited(0))
  }

  @Test func `u on the panes undoes the latest change of the selected instrument`() throws {
    let screen = try screen(afterSetting: "12")
    screen.terminal.send("u")
    try screen.terminal.wait(forText: "y submits", timeout: .seconds(60))
    #expect(screen.terminal.screenText.contains("12x → 10x"))
    screen.terminal.press(.enter)
    try screen.terminal.wait(forText: "nothing was sent")
    screen.terminal.send("/ETHUSDT")
    screen.terminal.press(.enter)
    screen.terminal.send("u")
    try screen.terminal.wait(forText: "knows no change of ETHUSDT that can be undone")
  }

  @Test func `u says why there is nothing to undo where nobody had read what was set before`()
    throws
  {
    let screen = try PracticeScreen()
    try screen.choose(account: 2)
    try screen.choose(symbol: "BTCUSDT")
    try screen.review("13")
    screen.terminal.send("y")
    try screen.terminal.wait(forText: "applied (echo)", timeout: .seconds(90))
    screen.terminal.send("u")
    try screen.terminal.wait(forText: "is not known, so it cannot be undone")
    #expect(screen.terminal.screenText.contains("what was set before"))
  }

  @Test(arguments: [("xterm-256color", true), ("linux", false), ("vt100", false)])
  func `a change is filtered, read in full, copied as a command and gone to`(
    type: String, takesClipboard: Bool
  ) throws {
    let screen = try screen(afterSetting: "14", type: type)
    screen.terminal.resize(columns: 80, rows: 24)
    screen.terminal.send("/SOLUSDT")
    screen.terminal.press(.enter)
    try screen.terminal.wait(forText: "▸SOLUSDT ")
    screen.terminal.send("J/nosuch")
    try screen.terminal.wait(forText: "Nothing matches \"nosuch\"")
    screen.terminal.press(.escape)
    try screen.terminal.wait(forText: "10x → 14x")
    screen.terminal.send("/btc appl")
    try screen.terminal.wait(forText: "/btc appl")
    screen.terminal.press(.enter)
    screen.terminal.press(.enter)
    try screen.terminal.wait(forText: "Leverage over time")
    let command = "lever set coinswitch-futures BTCUSDT 14"
    #expect(screen.terminal.screenText.contains("command: \(command)"))
    screen.terminal.send("G")
    try screen.terminal.wait(forText: "accepted by the venue and confirmed")
    screen.terminal.send("c")
    // The last line of it, after which all of it is drawn.
    try screen.terminal.wait(forText: "Esc closes")
    #expect(screen.terminal.screenText.contains(command))
    let sequence = "\u{1B}]52;c;\(Data(command.utf8).base64EncodedString())\u{07}"
    let received = screen.terminal.received
    #expect((Data(received).firstRange(of: Data(sequence.utf8)) != nil) == takesClipboard)
    screen.terminal.press(.enter)
    screen.terminal.send("i")
    try screen.terminal.wait(forText: "▸BTCUSDT ")
    #expect(!screen.terminal.screenText.contains("newest first"))
  }

  @Test func `what another process changes appears in the open journal, which else sends nothing`()
    throws
  {
    let desk = try CommandDesk()
    let terminal = try desk.startOnTerminal()
    try terminal.wait(for: "four connected accounts", timeout: .seconds(60)) { terminal in
      terminal.screenText.split(separator: "\n").count { $0.contains("✓") } >= 1
    }
    terminal.send("J")
    try terminal.wait(forText: "No change has been made yet")
    // Readings go on behind it, and nothing of them is to be seen.
    #expect(terminal.readUntilQuiet(for: .seconds(2)) == 0)
    let result = try desk.run("set", "bingx", "BTC-USDT", "7", "--yes")
    #expect(result.status == 0, "\(result)")
    try terminal.wait(for: "the change", timeout: .seconds(60)) {
      $0.screenText.contains("BTC-USDT") && $0.screenText.contains("applied (read-back)")
    }
    terminal.send("q")
    try terminal.wait(forText: "Instruments")
  }
}
