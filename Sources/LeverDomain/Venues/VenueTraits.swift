/// What holds on a venue for every instrument, as its documents state. Screens and commands
/// follow these facts, never the venue's name.
public struct VenueTraits: Hashable, Sendable {
  /// What an open position or order does to a change.
  public enum Obstacle: Sendable, Hashable {
    /// The venue refuses the change.
    case blocks
    /// The venue takes the change; the user should know of it.
    case advises
  }

  /// Where the leverage limits come from.
  public enum LimitsSource: Sendable, Hashable {
    /// The instrument list.
    case instrumentList
    /// One request an instrument.
    case eachInstrument
  }

  /// Whether the setting can be read.
  public enum SettingSource: Sendable, Hashable {
    /// One request an instrument.
    case eachInstrument
    /// Not offered: only the echo of a change tells.
    case notOffered
  }

  /// Where the margin mode comes from.
  public enum MarginModeSource: Sendable, Hashable {
    /// Open positions and, for a flat instrument, one request.
    case eachInstrument
    /// Open positions alone.
    case openPositions
    /// Not offered.
    case notOffered
  }

  /// What a change of the setting does to the margin of a position that is open already.
  public enum PositionMargin: Sendable, Hashable {
    /// Nothing: the position keeps the leverage that it was opened with.
    case kept
    /// It is computed anew with the new leverage, and must suffice: this program's assumption, for
    /// the venue's page speaks of the "opening leverage" alone.
    case assumedRecomputed
  }

  /// What an open position does.
  public let openPosition: Obstacle
  /// What an open order does.
  public let openOrder: Obstacle
  /// Where limits come from.
  public let limitsSource: LimitsSource
  /// Whether the setting can be read.
  public let settingSource: SettingSource
  /// Whether long and short may differ when the account is in hedge mode.
  public let sidesMayDiffer: Bool
  /// Whether a change in hedge mode takes one request for each side.
  public let oneRequestPerSide: Bool
  /// Whether the venue names no minimum, so that 1 is this program's assumption.
  public let minimumIsAssumed: Bool
  /// Whether a change's requests differ with the position mode, so that none can be written while
  /// the mode is unknown.
  public let modeShapesRequest: Bool
  /// Whether one position mode holds for every instrument of the account, so that one reading tells
  /// all; where not, the mode comes with each instrument.
  public let modeIsAccountWide: Bool
  /// Where the margin mode comes from.
  public let marginModeSource: MarginModeSource
  /// What a change does to the margin of an open position.
  public let positionMargin: PositionMargin
  /// Whether an instrument whose leverage was never set is assumed to trade at the maximum.
  public let unsetIsAssumedMaximum: Bool
  /// Beyond this clock offset the venue refuses signed requests; nil when it does not check.
  public let clockTolerance: Duration?
  /// How long after signing the venue may still take a request, by the widest window that any source
  /// names; nil where it checks no time, so that a request that was held up may arrive at any time.
  public let requestLifetime: Duration?
  /// Whether the venue's document lets the identical request, sent once more, prove an accepted
  /// change: it is then answered with "not modified".
  public let provesByRepeating: Bool
  /// Whether the limit that counts changes is the venue's own, and not a cap that lever keeps to where
  /// the venue publishes none.
  public let publishesChangeLimit: Bool
  /// The page of the venue's document that says what a change of leverage takes, as its heading reads.
  public let changePage: VenueText

  /// The facts of one venue.
  public init(
    openPosition: Obstacle, openOrder: Obstacle, limitsSource: LimitsSource,
    settingSource: SettingSource, sidesMayDiffer: Bool, oneRequestPerSide: Bool = false,
    minimumIsAssumed: Bool,
    modeShapesRequest: Bool = false, modeIsAccountWide: Bool = false,
    marginModeSource: MarginModeSource = .notOffered, positionMargin: PositionMargin = .kept,
    unsetIsAssumedMaximum: Bool = false, clockTolerance: Duration?,
    requestLifetime: Duration? = nil, provesByRepeating: Bool = false,
    publishesChangeLimit: Bool = true, changePage: VenueText = ""
  ) {
    self.openPosition = openPosition
    self.openOrder = openOrder
    self.limitsSource = limitsSource
    self.settingSource = settingSource
    self.sidesMayDiffer = sidesMayDiffer
    self.oneRequestPerSide = oneRequestPerSide
    self.minimumIsAssumed = minimumIsAssumed
    self.modeShapesRequest = modeShapesRequest
    self.modeIsAccountWide = modeIsAccountWide
    self.marginModeSource = marginModeSource
    self.positionMargin = positionMargin
    self.unsetIsAssumedMaximum = unsetIsAssumedMaximum
    self.clockTolerance = clockTolerance
    self.requestLifetime = requestLifetime
    self.provesByRepeating = provesByRepeating
    self.publishesChangeLimit = publishesChangeLimit
    self.changePage = changePage
  }
}
