public import LeverDomain

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
  /// Why long and short may not differ, if they do and may not.
  public let sidesMustAgree: Bool
  /// What must hold, blocking ones first.
  public let preconditions: [Precondition]
  /// Whether the person must type the value again: a raise above the threshold, or an open
  /// position.
  public let needsTypedConfirmation: Bool

  /// Whether the reading shows that the wanted values are set already.
  public var isAlreadySet: Bool { change.from == change.to }

  /// The preconditions that forbid the change.
  public var blocking: [Precondition] { preconditions.filter { $0.state == .blocking } }

  /// Whether nothing known forbids the change.
  public var isPossible: Bool {
    violations.isEmpty && !sidesMustAgree && blocking.isEmpty
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
      symbol: reading.instrument.symbol, from: reading.values, to: wanted,
      positionMode: reading.knownPositionMode)
    self.account = account.name
    venue = account.venue
    self.change = change
    let connection = account.connection
    steps = connection.steps(of: change)
    previews = steps.map(connection.preview(of:))
    violations = Proposal.violations(of: wanted, limits: reading.limits)
    sidesMustAgree =
      !wanted.isUniform
      && !(account.traits.sidesMayDiffer && reading.knownPositionMode == .hedge)
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
