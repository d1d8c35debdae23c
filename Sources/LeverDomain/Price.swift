public import FoundationEssentials

/// A price in the quote asset.
public struct Price: Hashable, Sendable {
  /// The price, above zero.
  public let value: Decimal

  /// Nil when `value` is not above zero.
  public init?(_ value: Decimal) {
    guard value > 0 else { return nil }
    self.value = value
  }
}
