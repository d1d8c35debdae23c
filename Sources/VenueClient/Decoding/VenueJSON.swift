import FoundationEssentials
import LeverDomain

/// JSON from a venue. Depth is bounded (512 levels), length by the transport. A text that says a key
/// twice is unreadable, and a number that cannot be held exactly reads as none: see ``StrictJSON``.
enum VenueJSON {
  /// Decodes a body.
  ///
  /// - Throws: ``VenueError`` of kind `unreadable` when it is not what the documents promise.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from body: Data
  ) throws(VenueError) -> Value {
    guard let value = decodeIfPossible(type, from: body) else { throw VenueError(.unreadable) }
    return value
  }

  /// Decodes a body, or nil.
  static func decodeIfPossible<Value: Decodable>(_ type: Value.Type, from body: Data) -> Value? {
    StrictJSON.body(body).flatMap { try? JSONDecoder().decode(type, from: $0) }
  }
}

extension Date {
  /// The moment that Unix milliseconds name; nil for none and for what no exchange can mean.
  init?(milliseconds: Int64?) {
    guard let milliseconds, milliseconds > 0, milliseconds < 32_503_680_000_000 else { return nil }
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  /// Unix milliseconds, cut off.
  var milliseconds: Int64 { Int64(timeIntervalSince1970 * 1000) }
}
