/// A JSON document whose keys keep their order.
public enum JSONValue: Equatable, Sendable {
  /// Not known, or not there.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number: counts and milliseconds. Leverages and amounts are strings.
  case integer(Int64)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Keys with their values, in order.
  case object([Member])

  /// A key with its value.
  public struct Member: Equatable, Sendable {
    /// The key, in snake case.
    public let key: String
    /// The value.
    public let value: JSONValue

    /// A key with its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Text, or null where there is none.
  public init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }

  /// True or false, or null where it is not known.
  public init(_ flag: Bool?) {
    self = flag.map(JSONValue.boolean) ?? .null
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object with its keys in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
