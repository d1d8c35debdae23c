public import FoundationEssentials

/// What a venue tells of one instrument's leverage for one account.
public struct LeverageReading: Hashable, Sendable {
  /// The setting, or why the venue's answer holds none.
  public enum Setting: Hashable, Sendable {
    /// Read from the venue.
    case read(LeverageSetting)
    /// Echoed by the venue in the answer to this program's own change, at the given time. Only on
    /// a venue that offers no reading.
    case echoed(LeverageSetting, at: Date)
    /// The venue offers no reading of it, and this program has not set it.
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

  /// The setting's values, whether read or echoed; nil when not known.
  public var values: LeverageSetting? {
    switch setting {
    case .read(let values), .echoed(let values, _): values
    case .notOffered, .notShown: nil
    }
  }

  /// What the setting rests on.
  public var proof: Proof {
    switch setting {
    case .read: .readBack
    case .echoed: .echo
    case .notOffered, .notShown: .none
    }
  }
}
