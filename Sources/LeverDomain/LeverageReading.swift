public import FoundationEssentials

/// What a venue tells of one instrument's leverage for one account.
public struct LeverageReading: Hashable, Sendable {
  /// The setting, or why the venue's answer holds none.
  public enum Setting: Hashable, Sendable {
    /// Read from the venue: its document, or its engine, says that this is the setting.
    case read(LeverageSetting)
    /// The answer shows only what open positions carry, which is not the setting.
    case shownByPosition(LeverageSetting)
    /// The venue offers no reading of it.
    case notOffered
    /// The venue's answer left it out, as for a flat instrument on some venues.
    case notShown
  }

  /// The setting, or why there is none.
  public let setting: Setting
  /// The limits, when the same answer gave them.
  public let limits: LeverageLimits?
  /// The position mode, when the same answer showed it.
  public let positionMode: PositionMode?
  /// The open positions, when the same answer gave them.
  public let positions: [Position]?
  /// The largest position value, in the quote asset, at the present leverage, where given.
  public let maximumPositionValue: Decimal?

  /// What one answer told.
  public init(
    setting: Setting, limits: LeverageLimits? = nil, positionMode: PositionMode? = nil,
    positions: [Position]? = nil, maximumPositionValue: Decimal? = nil
  ) {
    self.setting = setting
    self.limits = limits
    self.positionMode = positionMode
    self.positions = positions
    self.maximumPositionValue = maximumPositionValue
  }

  /// The setting's values; nil when the answer holds none.
  public var values: LeverageSetting? {
    if case .read(let values) = setting { values } else { nil }
  }

  /// What the answer's rows show, whether that is the setting or what open positions carry; nil when
  /// it shows nothing. Of use only to see whether it moved.
  public var shown: LeverageSetting? {
    switch setting {
    case .read(let values), .shownByPosition(let values): values
    case .notOffered, .notShown: nil
    }
  }
}
