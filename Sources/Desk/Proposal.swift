public import LeverDomain

/// Why the values of long and short may not differ.
public enum SidesObstacle: Hashable, Sendable {
  /// The venue keeps one value for both.
  case oneValue
  /// The account is in one-way mode.
  case oneWayMode
  /// Only hedge mode takes two values, and nothing that the venue answered shows the mode.
  case modeNotKnown
}

/// A change as it would be made, held against everything that is known: what a person reviews.
public struct Proposal: Equatable, Sendable {
  /// The account.
  public let account: AccountName
  /// Its venue.
  public let venue: Venue
  /// From what to what.
  public let change: Change
  /// The requests that make it, in order; empty when the setting is known to be the wanted one.
  public let steps: [ChangeStep]
  /// The same requests as they would be sent, without their secrets.
  public let previews: [RequestPreview]
  /// Why the wanted values are not allowed; empty when they are.
  public let violations: [LimitViolation]
  /// Why long and short may not differ, if they do and may not; else nil.
  public let sidesObstacle: SidesObstacle?
  /// What must hold, blocking ones first.
  public let preconditions: [Precondition]
  /// Whether the user must type the value again: a raise above the threshold, or an open
  /// position.
  public let needsTypedConfirmation: Bool

  /// Whether a reading shows that the wanted values are set already, so that nothing need be sent.
  public var isAlreadySet: Bool { change.fromSource == .read && change.from == change.to }

  /// Whether the wanted values are those that the journal proved last. They may have been changed
  /// since, so the change is sent all the same.
  public var isProvedToBeSet: Bool { change.fromSource == .proved && change.from == change.to }

  /// The preconditions that forbid the change.
  public var blocking: [Precondition] { preconditions.filter { $0.state == .blocking } }

  /// Whether nothing known forbids the change.
  public var isPossible: Bool {
    violations.isEmpty && sidesObstacle == nil && blocking.isEmpty
  }
}

extension Proposal {
  /// Holds a wanted setting against what is known. Pure: asks nobody.
  ///
  /// - Parameters:
  ///   - wanted: the setting that is wanted.
  ///   - reading: what is known of the instrument.
  ///   - account: whose change it would be.
  ///   - accountReading: what is known of the account.
  ///   - changeBudget: what is left of the limit that counts changes; nil when not asked.
  ///   - confirmAbove: a raise above this needs the value typed again.
  public init(
    setting wanted: LeverageSetting, on reading: InstrumentReading, account: DeskAccount,
    accountReading: AccountReading, changeBudget: Budget?, confirmAbove: Leverage
  ) {
    let change = Change(
      symbol: reading.instrument.symbol, from: reading.values,
      fromSource: reading.setting.source, to: wanted, positionMode: reading.knownPositionMode)
    self.account = account.name
    venue = account.venue
    self.change = change
    let connection = account.connection
    steps = connection.steps(of: change)
    previews = steps.map(connection.preview(of:))
    violations = Proposal.violations(of: wanted, limits: reading.limits)
    sidesObstacle =
      wanted.isUniform
      ? nil : SidesObstacle(traits: account.traits, mode: reading.knownPositionMode)
    preconditions = Preconditions.evaluate(
      reading, account: accountReading, traits: account.traits,
      isReadOnly: account.isReadOnly, changeBudget: changeBudget, wanted: wanted)
    let hasPosition = reading.positions.value.map { !$0.isEmpty } ?? false
    needsTypedConfirmation =
      hasPosition || Proposal.raises(from: reading.values, to: wanted, above: confirmAbove)
  }

  private static func violations(
    of wanted: LeverageSetting, limits: LeverageLimits?
  ) -> [LimitViolation] {
    guard let limits else { return [] }
    let values = wanted.isUniform ? [wanted.long] : [wanted.long, wanted.short]
    return values.compactMap(limits.violation(of:))
  }

  /// Whether a side goes up to more than the threshold; an unknown start counts as lower.
  private static func raises(
    from: LeverageSetting?, to wanted: LeverageSetting, above threshold: Leverage
  ) -> Bool {
    PositionSide.allCases.contains { side in
      guard wanted[side] > threshold else { return false }
      return from.map { wanted[side] > $0[side] } ?? true
    }
  }
}

extension SidesObstacle {
  /// What forbids two values on a venue, in a position mode; nil where nothing does.
  fileprivate init?(traits: VenueTraits, mode: PositionMode?) {
    guard traits.sidesMayDiffer else {
      self = .oneValue
      return
    }
    switch mode {
    case .hedge?: return nil
    case .oneWay?: self = .oneWayMode
    case nil: self = .modeNotKnown
    }
  }
}
