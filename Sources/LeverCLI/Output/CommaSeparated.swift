import LeverDomain

/// Rows as comma-separated values, as RFC 4180 quotes them, with a header.
///
/// A spreadsheet takes a cell for a formula that begins with `=`, `+`, `-`, `@`, their full-width
/// forms, a tab or a carriage return, and what a venue says may begin so. Such a cell is written with
/// an apostrophe in front, and so is one that begins with an apostrophe: whoever reads the file takes
/// one apostrophe away from each cell that begins with one and has what was meant. Plain decimal
/// numbers, such as -5, are written as they are.
enum CommaSeparated {
  /// The header and the rows in lines, each ended by a line feed.
  static func text(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map(line).joined()
  }

  /// One row in an ended line.
  static func line(_ row: [String]) -> String { row.map(field).joined(separator: ",") + "\n" }

  private static func field(_ raw: String) -> String {
    let text = harmless(SanitizedText(raw).text)
    // Byte by byte: with a combining mark behind it, a comma is no character of its own.
    let isQuoted = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard isQuoted else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// The text as a cell that is no formula.
  private static func harmless(_ text: String) -> String {
    // Spreadsheets skip the space in front.
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    switch first {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠", "'": return isNumber(text) ? text : "'" + text
    default: return text
    }
  }

  /// Whether it is a decimal number as the program writes them: digits, perhaps with a fraction,
  /// perhaps with a minus.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }
}
