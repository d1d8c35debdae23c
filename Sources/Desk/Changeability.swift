public import LeverDomain

/// Whether a change of an instrument can be made, as far as its preconditions are known.
public enum Changeability: Hashable, Sendable {
  /// Nothing stands in its way; of what the user should know, the first.
  case possible(advice: Precondition?)
  /// Something blocks it: the first that does.
  case impossible(Precondition)
  /// A reading that would tell has not been made, or failed.
  case notKnown

  /// Judges by every precondition of a change.
  public init(_ preconditions: some Sequence<Precondition>) {
    var isKnown = true
    var advice: Precondition?
    for precondition in preconditions {
      switch precondition.state {
      case .met: continue
      case .advisory: advice = advice ?? precondition
      case .blocking:
        self = .impossible(precondition)
        return
      case .unknown: if !precondition.canWait { isKnown = false }
      }
    }
    self = isKnown ? .possible(advice: advice) : .notKnown
  }

  /// What speaks most strongly against a change, or should be known; nil when nothing does.
  public var reason: Precondition? {
    switch self {
    case .impossible(let precondition): precondition
    case .possible(let advice): advice
    case .notKnown: nil
    }
  }

  /// The state that a single precondition of this weight has.
  public var state: Precondition.State {
    switch self {
    case .impossible: .blocking
    case .notKnown: .unknown
    case .possible(let advice): advice == nil ? .met : .advisory
    }
  }
}

extension Precondition {
  /// Whether a change can be made while it is unknown: a position mode that does not shape the
  /// request does not matter, a budget is waited for, and margin is never more than an estimate.
  fileprivate var canWait: Bool {
    switch kind {
    case .positionModeKnown: !mustBeKnown
    case .budgetLeft, .marginSuffices: true
    case .tradableInstrument, .noOpenPosition, .noOpenOrder, .keyAllowed, .clockClose, .limitsKnown:
      false
    }
  }
}
