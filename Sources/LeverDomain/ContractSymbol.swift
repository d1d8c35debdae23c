/// The name of a futures contract in its venue's own spelling, such as `BTCUSDT` or `BTC-USDT`.
///
/// Holds only letters and digits of any script, `-`, `_`, `.` and `/`, at most 40 of them, so it
/// is safe to show and, percent-encoded, to send. A venue may allow less.
public struct ContractSymbol: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The symbol's text.
  public let text: String

  /// Nil when `text` is empty, too long or holds a character that no symbol has.
  public init?(_ text: String) {
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      guard count <= 40, ContractSymbol.allows(scalar) else { return nil }
    }
    guard count > 0 else { return nil }
    self.text = text
  }

  private static func allows(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "-", "_", ".", "/": true
    case _ where scalar.isASCII: false
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .otherLetter, .decimalNumber: true
      default: false
      }
    }
  }

  /// The text.
  public var description: String { text }

  /// By the text, in code-point order.
  public static func < (left: ContractSymbol, right: ContractSymbol) -> Bool {
    left.text < right.text
  }
}
