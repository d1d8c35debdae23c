/// A value that reads as nil when it cannot be decoded, so that one odd row does not hide the rest.
struct Lossy<Value: Decodable>: Decodable {
  /// The value.
  let value: Value?

  init(from decoder: any Decoder) throws {
    value = try? Value(from: decoder)
  }
}

extension Lossy: Sendable where Value: Sendable {}

/// A key of a JSON object whose names are data.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
