import CSystem

/// How many columns characters take, by the C library's table, which ncurses uses too.
public enum CharacterWidth {
  /// 0 for combining and invisible characters, 2 for wide ones, else 1.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F ? 1 : 0 }
    return max(0, Int(lever_character_columns(scalar.value)))
  }

  /// The columns that a text takes.
  @inlinable
  public static func columns(of text: some StringProtocol) -> Int {
    withPlainBytes(of: text) { $0.count } ?? text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// Calls `body` with the bytes of a text that is printable ASCII, one column each, as most texts
  /// of a screen are; nil for any other.
  @inlinable
  static func withPlainBytes<Result>(
    of text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> Result? in
      for byte in bytes where byte < 0x20 || byte >= 0x7F { return nil }
      return body(bytes)
    } ?? nil
  }
}
