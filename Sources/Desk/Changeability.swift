public import LeverDomain

/// Whether a change of an instrument can be made, as far as its preconditions are known.
public enum Changeability: Hashable, Sendable {
  /// Nothing stands in its way.
  case possible
  /// Something blocks it.
  case impossible
  /// A reading that would tell has not been made, or failed.
  case notKnown

  /// Judges by every precondition of a change.
  public init(_ preconditions: some Sequence<Precondition>) {
    var isKnown = true
    for precondition in preconditions {
      switch precondition.state {
      case .met, .advisory: continue
      case .blocking where precondition.evidence.contains(.notRead): isKnown = false
      case .blocking:
        self = .impossible
        return
      case .unknown where precondition.kind.canWait: continue
      case .unknown: isKnown = false
      }
    }
    self = isKnown ? .possible : .notKnown
  }
}

extension Precondition.Kind {
  /// Whether a change can be made while it is unknown. Where the position mode shapes the request,
  /// an unknown one blocks, a budget is waited for, and margin is never more than an estimate.
  fileprivate var canWait: Bool {
    self == .positionModeKnown || self == .budgetLeft || self == .marginSuffices
  }
}
