/// Modes that terminals after xterm have and terminfo does not name.
enum PrivateModes {
  /// Buttons, motion with a button down, places beyond column 223; pasted text between marks; who has
  /// the keyboard.
  static let on = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h\u{1B}[?1004h"
  /// The same, ended.
  static let off = "\u{1B}[?1004l\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
}
