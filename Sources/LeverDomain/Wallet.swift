public import FoundationEssentials

/// What an account holds, and how much of it is free to become margin.
public struct Wallet: Hashable, Sendable {
  /// What the amounts are counted in, such as `USDT`.
  public let currency: VenueText
  /// All that the account holds, what is margin already included; nil where the venue does not say.
  public let balance: Decimal?
  /// What is free to become margin, below zero when the account owes some; nil where the venue does
  /// not say.
  public let available: Decimal?

  /// A wallet as a venue reports it.
  public init(currency: VenueText, balance: Decimal?, available: Decimal?) {
    self.currency = currency
    self.balance = balance
    self.available = available
  }
}
