/// A JSON document whose members keep their order and whose numbers keep their text.
public enum JSONValue: Hashable, Sendable {
  /// Not known, or not there.
  case null
  /// True or false.
  case boolean(Bool)
  /// A number, as it is spelled.
  case number(JSONNumber)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Keys with their values, in order.
  case object([Member])

  /// A key with its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value.
    public let value: JSONValue

    /// A key with its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A whole number.
  public static func integer(_ number: Int64) -> JSONValue { .number(JSONNumber(number)) }

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

extension JSONValue {
  /// The value of a key; nil where there is none, or where this is no object.
  public subscript(key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }

  /// The members, where this is an object.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The items, where this is an array.
  public var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }

  /// The text, where this is text.
  public var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The flag, where this is one.
  public var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }

  /// The number, where this is one.
  public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }

  /// The whole number, where this is one that 64 bits hold.
  public var integer: Int64? { number?.integer }
}
