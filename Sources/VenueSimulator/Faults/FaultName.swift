/// Everything that the simulator can be told to do wrong. Raw values are the names used in text.
public enum FaultName: String, CaseIterable, Sendable {
  case latency
  case late
  case lateDropped = "late-drop"
  case lateGatewayTimeout = "late-504"
  case hangBefore = "hang-before"
  case hangAfter = "hang-after"
  case dropBefore = "drop-before"
  case dropApplied = "drop-applied"
  case dropDuring = "drop-during"
  case dropAfter = "drop-after"
  case tooMany = "http-429"
  case tooManyWithHeaders = "http-429-headers"
  case banned = "http-418"
  case internalError = "http-500"
  case internalErrorApplied = "http-500-applied"
  case badGateway = "http-502-html"
  case badGatewayApplied = "http-502-html-applied"
  case unavailable = "http-503-empty"
  case unavailableApplied = "http-503-empty-applied"
  case gatewayTimeout = "http-504"
  case gatewayTimeoutApplied = "http-504-applied"
  case truncatedBody = "truncated-body"
  case malformedBody = "malformed-body"
  case emptyBody = "empty-body"
  case deepBody = "deep-body"
  case hugeBody = "huge-body"
  case wrongContentType = "wrong-content-type"
  case hostileText = "hostile-text"
  case formulaText = "formula-text"
  case hugeText = "huge-text"
  case hostileSymbols = "hostile-symbols"
  case clockSkew = "clock-skew"
  case lowerMaximum = "lower-maximum"
  case openPosition = "open-position"
  case openOrder = "open-order"
  case changeByOther = "change-by-other"
  case secondLegRefused = "second-leg-refused"
  case secondLegLost = "second-leg-lost"
  case spuriousUnauthorized = "spurious-401"
  case maintenance
  case doubled
  case doubledFirst = "doubled-first"
  case stray
  case forwarded
  case forwardedHTML = "forwarded-html"
  case forwardedEmpty = "forwarded-empty"
  case refusedApplied = "refused-applied"
  case staleReadings = "stale-readings"
  case duplicateKeys = "duplicate-keys"
  case duplicateKeysFalseFirst = "duplicate-keys-first"
  case twoRows = "two-rows"
  case errorBesideData = "error-beside-data"
  case otherExchange = "other-exchange"
  case otherSymbol = "other-symbol"
  case longNumber = "long-number"

  /// The value that follows the name; nil when none may follow.
  var value: ValueRule? {
    switch self {
    case .latency, .late, .lateDropped, .lateGatewayTimeout: ValueRule(form: .time)
    case .clockSkew: ValueRule(form: .difference)
    case .tooManyWithHeaders: ValueRule(form: .time, usual: .time(milliseconds: 5000))
    case .banned: ValueRule(form: .time, usual: .time(milliseconds: 60_000))
    case .forwarded, .forwardedHTML, .forwardedEmpty: ValueRule(form: .status)
    case .stray: ValueRule(form: .stray)
    case .staleReadings: ValueRule(form: .count, usual: .count(3))
    case .duplicateKeys, .duplicateKeysFalseFirst, .twoRows, .longNumber:
      ValueRule(form: .leverage, usual: .leverage("7"))
    default: nil
    }
  }

  /// A rule for the value behind `=`.
  struct ValueRule {
    /// How it is written.
    let form: Fault.ValueForm
    /// The value that holds when none is given; nil where one must be given.
    var usual: Fault.Value?
  }

  /// What others do around a change; nil for a fault of another kind.
  var interference: Interference? {
    switch self {
    case .lowerMaximum: .lowersMaximum
    case .openPosition: .opensPosition
    case .openOrder: .opensOrder
    case .changeByOther: .changesAfterwards
    case .secondLegRefused: .refuses
    case .secondLegLost: .losesRequest
    default: nil
    }
  }

  /// Whether the fault concerns only the second side of a change that takes two requests.
  var concernsSecondLeg: Bool { self == .secondLegRefused || self == .secondLegLost }
}
