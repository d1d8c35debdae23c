internal import CNcurses
internal import TerminalCanvas

/// Which key ncurses means.
enum KeyNames {
  /// A key from a code of `wget_wch`; nil for one that means nothing here.
  static func key(code: Int32) -> Key? {
    if let known = codes[code] { return known }
    if (KEY_F0 + 1...KEY_F0 + 63).contains(code) { return function(Int(code - KEY_F0)) }
    guard let name = keyname(code) else { return nil }
    return key(extendedName: String(cString: name))
  }

  /// A key from a control character or another character.
  static func key(character: Unicode.Scalar) -> Key {
    switch character.value {
    case 0x0A, 0x0D: Key(.enter)
    case 0x09: Key(.tab)
    case 0x08, 0x7F: Key(.backspace)
    case 0x1B: Key(.escape)
    case 0x00: Key(.character(" "), control: true)
    case 0x01...0x1A: letter(character.value + 0x60)
    case 0x1C...0x1F: letter(character.value + 0x40)
    default: Key(.character(character))
    }
  }

  /// A key from a name that terminfo's extension gives it: `kUP5` is Control and arrow up. The
  /// number is xterm's: one more than the sum of Shift 1, Alt 2 and Control 4.
  static func key(extendedName name: String) -> Key? {
    guard let digit = name.last, let number = digit.wholeNumberValue, (2...8).contains(number),
      let code = extended[String(name.dropLast())]
    else { return nil }
    let held = number - 1
    return Key(code, control: held & 4 != 0, alternate: held & 2 != 0, shift: held & 1 != 0)
  }

  private static func letter(_ value: UInt32) -> Key {
    Key(.character(Unicode.Scalar(value) ?? " "), control: true)
  }

  /// F13 to F24 are how xterm says Shift and F1 to F12, F25 to F36 Control.
  private static func function(_ number: Int) -> Key {
    switch number {
    case 13...24: Key(.function(number - 12), shift: true)
    case 25...36: Key(.function(number - 24), control: true)
    default: Key(.function(number))
    }
  }

  private static let extended: [String: Key.Code] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
    "kPRV": .pageUp, "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
  ]

  private static let codes: [Int32: Key] = [
    KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
    KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown),
    KEY_IC: Key(.insert), KEY_DC: Key(.delete), KEY_BACKSPACE: Key(.backspace),
    KEY_ENTER: Key(.enter), KEY_BTAB: Key(.backTab), KEY_FIND: Key(.home), KEY_SELECT: Key(.end),
    KEY_A1: Key(.home), KEY_A3: Key(.pageUp), KEY_C1: Key(.end), KEY_C3: Key(.pageDown),
    KEY_SR: Key(.up, shift: true), KEY_SF: Key(.down, shift: true),
    KEY_SLEFT: Key(.left, shift: true), KEY_SRIGHT: Key(.right, shift: true),
    KEY_SHOME: Key(.home, shift: true), KEY_SEND: Key(.end, shift: true),
    KEY_SPREVIOUS: Key(.pageUp, shift: true), KEY_SNEXT: Key(.pageDown, shift: true),
    KEY_SIC: Key(.insert, shift: true), KEY_SDC: Key(.delete, shift: true),
  ]
}
