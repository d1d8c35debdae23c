internal import CNcurses

/// What is written to the terminal when the program cannot come to it: the way back from everything
/// that the screen has set.
enum Farewell {
  /// The bytes for the current screen of ncurses.
  static func bytes(rows: Int, usesPrivateModes: Bool) -> [CChar] {
    var bytes: [CChar] = []
    func append(_ text: UnsafePointer<CChar>?) {
      guard let text else { return }
      bytes += withoutPadding(Array(UnsafeBufferPointer(start: text, count: strlen(text))))
    }
    if usesPrivateModes { PrivateModes.off.withCString { append($0) } }
    append(ncurses_capability("sgr0"))
    append(ncurses_capability("op"))
    // Terminals without a second screen keep the picture; what comes next goes below it.
    append(ncurses_cursor_to(Int32(max(0, rows - 1)), 0))
    append(ncurses_capability("rmcup") ?? ncurses_capability("el"))
    append(ncurses_capability("rmkx"))
    append(ncurses_capability("cnorm"))
    return bytes
  }

  /// Terminfo's `$<5>` asks for a delay of five milliseconds, which no terminal of today needs.
  static func withoutPadding(_ bytes: [CChar]) -> [CChar] {
    var kept: [CChar] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == CChar(UInt8(ascii: "$")), index + 1 < bytes.count,
        bytes[index + 1] == CChar(UInt8(ascii: "<")),
        let end = bytes[index...].firstIndex(of: CChar(UInt8(ascii: ">")))
      {
        index = end + 1
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    return kept
  }
}
