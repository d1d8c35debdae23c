public import LeverDomain

extension Wording {
  /// What stands in the way when a precondition does not hold, in two or three words: for a sentence.
  public static func blocker(_ precondition: Precondition) -> String {
    switch precondition.kind {
    case .tradableInstrument where precondition.state == .unknown: "status not read yet"
    case .keyAllowed where precondition.evidence.contains(.readOnlyAccount): "read-only"
    default: broken(precondition)
    }
  }

  /// The status of an instrument that this precondition decides: `blocked: order`, `read-only`.
  public static func status(_ precondition: Precondition) -> String {
    switch precondition.kind {
    case .tradableInstrument: return "not tradable"
    case .limitsKnown: return "limits unknown"
    case .positionModeKnown: return "mode unknown"
    default:
      let word = statusWord(precondition)
      return precondition.state == .blocking && word != readOnly ? "blocked: \(word)" : word
    }
  }

  /// The same without the prefix, in nine columns at most.
  public static func statusWord(_ precondition: Precondition) -> String {
    switch precondition.kind {
    case .tradableInstrument: "closed"
    case .noOpenPosition: "position"
    case .noOpenOrder: "order"
    case .keyAllowed: precondition.evidence.contains(.readOnlyAccount) ? readOnly : "key"
    case .clockClose: "clock"
    case .budgetLeft: "limit hit"
    case .limitsKnown: "limits?"
    case .positionModeKnown: "mode?"
    case .marginSuffices: "margin"
    }
  }

  private static let readOnly = "read-only"

  /// The status of an instrument of which something that decides it is not known.
  public static let statusNotRead = "not read"
}
