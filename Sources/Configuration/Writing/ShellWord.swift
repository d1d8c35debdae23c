import LeverDomain

/// Text as a shell takes it for one word.
enum ShellWord {
  /// `text`, quoted where it must be. What a terminal must not see is spelled in hexadecimal, as
  /// bash, zsh and ksh read it.
  static func quote(_ text: String) -> String {
    guard SanitizedText(text).text == text else {
      return "$'" + text.utf8.map(spell).joined() + "'"
    }
    guard text.isEmpty || !text.utf8.allSatisfy(isPlain) else { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func spell(_ byte: UInt8) -> String {
    if isPlain(byte) || byte == UInt8(ascii: " ") { return String(UnicodeScalar(byte)) }
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }
}
