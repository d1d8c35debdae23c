/// A pattern that symbols may match: `*` stands for any run of characters, `?` for one, and case
/// does not matter.
public struct SymbolPattern: Hashable, Sendable, CustomStringConvertible {
  /// The pattern as written.
  public let text: String
  private let scalars: [Unicode.Scalar]

  /// A pattern. Every text is one; the empty one matches no symbol.
  public init(_ text: String) {
    self.text = text
    scalars = Array(text.lowercased().unicodeScalars)
  }

  /// The pattern as written.
  public var description: String { text }

  /// Whether it has no `*` and no `?`, so that it can match only one spelling.
  public var isLiteral: Bool { !scalars.contains("*") && !scalars.contains("?") }

  /// Whether `symbol` matches as a whole. Takes time in proportion to both lengths at most.
  public func matches(_ symbol: ContractSymbol) -> Bool {
    let subject = Array(symbol.text.lowercased().unicodeScalars)
    var (place, position) = (0, 0)
    var lastStar: (place: Int, position: Int)?
    while position < subject.count {
      if place < scalars.count, scalars[place] == "*" {
        lastStar = (place, position)
        place += 1
      } else if place < scalars.count, scalars[place] == "?" || scalars[place] == subject[position]
      {
        place += 1
        position += 1
      } else if let star = lastStar {
        lastStar = (star.place, star.position + 1)
        place = star.place + 1
        position = star.position + 1
      } else {
        return false
      }
    }
    return scalars[place...].allSatisfy { $0 == "*" }
  }
}
