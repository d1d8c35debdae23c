import TestSupport
import Testing

/// What a person sees, on several terminals.
@Suite struct ShowingTests {
  @Test func `a screen is shown with its wide characters in their columns`() throws {
    let probe = try Probe()
    let screen = probe.terminal.emulator
    #expect(screen.line(0) == "80x24 indexed unicode=true mouse=true")
    #expect(screen.line(1) == String(repeating: "━", count: 3) + String(repeating: "─", count: 37))
    #expect(screen.line(2) == "币安人生|é|")
    #expect(screen.cell(column: 8, row: 2).text == "|")
    #expect(screen.cell(column: 1, row: 2).isWideTail)
    #expect(screen.isAlternateScreen)
    #expect(!screen.isCursorVisible)
  }

  @Test func `256 colours take the indexes of the theme`() throws {
    let probe = try Probe()
    let screen = probe.terminal.emulator
    #expect(screen.cell(column: 0, row: 4).foreground == .indexed(75))
    #expect(screen.cell(column: 0, row: 4).background == .standard)
    #expect(screen.cell(column: 0, row: 5).foreground == .indexed(1))
    #expect(screen.cell(column: 0, row: 5).bold)
    #expect(screen.cell(column: 0, row: 6).background == .indexed(4))
  }

  @Test func `red, green and blue reach a terminal that says it knows them`() throws {
    let probe = try Probe("xterm-256color", ["COLORTERM": "truecolor"])
    let screen = probe.terminal.emulator
    #expect(screen.line(0) == "80x24 direct unicode=true mouse=true")
    #expect(screen.cell(column: 0, row: 4).foreground == .direct(red: 1, green: 2, blue: 250))
    #expect(screen.cell(column: 0, row: 5).foreground == .indexed(1))
    // So dark a blue would be an index; it gets a green that nobody sees.
    #expect(screen.cell(column: 0, row: 1).foreground == .direct(red: 0, green: 1, blue: 99))
  }

  @Test func `eight colours make bright ones bold`() throws {
    let probe = try Probe("xterm-color")
    let screen = probe.terminal.emulator
    #expect(screen.line(0).hasPrefix("80x24 sixteen"))
    #expect(screen.cell(column: 0, row: 4).foreground == .indexed(4))
    #expect(screen.cell(column: 0, row: 4).bold)
  }

  @Test(arguments: [
    ("xterm-256color", true), ("xterm", true), ("linux", false), ("vt100", false),
  ])
  func `a text goes to the clipboard of a terminal that takes one, and to no other`(
    type: String, takesIt: Bool
  ) throws {
    let probe = try Probe(type)
    probe.terminal.send("y")
    try probe.expect(1, "character y")
    // "set 币安 20" in Base64.
    let sequence = Array("\u{1B}]52;c;c2V0IOW4geWuiSAyMA==\u{07}".utf8)
    let received = probe.terminal.received
    let isSent = received.indices.contains {
      received[$0...].starts(with: sequence)
    }
    #expect(isSent == takesIt)
    #expect(probe.terminal.emulator.line(3) == "1: character y")
  }

  @Test(arguments: [("xterm-256color", ["NO_COLOR": "1"]), ("vt100", [:])])
  func `without colour, emphasis carries what colour would`(
    type: String, changes: [String: String]
  ) throws {
    let probe = try Probe(type, changes)
    let screen = probe.terminal.emulator
    #expect(screen.line(0).hasPrefix("80x24 none"))
    for row in 0..<screen.rows {
      for column in 0..<screen.columns {
        #expect(screen.cell(column: column, row: row).foreground == .standard)
        #expect(screen.cell(column: column, row: row).background == .standard)
      }
    }
    #expect(screen.cell(column: 0, row: 4).bold)
    #expect(screen.cell(column: 0, row: 5).bold && screen.cell(column: 0, row: 5).underline)
    #expect(screen.cell(column: 0, row: 6).reverse)
  }

