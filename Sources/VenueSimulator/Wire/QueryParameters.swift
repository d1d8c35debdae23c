/// The pairs of a query or form body, in the order received.
struct QueryParameters: Sendable, Equatable {
  /// One pair: as received, and decoded.
  struct Pair: Sendable, Equatable {
    /// The bytes between two `&`, untouched.
    let raw: String
    /// The decoded name.
    let name: String
    /// The decoded value; empty without `=`.
    let value: String
  }

  /// All pairs, in order.
  let pairs: [Pair]

  /// Reads `text`; empty pieces between two `&` are dropped.
  init(_ text: String) {
    pairs = text.utf8.split(separator: UInt8(ascii: "&")).map { piece in
      let halves = piece.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return Pair(
        raw: String(decoding: piece, as: UTF8.self),
        name: String(decoding: PercentCoding.decode(halves[0]), as: UTF8.self),
        value: halves.count > 1
          ? String(decoding: PercentCoding.decode(halves[1]), as: UTF8.self) : "")
    }
  }

  /// The last value given for `name`; nil when absent.
  subscript(name: String) -> String? {
    pairs.last { $0.name == name }?.value
  }
}
