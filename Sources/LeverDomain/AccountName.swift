/// The name of a configured set of credentials on one venue.
public struct AccountName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as written in the configuration: 1 to 64 letters, digits, `-`, `_` or `.`.
  public let text: String

  /// Nil when `text` is empty, longer than 64 characters or holds other characters.
  public init?(_ text: String) {
    let allowed = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
      default: false
      }
    }
    guard !text.isEmpty, text.unicodeScalars.count <= 64, allowed else { return nil }
    self.text = text
  }

  /// The text.
  public var description: String { text }

  /// By the text, in code-point order.
  public static func < (left: AccountName, right: AccountName) -> Bool { left.text < right.text }
}
