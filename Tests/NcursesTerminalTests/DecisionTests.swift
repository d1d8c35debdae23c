import TerminalCanvas
import Testing

@testable import NcursesTerminal

/// What is decided before and beside ncurses.
@Suite struct DecisionTests {
  @Test(arguments: [
    ([:], ["C", "C"]),
    (["LANG": "de_DE.UTF-8"], ["de_DE.UTF-8", "C.UTF-8"]),
    (["LANG": "de_DE.utf8", "LC_ALL": ""], ["de_DE.utf8", "C.UTF-8"]),
    (["LANG": "de_DE.UTF-8", "LC_CTYPE": "C"], ["C", "C"]),
    (["LANG": "C", "LC_ALL": "en_US.UTF-8"], ["en_US.UTF-8", "C.UTF-8"]),
    (["LANG": "de_DE@euro"], ["de_DE@euro", "C"]),
  ])
  func `the locale follows LC_ALL, LC_CTYPE, LANG in this order`(
    environment: [String: String], names: [String]
  ) {
    #expect(LocaleChoice(environment: environment).names == names)
  }

  @Test(arguments: [
    ("xterm-256color", [:], ["xterm-256color"]),
    (
      "xterm-256color", ["COLORTERM": "truecolor"],
      ["alacritty-direct", "xterm-direct", "xterm-256color"]
    ),
    ("tmux-256color", ["COLORTERM": "24bit"], ["tmux-direct", "tmux-256color"]),
    ("screen-256color", ["COLORTERM": "truecolor"], ["screen-256color"]),
    ("xterm-256color", ["COLORTERM": "truecolor", "NO_COLOR": "1"], ["xterm-256color"]),
    ("xterm-256color", ["COLORTERM": "yes"], ["xterm-256color"]),
  ])
  func `direct colours are tried where the terminal says it has them`(
    type: String, environment: [String: String], names: [String]
  ) {
    let candidates = TerminalType.candidates(environment: environment, type: type)
    #expect(candidates.map(\.name) == names)
    #expect(candidates.last?.indexesBeforeDirect == nil)
  }

  @Test(arguments: [
    ("0;1;1", false, MouseEvent(.press, at: Point(column: 0, row: 0))),
    ("0;10;5", true, MouseEvent(.release, at: Point(column: 9, row: 4))),
    ("32;10;5", false, MouseEvent(.drag, at: Point(column: 9, row: 4))),
    ("64;300;5", false, MouseEvent(.scrollUp, at: Point(column: 299, row: 4))),
    ("65;1;1", false, MouseEvent(.scrollDown, at: Point(column: 0, row: 0))),
    ("16;1;1", false, MouseEvent(.press, at: Point(column: 0, row: 0))),
    ("2;1;1", false, nil), ("35;1;1", false, nil), ("0;0;1", false, nil), ("0;1", false, nil),
    ("", false, nil), (";;", false, nil), ("0;1;1;1", false, nil),
  ])
  func `a report of the mouse is understood or passed over`(
    parameters: String, isRelease: Bool, event: MouseEvent?
  ) {
    #expect(MouseReport.event(parameters: parameters, isRelease: isRelease) == event)
  }

  @Test(arguments: [
    ("25\n", "25"), ("20\n25", "20 25"), ("\t 12.5 \r\n", "12.5"), ("a\u{0}b\u{1B}[A", "ab[A"),
    ("a\u{202E}b\u{200B}c\u{FEFF}", "abc"), ("\n\n", ""), ("", ""), ("币安", "币安"),
    ("a\u{2028}b\u{A0}c", "a b c"),
  ])
  func `pasted text is made harmless`(text: String, cleaned: String) {
    #expect(PastedText.cleaned(text.unicodeScalars) == cleaned)
  }

  @Test(arguments: [
    ("kUP5", Key(.up, control: true)), ("kRIT2", Key(.right, shift: true)),
    ("kDC3", Key(.delete, alternate: true)),
    ("kHOM8", Key(.home, control: true, alternate: true, shift: true)),
    ("kUP", nil), ("kUP9", nil), ("kXX5", nil), ("", nil),
  ])
  func `a key's name says what was held`(name: String, key: Key?) {
    #expect(KeyNames.key(extendedName: name) == key)
  }

  @Test func `delays in a terminal's entry are left out of the farewell`() {
    let bytes = "\u{1B}[m$<5>\u{1B}[H$<20/>$x".utf8.map { CChar($0) }
    let kept = Farewell.withoutPadding(bytes).map { UInt8(bitPattern: $0) }
    #expect(String(decoding: kept, as: UTF8.self) == "\u{1B}[m\u{1B}[H$x")
  }
}
