import TestSupport
import Testing

/// What a person does, as the program hears of it.
@Suite struct InputTests {
  @Test func `keys are told apart`() throws {
    let probe = try Probe()
    let keys: [(NamedKey, KeyModifiers, String)] = [
      (.up, [], "up"), (.down, [], "down"), (.left, [], "left"), (.right, [], "right"),
      (.home, [], "home"), (.end, [], "end"), (.pageUp, [], "pageUp"),
      (.pageDown, [], "pageDown"), (.insert, [], "insert"), (.delete, [], "delete"),
      (.enter, [], "enter"), (.tab, [], "tab"), (.backspace, [], "backspace"),
      (.tab, .shift, "backTab"), (.function(1), [], "function(1)"),
      (.function(12), [], "function(12)"),
      (.right, .shift, "shift-right"), (.up, .shift, "shift-up"), (.left, .control, "control-left"),
      (.down, .control, "control-down"), (.pageUp, .control, "control-pageUp"),
      (.right, .alternate, "alternate-right"), (.home, [.control, .shift], "control-shift-home"),
    ]
    for (index, key) in keys.enumerated() {
      probe.terminal.press(key.0, key.1)
      try probe.expect(index + 1, key.2)
    }
  }

  @Test(arguments: [
    ("A", "character A"), ("é", "character é"), ("币", "character 币"), ("\r", "enter"),
    ("\u{01}", "control-character a"), ("\u{1B}x", "alternate-character x"),
    ("\u{7F}", "backspace"),
    ("\u{08}", "backspace"), ("\u{00}", "control-character"), ("\u{03}", "terminate 2"),
    ("\u{1B}[A", "up"), ("\u{1B}OA", "up"), ("\u{1B}[1~", "home"),
    ("\u{1B}[", "alternate-character ["), ("\u{1B}[I", "focus gained"),
    ("\u{1B}[O", "focus lost"),
  ])
  func `what is typed arrives as one event`(bytes: String, words: String) throws {
    let probe = try Probe()
    probe.terminal.send(bytes)
    try probe.expect(1, words)
  }

  @Test func `Escape alone is Escape, and twice is two`() throws {
    let probe = try Probe()
    probe.terminal.send("\u{1B}")
    try probe.expect(1, "escape")
    probe.terminal.send("\u{1B}\u{1B}")
    try probe.expect(3, "escape")
  }

  @Test(arguments: [
    "\u{1B}[?1;2c", "\u{1B}[24;80R", "\u{1B}[57;5u", "\u{1B}]11;rgb:1e/2y/30\u{07}",
    "\u{1B}P1$r0q\u{1B}\\", "\u{1B}_yes\u{1B}\\",
  ])
  func `a report that nobody asked for does not type`(report: String) throws {
    let probe = try Probe()
    probe.terminal.send(report + "x")
    try probe.expect(1, "character x")
  }

  @Test func `a paste arrives whole and never acts as keys`() throws {
    let probe = try Probe()
    probe.terminal.paste("12.5\ny\tq\u{03}\u{1A}\u{200B}\u{202E}é\n")
    try probe.expect(1, "paste [12.5 y qé]")
    probe.terminal.send("x")
    try probe.expect(2, "character x")
  }

  @Test func `a paste is bounded`() throws {
    let probe = try Probe("xterm-256color", [:], columns: 200, rows: 24)
    probe.terminal.paste(String(repeating: "9", count: 20_000))
    probe.terminal.send("x")
    try probe.expect(2, "character x")
  }

  @Test func `the mouse is reported`() throws {
    let probe = try Probe("xterm-256color", [:], columns: 250, rows: 24)
    #expect(probe.terminal.emulator.mouseMode == .drag)
    let terminal = probe.terminal
    terminal.moveMouse(column: 10, row: 1)
    terminal.mouseButton(1, isDown: true)
    try probe.expect(1, "press at 10,1")
    terminal.moveMouse(column: 240, row: 1)
    try probe.expect(2, "drag at 240,1")
    terminal.mouseButton(1, isDown: false)
    try probe.expect(3, "release at 240,1")
    terminal.mouseButton(4, isDown: true)
    try probe.expect(4, "scrollUp at 240,1")
    terminal.mouseButton(5, isDown: true)
    try probe.expect(5, "scrollDown at 240,1")
    terminal.mouseButton(3, isDown: true)
    terminal.mouseButton(3, isDown: false)
    terminal.send("x")
    try probe.expect(6, "character x")
  }

  @Test func `two quick clicks are four events`() throws {
    let probe = try Probe()
    probe.terminal.click(column: 3, row: 4)
    probe.terminal.click(column: 3, row: 4)
    try probe.expect(4, "release at 3,4")
  }

  @Test func `pending input can be thrown away`() throws {
    let probe = try Probe()
    probe.terminal.send("d")
    try probe.expect(1, "character d")
    probe.terminal.send("yyyy")
    try probe.expect(2, "discarded")
    probe.terminal.send("x")
    try probe.expect(3, "character x")
  }

  @Test func `a wake-up ends a wait`() throws {
    let probe = try Probe()
    probe.terminal.send("w")
    try probe.expect(2, "woken")
  }
}
