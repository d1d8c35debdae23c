/// A JSON document as the simulator reads and writes it: numbers keep their exact text, members
/// keep their order.
enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// The last member named `name`, as most decoders choose; nil when this is no object.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The text, when this is a string.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value, when this is a number written as a plain integer: no fraction, no exponent.
  var integer: Int64? {
    if case .number(let text) = self { Int64(text) } else { nil }
  }

  /// A whole number.
  static func integer(_ value: Int64) -> JSONValue { .number(String(value)) }

  /// A whole number.
  static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// An amount as a bare number.
  static func number(_ value: Amount) -> JSONValue { .number(value.description) }

  /// An amount as text.
  static func string(_ value: Amount) -> JSONValue { .string(value.description) }
}

/// One member of a JSON object.
struct JSONMember: Sendable, Equatable {
  let name: String
  let value: JSONValue
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember(name: $0.0, value: $0.1) })
  }
}
