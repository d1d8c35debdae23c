import FoundationEssentials
import LeverDomain

@testable import VenueClient

extension FuzzTarget {
  /// Text from a venue or a person that becomes a value of the domain.
  static let text = FuzzTarget(
    name: "text",
    exercises: [
      Exercise("cleaning") { (bytes) throws(BrokenInvariant) in
        try Invariants.hold(VenueText(cleaning: String(decoding: bytes, as: UTF8.self)))
      },
      Exercise("symbol") { (bytes) throws(BrokenInvariant) in
        let text = String(decoding: bytes, as: UTF8.self)
        guard let symbol = ContractSymbol(text) else { return }
        // What may be shown as it is needs no cleaning.
        try require(
          VenueText(cleaning: symbol.text).text == symbol.text, "a symbol is not safe to show")
        for alphabet in [SymbolAlphabet.hyphenated, .unseparated] {
          guard let symbol = alphabet.symbol(text) else { continue }
          try Invariants.hold(symbol, of: alphabet)
        }
      },
      Exercise("leverage") { (bytes) throws(BrokenInvariant) in
        let leverage = try? Leverage(String(decoding: bytes, as: UTF8.self))
        try Invariants.hold(leverage)
        if let leverage {
          try require(Leverage(units: leverage.units) == leverage, "units that are none")
        }
      },
      Exercise("number") { (bytes) throws(BrokenInvariant) in
        let number = ExactNumber(String(decoding: bytes, as: UTF8.self))
        try Invariants.hold(number.decimal)
        try Invariants.hold(positive: number.positive)
        try Invariants.hold(number.leverage)
        try Invariants.hold(number.price)
        if let integer = number.integer {
          try require(
            number.decimal.map { $0.description == String(integer) } ?? true,
            "\(integer) is another number than \(number.text)")
        }
      },
      Exercise("pattern") { (bytes) throws(BrokenInvariant) in
        let parts = bytes.split(separator: 0x0A, maxSplits: 1)
        guard let first = parts.first, let symbol = ContractSymbol(text(parts.last ?? first)) else {
          return
        }
        let pattern = SymbolPattern(text(first))
        let isMatch = pattern.matches(symbol)
        if pattern.isLiteral {
          try require(
            isMatch == (pattern.text.lowercased() == symbol.text.lowercased()),
            "a pattern without wildcards matches something else")
        }
        try require(SymbolPattern("*").matches(symbol), "a star does not match")
        try require(SymbolPattern(symbol.text).matches(symbol), "a symbol does not match itself")
      },
    ],
    seeds: { Seeds.writings })

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
