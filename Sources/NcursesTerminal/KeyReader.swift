internal import CNcurses
internal import Glibc
internal import TerminalCanvas

/// Reads what has been typed, moved and pasted. Uses a window of its own, never shown, so that
/// reading never draws.
final class KeyReader {
  /// Codes for what ncurses does not know, beyond its own.
  private enum OwnCode {
    static let pasteBegin: Int32 = 0o10001
    static let pasteEnd: Int32 = 0o10002
    static let focusGained: Int32 = 0o10005
    static let focusLost: Int32 = 0o10006
    static let mouse: Int32 = 0o10003
    static let oldMouse: Int32 = 0o10004
  }

  /// What `wget_wch` gave.
  private enum Unit {
    case character(Unicode.Scalar)
    case code(Int32)
  }

  /// How long the rest of a report may lag behind its beginning on a slow line.
  private static let lag: Int32 = 100
  /// How long pasted text may pause before it counts as complete.
  private static let pastePause: Int32 = 500

  private let window: UnsafeMutablePointer<WINDOW>?
  private let input: Int32

  /// Reads from the current screen of ncurses, whose input is the descriptor `input`.
  init(input: Int32, understandsReports: Bool) {
    self.input = input
    window = newpad(1, 1)
    keypad(window, true)
    nodelay(window, true)
    // A lone Escape is known as one after this many milliseconds.
    set_escdelay(25)
    guard understandsReports else { return }
    define_key("\u{1B}[200~", OwnCode.pasteBegin)
    define_key("\u{1B}[201~", OwnCode.pasteEnd)
    define_key("\u{1B}[I", OwnCode.focusGained)
    define_key("\u{1B}[O", OwnCode.focusLost)
    define_key("\u{1B}[<", OwnCode.mouse)
    define_key("\u{1B}[M", OwnCode.oldMouse)
    // Terminals disagree about which of two forms these keys have; the entry may name the other.
    for (sequence, code) in [
      ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT),
      ("\u{1B}[D", KEY_LEFT), ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END),
      ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END),
    ] where key_defined(sequence) == 0 {
      define_key(sequence, code)
    }
  }

  /// Gives the window back.
  func close() { delwin(window) }

  /// The next event of those that have arrived; nil when there is none. What means nothing is
  /// passed over.
  func next() -> InputEvent? {
    while let unit = read() {
      if let event = event(from: unit) { return event }
    }
    return nil
  }

  /// Throws away what has arrived.
  func discard() {
    flushinp()
    while read() != nil {}
  }

  private func event(from unit: Unit) -> InputEvent? {
    switch unit {
    case .code(OwnCode.pasteBegin): .paste(paste())
    case .code(OwnCode.pasteEnd): nil
    case .code(OwnCode.focusGained): .focus(isGained: true)
    case .code(OwnCode.focusLost): .focus(isGained: false)
    case .code(OwnCode.mouse): mouse().map(InputEvent.mouse)
    case .code(OwnCode.oldMouse): oldMouse().map(InputEvent.mouse)
    case .code(let code): KeyNames.key(code: code).map(InputEvent.key)
    case .character("\u{1B}"): afterEscape()
    case .character(let character): .key(KeyNames.key(character: character))
    }
  }

  /// Escape alone, Alt and a key, or a report that nobody asked for, which must not act as keys.
  private func afterEscape() -> InputEvent? {
    guard let unit = read() else { return .key(Key(.escape)) }
    switch unit {
    case .character("\u{1B}"):
      putBack("\u{1B}")
      return .key(Key(.escape))
    case .character(let introducer) where "[O]P_^X".unicodeScalars.contains(introducer):
      guard let first = read() else {
        return .key(Key(.character(introducer), alternate: true))
      }
      skipReport(introducer, from: first)
      return nil
    case .character(let character):
      var key = KeyNames.key(character: character)
      key.alternate = true
      return .key(key)
    case .code(let code):
      let event = event(from: .code(code))
      guard case .key(var key) = event else { return event }
      key.alternate = true
      return .key(key)
    }
  }

  /// Passes over a control sequence to its final byte, or a control string to its end.
  private func skipReport(_ introducer: Unicode.Scalar, from first: Unit) {
    var unit: Unit? = first
    var remaining = 4096
    while case .character(let character) = unit, remaining > 0 {
      if introducer == "[" || introducer == "O" {
        if (0x40...0x7E).contains(character.value) { return }
      } else if character == "\u{07}" {
        return
      } else if character == "\u{1B}" {
        if case .character("\\") = read(within: Self.lag) { return }
      }
      remaining -= 1
      unit = read(within: Self.lag)
    }
  }

  /// Everything up to the mark that ends pasted text. Nothing in it acts as a key.
  private func paste() -> String {
    var scalars: [Unicode.Scalar] = []
    while let unit = read(within: Self.pastePause) {
      switch unit {
      case .code(OwnCode.pasteEnd): return PastedText.cleaned(scalars)
      case .code: continue
      case .character(let character):
        if scalars.count < PastedText.longest { scalars.append(character) }
      }
    }
    return PastedText.cleaned(scalars)
  }

  /// The rest of a report in the form of mode 1006.
  private func mouse() -> MouseEvent? {
    var parameters = ""
    while case .character(let character) = read(within: Self.lag), parameters.utf8.count < 32 {
      switch character {
      case "M", "m":
        return MouseReport.event(parameters: parameters, isRelease: character == "m")
      case "0"..."9", ";": parameters.unicodeScalars.append(character)
      default: return nil
      }
    }
    return nil
  }

  /// The rest of a report in the older form: three characters, each 32 above its meaning.
  private func oldMouse() -> MouseEvent? {
    var numbers: [Int] = []
    while numbers.count < 3, case .character(let character) = read(within: Self.lag) {
      numbers.append(Int(character.value) - 32)
    }
    guard numbers.count == 3 else { return nil }
    return MouseReport.event(
      button: numbers[0], column: numbers[1], row: numbers[2], isRelease: false)
  }

  /// The next character or key that has arrived.
  private func read() -> Unit? {
    var value = wint_t(0)
    switch wget_wch(window, &value) {
    case OK: return Unicode.Scalar(UInt32(value)).map(Unit.character)
    case KEY_CODE_YES: return .code(Int32(bitPattern: UInt32(value)))
    default: return nil
    }
  }

  /// The next one, waiting for it at most so many milliseconds.
  private func read(within milliseconds: Int32) -> Unit? {
    if let unit = read() { return unit }
    var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return nil }
    return read()
  }

  private func putBack(_ character: Unicode.Scalar) {
    unget_wch(wchar_t(bitPattern: character.value))
  }
}
