public import FoundationEssentials

/// An open position.
public struct Position: Hashable, Sendable {
  /// The instrument it is in.
  public let symbol: ContractSymbol
  /// Its direction.
  public let side: PositionSide
  /// Its size in the base asset; above zero.
  public let size: Decimal
  /// The venue's identifier for it, if it has one.
  public let identifier: VenueText?
  /// The average entry price in the quote asset.
  public let entryPrice: Decimal?
  /// The mark price in the quote asset.
  public let markPrice: Decimal?
  /// The price, in the quote asset, at which the venue would liquidate it.
  public let liquidationPrice: Decimal?
  /// Its value in the quote asset.
  public let value: Decimal?
  /// The margin held for it, in the quote asset.
  public let margin: Decimal?
  /// The leverage it carries.
  public let leverage: Leverage?
  /// How its margin is held, where the venue shows it with the position.
  public let marginMode: MarginMode?

  /// A position as a venue reports it.
  public init(
    symbol: ContractSymbol, side: PositionSide, size: Decimal, identifier: VenueText? = nil,
    entryPrice: Decimal? = nil, markPrice: Decimal? = nil, liquidationPrice: Decimal? = nil,
    value: Decimal? = nil, margin: Decimal? = nil, leverage: Leverage? = nil,
    marginMode: MarginMode? = nil
  ) {
    self.symbol = symbol
    self.side = side
    self.size = size
    self.identifier = identifier
    self.entryPrice = entryPrice
    self.markPrice = markPrice
    self.liquidationPrice = liquidationPrice
    self.value = value
    self.margin = margin
    self.leverage = leverage
    self.marginMode = marginMode
  }
}
