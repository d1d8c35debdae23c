import FoundationEssentials
public import LeverDomain

/// Decides what must hold before a change, from readings alone.
public enum Preconditions {
  /// Every precondition of a change of one instrument, blocking ones first.
  ///
  /// - Parameters:
  ///   - reading: what is known of the instrument.
  ///   - account: what is known of the account.
  ///   - traits: what holds on the venue.
  ///   - isReadOnly: whether the account refuses to sign changes.
  ///   - changeBudget: what is left of the limit that counts changes; nil when not asked.
  ///   - wanted: the setting that is wanted; nil when none is, and margin is then not judged.
  public static func evaluate(
    _ reading: InstrumentReading, account: AccountReading, traits: VenueTraits,
    isReadOnly: Bool, changeBudget: Budget?, wanted: LeverageSetting? = nil
  ) -> [Precondition] {
    var all = [
      tradableInstrument(reading),
      noOpenPosition(reading.positions, traits: traits),
      noOpenOrder(reading.openOrders, searchedBack: reading.ordersSearchedBack, traits: traits),
      keyAllowed(
        account.key, belongsToSecret: account.keyBelongsToSecret, isReadOnly: isReadOnly),
      clockClose(account.clock, tolerance: traits.clockTolerance),
      limitsKnown(reading),
      positionModeKnown(reading, traits: traits),
      budgetLeft(changeBudget, rule: traits.publishesChangeLimit ? .venue : .lever),
    ]
    if let wanted, let margin = marginSuffices(reading, wanted: wanted, traits: traits) {
      all.append(margin)
    }
    return all.enumerated().sorted { left, right in
      (left.element.urgency, left.offset) < (right.element.urgency, right.offset)
    }.map(\.element)
  }

  private static func tradableInstrument(_ reading: InstrumentReading) -> Precondition {
    guard reading.isListed else {
      return Precondition(
        .tradableInstrument, .unknown, rule: .lever, evidence: [.notRead], mustBeKnown: true)
    }
    return switch reading.instrument.status {
    case .tradable: Precondition(.tradableInstrument, .met, rule: .lever)
    case .notTradable(let word):
      Precondition(.tradableInstrument, .blocking, rule: .lever, evidence: [.status(word)])
    }
  }

  private static func noOpenPosition(
    _ positions: Reading<[Position]>, traits: VenueTraits
  ) -> Precondition {
    fromReading(.noOpenPosition, positions, traits.openPosition, page: traits.changePage) {
      .position($0)
    }
  }

  private static func noOpenOrder(
    _ orders: Reading<[OpenOrder]>, searchedBack: Duration?, traits: VenueTraits
  ) -> Precondition {
    let found = fromReading(.noOpenOrder, orders, traits.openOrder, page: traits.changePage) {
      .order($0)
    }
    guard let searchedBack, orders.value != nil else { return found }
    return Precondition(
      found.kind, found.state, rule: found.rule, page: found.page,
      evidence: found.evidence + [.searchedBack(searchedBack)])
  }

  /// Judges by a list that must be empty where the venue's page says so, and is for the user to know
  /// where it does not.
  private static func fromReading<Item: Sendable>(
    _ kind: Precondition.Kind, _ reading: Reading<[Item]>, _ obstacle: VenueTraits.Obstacle,
    page: VenueText, evidence: (Item) -> Precondition.Evidence
  ) -> Precondition {
    let isRequired = obstacle == .blocks
    func found(
      _ state: Precondition.State, _ evidence: [Precondition.Evidence]
    ) -> Precondition {
      Precondition(
        kind, state, rule: isRequired ? .venue : .advice, page: isRequired ? page : nil,
        evidence: evidence)
    }
    switch reading {
    case .notRead:
      return found(.unknown, [.notRead])
    case .failed(let error, let date):
      return found(.unknown, [.failure(error), .readAt(date)])
    case .read(let items, let date):
      guard !items.isEmpty else { return found(.met, [.readAt(date)]) }
      return found(
        isRequired ? .blocking : .advisory, items.map(evidence) + [.readAt(date)])
    }
  }

  private static func keyAllowed(
    _ key: Reading<KeyReport>, belongsToSecret: Bool?, isReadOnly: Bool
  ) -> Precondition {
    let found = keyAllowed(key, isReadOnly: isReadOnly)
    // The venue decides: a pair that does not look like one is a hint, never a reason to block.
    guard belongsToSecret == false, !isReadOnly else { return found }
    return Precondition(
      found.kind, found.state == .met ? .advisory : found.state, rule: found.rule,
      evidence: [.keyOfAnotherSecret] + found.evidence)
  }

