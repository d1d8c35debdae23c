public import LeverDomain

extension Wording {
  /// What stands in the way when a precondition does not hold, in two or three words: for a column.
  public static func blocker(_ precondition: Precondition) -> String {
    switch precondition.kind {
    case .tradableInstrument:
      precondition.state == .unknown ? "status not read yet" : "not tradable"
    case .noOpenPosition: "position open"
    case .noOpenOrder: "order open"
    case .keyAllowed:
      precondition.evidence.contains(.readOnlyAccount) ? "read-only" : "key not allowed"
    case .clockClose: "clock off"
    case .budgetLeft: "no budget left"
    case .limitsKnown: "limits not known"
    case .positionModeKnown: "mode not known"
    case .marginSuffices: "margin too low"
    }
  }
}
