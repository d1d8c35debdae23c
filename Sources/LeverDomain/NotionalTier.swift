public import FoundationEssentials

/// One step of an instrument's risk ladder: how large a position may be, and what it then takes.
public struct NotionalTier: Hashable, Sendable {
  /// The position value, in the quote asset, from which the tier holds.
  public let floor: Decimal
  /// The position value, in the quote asset, up to which the tier holds; nil for no upper end.
  public let cap: Decimal?
  /// The highest leverage in this tier, where the venue gives it.
  public let maximumLeverage: Leverage?
  /// The share of the position value that must stay as margin in this tier, where given.
  public let maintenanceMarginRate: Decimal?

  /// A tier as a venue lists it.
  public init(
    floor: Decimal, cap: Decimal?, maximumLeverage: Leverage?, maintenanceMarginRate: Decimal?
  ) {
    self.floor = floor
    self.cap = cap
    self.maximumLeverage = maximumLeverage
    self.maintenanceMarginRate = maintenanceMarginRate
  }
}
