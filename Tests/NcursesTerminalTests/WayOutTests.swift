import Glibc
import TestSupport
import Testing

/// However the program ends, the shell gets its terminal back.
@Suite struct WayOutTests {
  private func expectRestored(
    _ probe: Probe, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let screen = probe.terminal.emulator
    #expect(probe.terminal.editsLines, sourceLocation: sourceLocation)
    #expect(!screen.isAlternateScreen, sourceLocation: sourceLocation)
    #expect(screen.isCursorVisible, sourceLocation: sourceLocation)
    #expect(screen.mouseMode == .none, sourceLocation: sourceLocation)
    let written = String(decoding: probe.terminal.received, as: UTF8.self)
    let on = written.ranges(of: "\u{1B}[?2004h").last
    let off = written.ranges(of: "\u{1B}[?2004l").last
    #expect(on != nil, sourceLocation: sourceLocation)
    if let on, let off { #expect(on.upperBound <= off.lowerBound, sourceLocation: sourceLocation) }
    #expect(off != nil, sourceLocation: sourceLocation)
  }

  @Test func `quitting restores the terminal, and closing twice does no harm`() throws {
    let probe = try Probe()
    #expect(!probe.terminal.editsLines)
    probe.terminal.send("q")
    #expect(try probe.end() == .exited(0))
    expectRestored(probe)
    #expect(probe.terminal.screenText.contains("closed in order"))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a request to end is an event, and the program ends in order`(signal: Int32) throws {
    let probe = try Probe()
    probe.terminal.send(signal: signal)
    #expect(try probe.end() == .exited(0))
    expectRestored(probe)
    #expect(probe.terminal.screenText.contains("closed in order"))
  }

  @Test func `SIGINT is an event like Ctrl-C`() throws {
    let probe = try Probe()
    probe.terminal.send(signal: SIGINT)
    try probe.expect(1, "terminate 2")
    probe.terminal.send(signal: SIGINT)
    try probe.expect(2, "terminate 2")
  }

  @Test(arguments: [("c", [SIGILL, SIGTRAP]), ("a", [SIGABRT]), ("s", [SIGSEGV])])
  func `a crash restores the terminal and stays a crash`(key: String, signals: [Int32]) throws {
    let probe = try Probe()
    probe.terminal.send(key)
    let state = try probe.end()
    #expect(signals.contains { state == .signalled($0) }, "\(state)")
    expectRestored(probe)
  }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT])
  func `a fatal signal restores the terminal`(signal: Int32) throws {
    let probe = try Probe()
    probe.terminal.send(signal: signal)
    #expect(try probe.end() == .signalled(signal))
    expectRestored(probe)
  }

  @Test func `an exit without closing restores the terminal`() throws {
    let probe = try Probe()
    probe.terminal.send("e")
    #expect(try probe.end() == .exited(0))
    expectRestored(probe)
  }

  @Test func `a program that hangs ends at the second request`() throws {
    let probe = try Probe()
    probe.terminal.send("h")
    probe.terminal.readUntilQuiet()
    probe.terminal.send(signal: SIGTERM)
    probe.terminal.readUntilQuiet()
    #expect(!probe.terminal.editsLines)
    probe.terminal.send(signal: SIGTERM)
    #expect(try probe.end() == .signalled(SIGTERM))
    expectRestored(probe)
  }

  @Test func `Ctrl-Z gives the terminal to the shell, and fg takes it again`() throws {
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ProgramEnvironment.terminal().merging(["PS1": "prompt> "]) { $1 }, columns: 80,
      rows: 24)
    try shell.wait(forText: "prompt>")
    shell.send("\(try ProgramLocation.executable(named: "TerminalProbe"))\r")
    try shell.wait(forText: "0: ready")
    shell.press(.right)
    try shell.wait(forText: "1: right")
    shell.send("\u{1A}")
    try shell.wait(forText: "Stopped")
    try shell.wait(for: "the prompt") { $0.emulator.line($0.emulator.cursor.row) == "prompt>" }
    #expect(!shell.emulator.isAlternateScreen)
    #expect(shell.emulator.isCursorVisible)
    #expect(shell.emulator.mouseMode == .none)
    shell.send("fg\r")
    try shell.wait(forText: "2: resumed")
    #expect(shell.emulator.isAlternateScreen)
    #expect(!shell.emulator.isCursorVisible)
    #expect(shell.emulator.mouseMode == .drag)
    #expect(shell.emulator.line(1).hasPrefix("━━━━─"))
    shell.press(.right)
    try shell.wait(forText: "3: right")
    shell.send("q")
    try shell.wait(forText: "closed in order")
    shell.send("exit\r")
    #expect(try shell.waitForExit() == .exited(0))
  }

  @Test func `a size that changed while the program was stopped is found`() throws {
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"], columns: 80, rows: 24)
    shell.send("\(try ProgramLocation.executable(named: "TerminalProbe"))\r")
    try shell.wait(forText: "0: ready")
    shell.send("\u{1A}")
    try shell.wait(forText: "Stopped")
    shell.resize(columns: 100, rows: 30)
    shell.send("fg\r")
    try shell.wait(forText: "resumed")
    #expect(shell.emulator.line(0).hasPrefix("100x30"))
    #expect(shell.emulator.cell(column: 99, row: 29).text == "#")
  }

  @Test(arguments: [
    (["TERM": "dumb"], "cannotDrawScreens(type: \"dumb\")"),
    (["TERM": ""], "terminalTypeMissing"),
    (["TERM": "no-such-terminal"], "unknownTerminalType(\"no-such-terminal\")"),
    (
      ["TERM": "no-such-terminal", "COLORTERM": "truecolor"],
      "unknownTerminalType(\"no-such-terminal\")"
    ),
  ])
  func `a terminal that cannot draw screens is refused`(
    changes: [String: String], reason: String
  ) throws {
    let terminal = try PseudoTerminal(
      ProgramLocation.executable(named: "TerminalProbe"),
      environment: ProgramEnvironment.plain.merging(changes) { $1 })
    #expect(try terminal.waitForExit() == .exited(3))
    #expect(terminal.screenText.contains(reason))
    #expect(!terminal.received.contains(0x1B))
    #expect(terminal.editsLines)
  }

  @Test func `a pipe is no terminal`() throws {
    let result = try ProgramRunner.run(
      ProgramLocation.executable(named: "TerminalProbe"),
      environment: ProgramEnvironment.terminal())
    #expect(result.status == 3)
    #expect(result.output.contains("notATerminal"))
    #expect(!result.output.contains("\u{1B}"))
  }
}
