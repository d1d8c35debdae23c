public import LeverDomain

/// One instrument of one account: what two processes must not change at once.
public struct InstrumentKey: Hashable, Sendable {
  /// The account.
  public let account: AccountName
  /// Its venue.
  public let venue: Venue
  /// The instrument.
  public let symbol: ContractSymbol

  /// An instrument of an account.
  public init(account: AccountName, venue: Venue, symbol: ContractSymbol) {
    self.account = account
    self.venue = venue
    self.symbol = symbol
  }
}
