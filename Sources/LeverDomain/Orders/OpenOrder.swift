public import FoundationEssentials

/// An order that still works at the venue: resting, partly filled, untriggered, or with a
/// cancellation that is not confirmed.
public struct OpenOrder: Hashable, Sendable {
  /// Whether an order buys or sells.
  public enum Side: String, Sendable, Hashable {
    /// Buys the base asset.
    case buy
    /// Sells the base asset.
    case sell
  }

  /// The instrument it is in.
  public let symbol: ContractSymbol
  /// The venue's identifier for it.
  public let identifier: VenueText
  /// Whether it buys or sells.
  public let side: Side
  /// The venue's word for its type, such as `LIMIT`.
  public let type: VenueText
  /// The venue's word for its status, such as `NEW`.
  public let status: VenueText
  /// The limit price in the quote asset, if it has one.
  public let price: Decimal?
  /// The whole quantity in the base asset, if given.
  public let quantity: Decimal?
  /// When the venue took it, if given.
  public let createdAt: Date?

  /// An order as a venue reports it.
  public init(
    symbol: ContractSymbol, identifier: VenueText, side: Side, type: VenueText,
    status: VenueText, price: Decimal? = nil, quantity: Decimal? = nil, createdAt: Date? = nil
  ) {
    self.symbol = symbol
    self.identifier = identifier
    self.side = side
    self.type = type
    self.status = status
    self.price = price
    self.quantity = quantity
    self.createdAt = createdAt
  }
}
