public import FoundationEssentials

/// A futures contract of a venue.
public struct Instrument: Hashable, Sendable {
  /// The venue's own symbol.
  public let symbol: ContractSymbol
  /// The asset that is bought and sold, such as `BTC`; empty where the venue does not say.
  public let baseAsset: VenueText
  /// The asset that prices are quoted in, such as `USDT`; empty where the venue does not say.
  public let quoteAsset: VenueText
  /// Whether the instrument can be traded now.
  public let status: InstrumentStatus
  /// The leverage limits, where the venue gives them with its instrument list; nil where they
  /// take a request of their own.
  public let limits: LeverageLimits?
  /// The largest position value, in the quote asset, that the venue names in its list.
  public let maximumPositionValue: Decimal?
  /// The share of the position value that must stay as margin (0.005 is 0.5 %), if given.
  public let maintenanceMarginRate: Decimal?

  /// An instrument as a venue lists it.
  public init(
    symbol: ContractSymbol, baseAsset: VenueText = "", quoteAsset: VenueText = "",
    status: InstrumentStatus, limits: LeverageLimits?, maximumPositionValue: Decimal? = nil,
    maintenanceMarginRate: Decimal? = nil
  ) {
    self.symbol = symbol
    self.baseAsset = baseAsset
    self.quoteAsset = quoteAsset
    self.status = status
    self.limits = limits
    self.maximumPositionValue = maximumPositionValue
    self.maintenanceMarginRate = maintenanceMarginRate
  }
}

/// Whether an instrument can be traded now.
public enum InstrumentStatus: Hashable, Sendable {
  /// Open for trading.
  case tradable
  /// Not open; holds the venue's own word for it.
  case notTradable(VenueText)

  /// Whether the instrument is open for trading.
  public var isTradable: Bool { self == .tradable }
}
