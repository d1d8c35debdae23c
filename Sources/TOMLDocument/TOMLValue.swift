/// A value of a TOML document, with the place where it stands.
public struct TOMLValue: Hashable, Sendable {
  /// What the value is.
  public enum Content: Hashable, Sendable {
    /// Keys with values.
    case table(TOMLTable)
    /// Values in order.
    case array([TOMLValue])
    /// Text.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A number with a fraction or exponent, as its shortest plain decimal text; or `nan`, `inf`,
    /// `-inf`. Never a binary number: `12.34` is the text `12.34`.
    case float(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// A date, a time or both. Nothing here uses one.
    case date
  }

  /// What the value is.
  public let content: Content
  /// The line of the value, or of its key, from 1; nil when the parser does not know.
  public let line: Int?

  /// The kind of value, for a sentence: "a string".
  public var kind: String {
    switch content {
    case .table: "a table"
    case .array: "an array"
    case .string: "a string"
    case .integer: "an integer"
    case .float: "a number with a fraction"
    case .boolean: "a boolean"
    case .date: "a date or time"
    }
  }
}
