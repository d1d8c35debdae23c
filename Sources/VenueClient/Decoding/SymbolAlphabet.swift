import LeverDomain

/// Which characters a venue's symbols are made of. A symbol outside is never sent or shown.
enum SymbolAlphabet: Sendable {
  /// Capital ASCII letters, digits, and letters of other scripts.
  case unseparated
  /// Capital ASCII letters, digits and `-`.
  case hyphenated

  /// A symbol from a venue's answer, or nil when it is none of the venue's.
  func symbol(_ raw: String) -> ContractSymbol? {
    guard let symbol = ContractSymbol(raw), allows(symbol) else { return nil }
    return symbol
  }

  /// Whether `symbol` may be sent.
  func allows(_ symbol: ContractSymbol) -> Bool {
    symbol.text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "A"..."Z", "0"..."9": true
      case "-": self == .hyphenated
      default: self == .unseparated && !scalar.isASCII
      }
    }
  }

  /// Passes a symbol that may be sent.
  ///
  /// - Throws: ``VenueError`` of kind `unknownSymbol` for another.
  func require(_ symbol: ContractSymbol) throws(VenueError) {
    guard allows(symbol) else { throw VenueError(.unknownSymbol) }
  }
}
