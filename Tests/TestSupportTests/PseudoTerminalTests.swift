import Glibc
import TestSupport
import Testing

@Suite struct PseudoTerminalTests {
  @Test func `a program has a terminal of the given type and extent`() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "stty size; tty -s && echo \"$TERM\""], columns: 90, rows: 25)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.emulator.line(0) == "25 90")
    #expect(terminal.emulator.line(1) == "xterm-256color")
  }

  @Test func `what is typed reaches the program, and Ctrl-C interrupts it`() throws {
    let terminal = try PseudoTerminal("/bin/cat")
    terminal.send("hello\r")
    try terminal.wait(for: "the echo and the answer") { $0.emulator.line(1) == "hello" }
    terminal.send("\u{03}")
    #expect(try terminal.waitForExit() == .signalled(SIGINT))
  }

  @Test func `the modes that a program leaves behind can be looked at`() throws {
    let spoiling = try PseudoTerminal("/bin/stty", ["raw", "-echo"])
    #expect(try spoiling.waitForExit() == .exited(0))
    #expect(!spoiling.editsLines)
    let innocent = try PseudoTerminal("/bin/true")
    #expect(try innocent.waitForExit() == .exited(0))
    #expect(innocent.editsLines)
  }

  @Test func `colours, emphasis and the second screen are seen`() throws {
    let terminal = try PseudoTerminal(
      "/usr/bin/printf",
      ["\\033[?1049h\\033[H\\033[1;38;5;75;44mA\\033[m\\033[38;2;1;2;3;4;7mB\\033[m\\033[?25l"])
    #expect(try terminal.waitForExit() == .exited(0))
    let first = terminal.emulator.cell(column: 0, row: 0)
    #expect(first.text == "A" && first.bold && !first.underline)
    #expect(first.foreground == .indexed(75) && first.background == .indexed(4))
    let second = terminal.emulator.cell(column: 1, row: 0)
    #expect(second.underline && second.reverse)
    #expect(second.foreground == .direct(red: 1, green: 2, blue: 3))
    #expect(second.background == .standard)
    #expect(terminal.emulator.isAlternateScreen)
    #expect(!terminal.emulator.isCursorVisible)
  }

  @Test func `waiting in vain says what is on the screen`() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo something else; read line"])
    try terminal.wait(forText: "something else")
    let late = #expect(throws: TestSupportError.self) {
      try terminal.wait(forText: "this", timeout: .milliseconds(50))
    }
    #expect(late?.description.contains("something else") == true)
    terminal.send("\r")
    let ended = #expect(throws: TestSupportError.self) { try terminal.wait(forText: "this") }
    #expect(ended?.description.contains("ended") == true)
  }
}
