public import FoundationEssentials
public import LeverDomain

/// What is known of one instrument for one account, each part with its own age.
public struct InstrumentReading: Equatable, Sendable {
  /// The instrument as its venue listed it.
  public var instrument: Instrument
  /// Whether the venue has listed the instrument since the program started. One that is only
  /// remembered from an earlier run is never the ground of a change.
  public var isListed: Bool
  /// The setting, and the limits where the venue gives them with it.
  public var leverage: Reading<LeverageReading>
  /// What the journal's last proved change of the instrument left; nil when it knows of none.
  public var proved: ProvedSetting?
  /// The position mode; nil inside when nothing in the venue's answers shows it.
  public var positionMode: Reading<PositionMode?>
  /// The open positions.
  public var positions: Reading<[Position]>
  /// The open orders.
  public var openOrders: Reading<[OpenOrder]>
  /// How far back open orders were searched for; nil where every one is listed.
  public var ordersSearchedBack: Duration?
  /// The mark price; nil inside where the venue gives none.
  public var markPrice: Reading<Price?>
  /// The margin mode; nil inside where nothing in the venue's answers shows it.
  public var marginMode: Reading<MarginMode?>
  /// The account's money in the asset that the instrument is quoted in; nil inside where the venue
  /// gives none.
  public var wallet: Reading<Wallet?>
  /// The risk tiers; empty inside where the venue gives none.
  public var tiers: Reading<[NotionalTier]>

  /// An instrument of which only the list is known.
  public init(_ instrument: Instrument, isListed: Bool = true) {
    self.instrument = instrument
    self.isListed = isListed
    leverage = .notRead
    positionMode = .notRead
    positions = .notRead
    openOrders = .notRead
    markPrice = .notRead
    marginMode = .notRead
    wallet = .notRead
    tiers = .notRead
  }

  /// The limits as the venue gives them now: those read with the setting, else those of the list.
  public var limits: LeverageLimits? {
    leverage.value?.limits ?? (isListed ? instrument.limits : nil)
  }

  /// What is known of the setting, and from where.
  public var setting: KnownSetting { KnownSetting(reading: leverage, proved: proved) }

  /// The setting's values, read or proved; nil when not known.
  public var values: LeverageSetting? { setting.values }

  /// The share of a position's value that must stay as margin: of the lowest tier, else of the list;
  /// nil when neither is known.
  public var maintenanceMarginRate: Decimal? {
    tiers.value?.first?.maintenanceMarginRate ?? instrument.maintenanceMarginRate
  }

  /// The position mode when it is known.
  public var knownPositionMode: PositionMode? {
    positionMode.value.flatMap { $0 } ?? leverage.value?.positionMode
  }
}
