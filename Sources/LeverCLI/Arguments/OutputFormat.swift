/// How a command's result is written.
public enum OutputFormat: String, CaseIterable, Sendable, Hashable {
  /// For people; may change between versions.
  case table
  /// One document, a contract.
  case json
  /// A header and a line a row.
  case csv
}