  private static func keyAllowed(_ key: Reading<KeyReport>, isReadOnly: Bool) -> Precondition {
    if isReadOnly {
      return Precondition(
        .keyAllowed, .blocking, rule: .configuration, evidence: [.readOnlyAccount])
    }
    switch key {
    case .notRead:
      return Precondition(.keyAllowed, .unknown, rule: .venue, evidence: [.notRead])
    case .failed(let error, let date):
      let state: Precondition.State = error.consequence == .notApplied ? .blocking : .unknown
      return Precondition(
        .keyAllowed, state, rule: .venue, evidence: [.failure(error), .readAt(date)])
    case .read(let report, let date):
      let evidence: [Precondition.Evidence] =
        (report.permissions.isEmpty ? [] : [.keyPermissions(report.permissions)])
        + [.readAt(date)]
      switch report.mayChangeLeverage {
      case false?: return Precondition(.keyAllowed, .blocking, rule: .venue, evidence: evidence)
      case true?, nil: return Precondition(.keyAllowed, .met, rule: .venue, evidence: evidence)
      }
    }
  }

  private static func clockClose(
    _ clock: Reading<ClockOffset>, tolerance: Duration?
  ) -> Precondition {
    let rule: Precondition.Rule = tolerance == nil ? .advice : .venue
    switch clock {
    case .notRead:
      return Precondition(.clockClose, .unknown, rule: rule, evidence: [.notRead])
    case .failed(let error, let date):
      return Precondition(
        .clockClose, .unknown, rule: rule, evidence: [.failure(error), .readAt(date)])
    case .read(let clock, let date):
      let evidence: [Precondition.Evidence] = [
        .clockOffset(clock.offset, tolerance: tolerance), .readAt(date),
      ]
      guard let tolerance, clock.offset.magnitude > tolerance else {
        return Precondition(.clockClose, .met, rule: rule, evidence: evidence)
      }
      return Precondition(.clockClose, .blocking, rule: .lever, evidence: evidence)
    }
  }

  private static func limitsKnown(_ reading: InstrumentReading) -> Precondition {
    if reading.limits != nil { return Precondition(.limitsKnown, .met, rule: .lever) }
    switch reading.leverage {
    case .failed(let error, let date):
      return Precondition(
        .limitsKnown, .blocking, rule: .lever, evidence: [.failure(error), .readAt(date)])
    case .notRead, .read:
      return Precondition(
        .limitsKnown, .unknown, rule: .lever, evidence: [.notRead], mustBeKnown: true)
    }
  }

  private static func positionModeKnown(
    _ reading: InstrumentReading, traits: VenueTraits
  ) -> Precondition {
    if reading.knownPositionMode != nil {
      return Precondition(.positionModeKnown, .met, rule: .lever)
    }
    // Where the mode shapes the request, none can be written before the mode is known.
    let state: Precondition.State = traits.modeShapesRequest ? .blocking : .unknown
    switch reading.positionMode {
    case .notRead:
      return Precondition(
        .positionModeKnown, .unknown, rule: .lever, evidence: [.notRead],
        mustBeKnown: traits.modeShapesRequest)
    case .failed(let error, let date):
      return Precondition(
        .positionModeKnown, state, rule: .lever, evidence: [.failure(error), .readAt(date)])
    case .read(_, let date):
      return Precondition(.positionModeKnown, state, rule: .lever, evidence: [.readAt(date)])
    }
  }

  /// Whether what is free suffices for the margin that the open positions need at a lower leverage.
  /// Nil where that is no question: nothing open, no more needed, or a venue of which no document
  /// says that it asks.
  private static func marginSuffices(
    _ reading: InstrumentReading, wanted: LeverageSetting, traits: VenueTraits
  ) -> Precondition? {
    guard traits.positionMargin == .assumedRecomputed,
      let estimate = MarginEstimate(setting: wanted, on: reading), estimate.additional > 0
    else { return nil }
    let state: Precondition.State =
      estimate.available.map { estimate.additional > $0 ? .advisory : .met } ?? .unknown
    let needed = Precondition.Evidence.marginNeeded(
      estimate.additional, available: estimate.available, asset: reading.instrument.quoteAsset)
    let told: [Precondition.Evidence] =
      switch reading.wallet {
      case .notRead: [.notRead]
      case .failed(let error, let date): [.failure(error), .readAt(date)]
      case .read(_, let date): [.readAt(date)]
      }
    return Precondition(.marginSuffices, state, rule: .advice, evidence: [needed] + told)
  }

  private static func budgetLeft(
    _ budget: Budget?, rule: Precondition.Rule
  ) -> Precondition {
    guard let budget else {
      return Precondition(.budgetLeft, .unknown, rule: rule, evidence: [.notRead])
    }
    let evidence = Precondition.Evidence.requestsLeft(
      budget.left, of: budget.limit, window: budget.window)
    return Precondition(
      .budgetLeft, budget.left > 0 ? .met : .advisory, rule: rule, evidence: [evidence])
  }
}

extension Precondition {
  /// Blocking first, then what is not known and must be, then what else is not known, then advice,
  /// then what is met.
  fileprivate var urgency: Int {
    switch state {
    case .blocking: 0
    case .unknown: mustBeKnown ? 1 : 2
    case .advisory: 3
    case .met: 4
    }
  }
}

extension Duration {
  /// Its distance from zero.
  fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
