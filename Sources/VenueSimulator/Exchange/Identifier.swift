/// A made-up identifier, in the two forms that venues use.
struct Identifier: Sendable, Equatable {
  /// `8b81b763-df36-4c93-9bc8-9a93d65b8546`.
  let uuid: String
  /// A whole number above 2^53, which a binary floating-point number cannot hold.
  let number: Int64

  /// The next identifier that `generator` makes.
  init(from generator: inout SeededGenerator) {
    let high = generator.next()
    let low = generator.next()
    var digits: [String] = []
    for word in [high, low] {
      let text = String(word, radix: 16)
      digits.append(String(repeating: "0", count: 16 - text.count) + text)
    }
    let all = Array((digits[0] + digits[1]).utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: all[range], as: UTF8.self) }
    uuid =
      part(0..<8) + "-" + part(8..<12) + "-4" + part(13..<16) + "-a" + part(17..<20) + "-"
      + part(20..<32)
    number = 1_735_000_000_000_000_001 + Int64(low % 900_000_000_000_000)
  }
}
