import FoundationEssentials
import OrderedJSON

/// Decodes values from a document that was read already. Text, truth values, whole numbers and
/// decimals are exact; binary fractions are not read at all.
struct DocumentDecoder: Decoder {
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  let value: JSONValue

  /// Decodes a value of a document; a number that cannot be held exactly is none, and reads as text.
  init(_ value: JSONValue, at codingPath: [any CodingKey] = []) {
    self.codingPath = codingPath
    if case .number(let number) = value, !DecimalText.isExact(number.description) {
      self.value = .string("?")
    } else {
      self.value = value
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let members = value.members else { throw mismatch([String: JSONValue].self) }
    return KeyedDecodingContainer(DocumentMembers(members: members, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = value.items else { throw mismatch([JSONValue].self) }
    return DocumentItems(items: items, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "another type stands here"))
  }

  private func exact<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw mismatch(Value.self) }
    return value
  }

  private var decimal: Decimal? { value.number.flatMap { Decimal(string: $0.description) } }
}

extension DocumentDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { value == .null }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    switch type {
    case is String.Type: try exact(value.text as? Value)
    case is Bool.Type: try exact(value.flag as? Value)
    case is Decimal.Type: try exact(decimal as? Value)
    case is Int64.Type: try exact(decimal.flatMap { Int64($0.description) } as? Value)
    case is any BinaryInteger.Type, is any BinaryFloatingPoint.Type: throw mismatch(type)
    default: try Value(from: self)
    }
  }
}
