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
  /// What the user must type before it is sent; nil where nothing need be.
  public let confirmation: TypedConfirmation?

  /// Whether a reading shows that the wanted values are set already, so that nothing need be sent.
  public var isAlreadySet: Bool { change.fromSource == .read && change.from == change.to }

  /// Whether the wanted values are those that the journal proved last. They may have been changed
  /// since, so the change is sent all the same.
  public var isProvedToBeSet: Bool { change.fromSource == .proved && change.from == change.to }

  /// The preconditions that forbid the change: those that do not hold, then those that are not known
  /// and must be.
  public var blocking: [Precondition] { preconditions.filter(\.forbidsChange) }

  /// Whether nothing forbids the change.
  public var isPossible: Bool { isAllowed && blocking.isEmpty }

  /// Whether nothing forbids the change that a reading could not still bring.
  public var mayBecomePossible: Bool {
    isAllowed && blocking.allSatisfy { $0.state == .unknown }
  }

  /// Whether the wanted values are allowed, each by itself and beside one another.
  private var isAllowed: Bool { violations.isEmpty && sidesObstacle == nil }
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
    let rules = account.rules
    steps = rules.legs(of: change)
    previews = steps.map(rules.preview(of:))
    violations = Proposal.violations(of: wanted, limits: reading.limits)
    sidesObstacle =
      wanted.isUniform
      ? nil : SidesObstacle(traits: account.traits, mode: reading.knownPositionMode)
    preconditions = Preconditions.evaluate(
      reading, account: accountReading, traits: account.traits,
      isReadOnly: account.isReadOnly, changeBudget: changeBudget, wanted: wanted)
    confirmation = TypedConfirmation(of: wanted, on: reading, above: confirmAbove)
  }

  private static func violations(
    of wanted: LeverageSetting, limits: LeverageLimits?
  ) -> [LimitViolation] {
    guard let limits else { return [] }
    let values = wanted.isUniform ? [wanted.long] : [wanted.long, wanted.short]
    return values.compactMap(limits.violation(of:))
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