  @Test func `an empty NO_COLOR means nothing`() throws {
    let probe = try Probe("xterm-256color", ["NO_COLOR": ""])
    #expect(probe.terminal.emulator.line(0).contains("indexed"))
  }

  @Test(arguments: ["C", "POSIX", ""])
  func `a locale without Unicode gets ASCII alone`(locale: String) throws {
    let probe = try Probe("xterm-256color", ["LANG": locale])
    let screen = probe.terminal.emulator
    #expect(screen.line(0) == "80x24 indexed unicode=false mouse=true")
    #expect(screen.line(1) == "===" + String(repeating: "-", count: 37))
    #expect(screen.line(2) == "? ? ? ? |?|")
    #expect(probe.terminal.received.allSatisfy { $0 < 0x80 })
  }

  @Test func `a language that the system lacks is Unicode all the same`() throws {
    let probe = try Probe("xterm-256color", ["LANG": "tlh_QO.UTF-8"])
    #expect(probe.terminal.emulator.line(2) == "币安人生|é|")
  }

  @Test(arguments: ["linux", "vt100", "vt220", "screen", "tmux-256color", "rxvt"])
  func `a screen is shown on every usual terminal`(type: String) throws {
    let probe = try Probe(type)
    #expect(probe.terminal.emulator.line(3) == "0: ready")
    #expect(probe.terminal.emulator.line(6) == "selected")
    probe.terminal.send("q")
    #expect(try probe.end() == .exited(0))
    #expect(probe.terminal.editsLines)
  }

  @Test func `one step of a slider costs at most 60 bytes, and idling none`() throws {
    let probe = try Probe()
    probe.terminal.readUntilQuiet()
    let before = probe.terminal.received.count
    probe.terminal.press(.right)
    try probe.expect(1, "right")
    probe.terminal.readUntilQuiet()
    // The probe also writes its event: those bytes are not the slider's.
    let whole = String(
      decoding: probe.terminal.received[before...], as: UTF8.self)
    #expect(whole.contains("1: right"))
    #expect(whole.utf8.count - "1: right".utf8.count <= 60, "\(whole.debugDescription)")
    #expect(probe.terminal.readUntilQuiet(for: .milliseconds(500)) == 0)
  }

  @Test func `the person's palette is left alone`() throws {
    for changes in [[:], ["COLORTERM": "truecolor"]] {
      let probe = try Probe("xterm-256color", changes)
      probe.terminal.send("q")
      #expect(try probe.end() == .exited(0))
      let written = String(decoding: probe.terminal.received, as: UTF8.self)
      #expect(!written.contains("\u{1B}]"))
    }
  }

  @Test func `another theme is shown at once`() throws {
    let probe = try Probe()
    probe.terminal.send("t")
    try probe.expect(1, "character t")
    try probe.terminal.wait(for: "the other colour") {
      $0.emulator.cell(column: 0, row: 4).foreground == .indexed(6)
    }
  }

  @Test func `the cursor stands where the canvas wants it`() throws {
    let probe = try Probe()
    probe.terminal.send("u")
    try probe.terminal.wait(for: "the cursor") { $0.emulator.isCursorVisible }
    try probe.expect(1, "character u")
    #expect(probe.terminal.emulator.cursor == (5, 4))
    probe.terminal.send("u")
    try probe.terminal.wait(for: "no cursor") { !$0.emulator.isCursorVisible }
  }

  @Test func `a resize redraws everything at the new extent`() throws {
    let probe = try Probe()
    probe.terminal.resize(columns: 100, rows: 30)
    try probe.expect(1, "resize 100x30")
    #expect(probe.terminal.emulator.line(0).hasPrefix("100x30"))
    try probe.terminal.wait(for: "the last corner") {
      $0.emulator.cell(column: 99, row: 29).text == "#"
    }
    probe.terminal.resize(columns: 50, rows: 10)
    try probe.expect(2, "resize 50x10")
    try probe.terminal.wait(for: "the last corner") {
      $0.emulator.cell(column: 49, row: 9).text == "#"
    }
    #expect(probe.terminal.emulator.line(2) == "币安人生|é|")
  }
}
