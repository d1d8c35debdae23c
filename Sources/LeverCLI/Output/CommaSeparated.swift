/// Rows as comma-separated values, as RFC 4180 quotes them, with a header.
enum CommaSeparated {
  /// The header and the rows in lines, each ended by a line feed.
  static func text(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map(line).joined()
  }

  /// One row in an ended line.
  static func line(_ row: [String]) -> String { row.map(field).joined(separator: ",") + "\n" }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}
