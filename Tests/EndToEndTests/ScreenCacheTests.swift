import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The built program on a terminal, started again: what the run before has read is there before any
/// network, and decides nothing.
struct ScreenCacheTests {
  private func path(of account: String, in desk: CommandDesk) -> String {
    desk.folder.path(of: ".cache/lever/\(account).instruments")
  }

  /// Opens the screen, waits until the first account's list has come, and with it the setting of
  /// the selected instrument where that is asked for, and quits. Returns the last picture and
  /// everything that was written.
  private func readOnce(
    _ desk: CommandDesk, waitsForSetting: Bool = false
  ) throws -> (picture: String, received: String) {
    let terminal = try desk.startOnTerminal()
    try terminal.wait(for: "a list that was read", timeout: .seconds(90)) {
      let text = $0.screenText
      guard text.contains(/▸ Instruments [0-9]/), !text.contains("as of") else { return false }
      let isExamined = text.split(separator: "\n").contains {
        $0.contains("no open order") && ($0.contains("just now") || $0.contains(" s ago"))
      }
      return text.contains("connected") && (isExamined || !waitsForSetting)
    }
    let picture = terminal.screenText
    terminal.send("q")
    #expect(try terminal.waitForExit(timeout: .seconds(60)) == .exited(0))
    return (picture, String(decoding: terminal.received, as: UTF8.self))
  }

  @Test func `the first picture shows the whole list although the venues are gone`() throws {
    let desk = try CommandDesk()
    let first = try readOnce(desk, waitsForSetting: true)
    let count = try #require(
      /Instruments ([0-9]+)/.firstMatch(in: first.picture)?.output.1)
    var information = stat()
    #expect(stat(path(of: "coinswitch-futures", in: desk), &information) == 0)
    #expect(information.st_mode & 0o777 == 0o600)
    desk.simulator.send(signal: SIGTERM)
    _ = try desk.simulator.waitForExit()

    let terminal = try desk.startOnTerminal()
    try terminal.wait(for: "the first picture", timeout: .seconds(60)) {
      $0.screenText.contains("Instruments \(count) as of")
        && $0.screenText.contains("last known")
    }
    try terminal.wait(forText: "failed", timeout: .seconds(60))
    // What is remembered stays, and no value of it can be submitted.
    terminal.send("2")
    terminal.press(.enter)
    try terminal.wait(forText: "[ Cancel ]", timeout: .seconds(60))
    #expect(!terminal.screenText.contains("y submits"))
    terminal.send("y")
    terminal.press(.escape)
    try terminal.wait(for: "the review to close") { !$0.screenText.contains("[ Cancel ]") }
    #expect(terminal.screenText.contains("None yet"))
    #expect(terminal.screenText.contains("as of"))
    terminal.send("q")
    #expect(try terminal.waitForExit(timeout: .seconds(60)) == .exited(0))
  }

  @Test func `a damaged, cut, foreign or hostile cache gives a usual start`() throws {
    let desk = try CommandDesk()
    _ = try readOnce(desk)
    let path = path(of: "coinswitch-futures", in: desk)
    let whole = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    var flipped = whole
    flipped[whole.count / 2] ^= 0x40
    var newer = whole
    newer.replaceSubrange(12..<13, with: [UInt8(ascii: "9")])
    let hostile = Array("lever cache 1\n\u{1B}]0;owned\u{07}\u{1B}[31mowned\u{202E}".utf8)
    for bytes in [[], Array(whole.prefix(whole.count / 3)), flipped, newer, hostile] {
      #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
      let received = try readOnce(desk).received
      #expect(!received.contains("as of") && !received.contains("owned"))
      // It has been written anew.
      let rebuilt = [UInt8](try #require(FileManager.default.contents(atPath: path)))
      #expect(rebuilt.count > whole.count / 2 && rebuilt.starts(with: whole.prefix(13)))
    }
  }

  @Test func `a limit that was lowered since is not taken from the cache`() throws {
    let desk = try CommandDesk(faults: ["lower-maximum@coinswitch-futures:CHANGE#1"])
    let first = try desk.startOnTerminal()
    try select("BTCUSDT", on: first, until: "1x to 25x, step 1")
    first.send("q")
    #expect(try first.waitForExit(timeout: .seconds(60)) == .exited(0))
    let refused = try desk.run("set", "coinswitch-futures", "BTCUSDT", "20", "--yes")
    #expect(refused.status == 2, "\(refused)")

    let terminal = try desk.startOnTerminal()
    try select("BTCUSDT", on: terminal, until: "1x to 19x, step 1")
    terminal.send("24")
    try terminal.wait(forText: "above the maximum of 19x", timeout: .seconds(60))
    terminal.press(.enter)
    try terminal.wait(forText: "nearest allowed", timeout: .seconds(60))
    #expect(!terminal.screenText.contains("y submits"))
  }

  @Test func `a cache that cannot be kept is no cause for alarm`() throws {
    let desk = try CommandDesk()
    try desk.folder.write("not a folder", to: ".cache")
    #expect(try !readOnce(desk).picture.lowercased().contains("cache"))
  }

  /// Selects a symbol of the first account and waits for what the pane is to say.
  private func select(_ symbol: String, on terminal: PseudoTerminal, until text: String) throws {
    try terminal.wait(forText: "Instruments ", timeout: .seconds(90))
    terminal.send("/\(symbol)")
    terminal.press(.enter)
    try terminal.wait(for: text, timeout: .seconds(90)) {
      $0.screenText.contains(text) && !$0.screenText.contains("last known \(text)")
    }
  }
}
