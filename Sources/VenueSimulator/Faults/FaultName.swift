/// Everything that the simulator can be told to do wrong. Raw values are the names used in text.
public enum FaultName: String, CaseIterable, Sendable {
  case latency
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

  /// What the fault does, in one line for a help page.
  public var summary: String {
    switch self {
    case .latency: "answers only after the given time: latency=250ms"
    case .hangBefore: "never answers, and applies nothing"
    case .hangAfter: "applies the request, then never answers"
    case .dropBefore: "closes the connection unanswered, and applies nothing"
    case .dropApplied: "applies the request, then closes the connection unanswered"
    case .dropDuring: "applies the request, and closes the connection in the middle of the answer"
    case .dropAfter: "answers whole, then closes the connection without notice"
    case .tooMany: "429 as the venue words it, without headers"
    case .tooManyWithHeaders: "429 with the venue's headers; =TIME says when to come back (5s)"
    case .banned: "418, banned for =TIME (60s)"
    case .internalError: "500, nothing applied"
    case .internalErrorApplied: "500 although the request was applied"
    case .badGateway: "502 with a gateway's HTML page, nothing applied"
    case .badGatewayApplied: "502 with HTML although the request was applied"
    case .unavailable: "503 with an empty body, nothing applied"
    case .unavailableApplied: "503 with an empty body although the request was applied"
    case .gatewayTimeout: "504 with HTML, nothing applied"
    case .gatewayTimeoutApplied: "504 with HTML although the request was applied"
    case .truncatedBody: "applied; the JSON ends in the middle"
    case .malformedBody: "applied; the body is no JSON"
    case .emptyBody: "applied; the body is empty"
    case .deepBody: "applied; the body is 100 000 arrays deep"
    case .hugeBody: "applied; the body is 50 MB long"
    case .wrongContentType: "applied; the right body is called text/html"
    case .hostileText: "refuses with a message full of escape sequences and bidirectional marks"
    case .hugeText: "refuses with a message of 1 MB"
    case .hostileSymbols: "writes escape sequences into the names of the DOGE contract"
    case .clockSkew: "the venue's clock is wrong: clock-skew=+90s"
    case .lowerMaximum: "the maximum falls below the value just as it is asked for"
    case .openPosition: "a position is opened just before a change"
    case .openOrder: "an order is placed just before a change"
    case .changeByOther: "somebody sets another value just after a change"
    case .secondLegRefused: "the second side of a BingX hedge change is refused"
    case .secondLegLost: "the second side of a BingX hedge change is lost with its connection"
    case .spuriousUnauthorized: "a valid signature is refused as wrong"
    case .maintenance: "the venue is closed for maintenance, nothing applied"
    }
  }

  /// Whether a value follows the name, and which holds when it does not; nil when none may follow.
  var value: ValueRule? {
    switch self {
    case .latency, .clockSkew: .required
    case .tooManyWithHeaders: .optional(milliseconds: 5000)
    case .banned: .optional(milliseconds: 60_000)
    default: nil
    }
  }

  /// A rule for the value behind `=`.
  enum ValueRule {
    case required
    case optional(milliseconds: Int64)
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
