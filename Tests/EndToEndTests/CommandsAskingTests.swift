import TestSupport
import Testing

@Suite struct CommandsAskingTests {
  @Test func `on a terminal the change is shown, asked for and proved`() throws {
    let desk = try CommandDesk()
    let terminal = try desk.startOnTerminal("set", "bingx", "BTC-USDT", "7")
    try terminal.wait(forText: "Change it? [y/N]")
    #expect(terminal.screenText.contains("20x → 7x"))
    #expect(terminal.screenText.contains("&signature=<signature>"))
    terminal.send("y\r")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screenText.contains("applied (read-back)"))
    let reading = try desk.independentReading("bingx", "BTC-USDT")
    #expect(reading.output == "{\"long\": \"7\", \"short\": \"7\"}\n")
  }

  @Test func `Enter alone leaves everything as it is`() throws {
    let desk = try CommandDesk()
    let terminal = try desk.startOnTerminal("set", "bingx", "BTC-USDT", "7")
    try terminal.wait(forText: "Change it? [y/N]")
    terminal.send("\r")
    #expect(try terminal.waitForExit() == .exited(1))
    #expect(terminal.screenText.contains("cancelled; nothing was sent"))
    let reading = try desk.independentReading("bingx", "BTC-USDT")
    #expect(reading.output == "{\"long\": \"20\", \"short\": \"20\"}\n")
  }

  @Test func `a raise above the threshold wants the value itself`() throws {
    let desk = try CommandDesk()
    let terminal = try desk.startOnTerminal("set", "bingx", "BTC-USDT", "50")
    try terminal.wait(forText: "type 50 to confirm")
    terminal.send("y\r")
    #expect(try terminal.waitForExit() == .exited(1))
    let reading = try desk.independentReading("bingx", "BTC-USDT")
    #expect(reading.output == "{\"long\": \"20\", \"short\": \"20\"}\n")
  }

  @Test func `Ctrl-C while asking ends it with nothing sent`() throws {
    let desk = try CommandDesk()
    let terminal = try desk.startOnTerminal("set", "bingx", "BTC-USDT", "7")
    try terminal.wait(forText: "Change it? [y/N]")
    terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == .exited(130))
    #expect(terminal.screenText.contains("interrupted; no change was sent"))
  }
}
