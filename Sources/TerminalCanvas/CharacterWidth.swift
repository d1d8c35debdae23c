import CSystem

/// How many columns characters take, by the C library's table, which ncurses uses too.
public enum CharacterWidth {
  /// 0 for combining and invisible characters, 2 for wide ones, else 1.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F ? 1 : 0 }
    return max(0, Int(lever_character_columns(scalar.value)))
  }

  /// The columns that a text takes.
  public static func columns(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }
}
