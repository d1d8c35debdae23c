extension FaultName {
  /// The name as a help page shows it, with its value: `latency=TIME`, and in brackets the value that
  /// holds when none is given: `http-418[=60s]`.
  public var usage: String {
    guard let value else { return rawValue }
    guard let usual = value.usual?.text else { return rawValue + "=" + value.form.placeholder }
    return rawValue + "[=" + usual + "]"
  }

  /// What the fault does, in one line for a help page.
  public var summary: String {
    switch self {
    case .latency: "answers only after the given time"
    case .late: "a proxy delivers it later, even to nobody"
    case .lateDropped: "as late; the connection is closed at once"
    case .lateGatewayTimeout: "as late; the proxy answers 504 at once"
    case .hangBefore: "never answers; nothing is applied"
    case .hangAfter: "applies the request, then never answers"
    case .dropBefore: "closes the connection; nothing is applied"
    case .dropApplied: "applies, then closes the connection unanswered"
    case .dropDuring: "applies, then breaks off in mid-answer"
    case .dropAfter: "answers, then closes the connection"
    case .tooMany: "429 in the venue's words, without headers"
    case .tooManyWithHeaders: "429; headers say when to come back"
    case .banned: "418, banned for a time"
    case .internalError: "500; nothing is applied"
    case .internalErrorApplied: "500, although it was applied"
    case .badGateway: "502 with a gateway's HTML; nothing is applied"
    case .badGatewayApplied: "502 with HTML, although it was applied"
    case .unavailable: "503 with an empty body; nothing is applied"
    case .unavailableApplied: "503 with an empty body, although applied"
    case .gatewayTimeout: "504 with HTML; nothing is applied"
    case .gatewayTimeoutApplied: "504 with HTML, although it was applied"
    case .truncatedBody: "applied; the JSON ends in the middle"
    case .malformedBody: "applied; the body is not JSON"
    case .emptyBody: "applied; the body is empty"
    case .deepBody: "applied; the body is 100 000 arrays deep"
    case .hugeBody: "applied; the body is 50 MB long"
    case .wrongContentType: "applied; the right body is called text/html"
    case .hostileText: "refused; the words try to break the terminal"
    case .formulaText: "refused; the words are a spreadsheet's formula"
    case .hugeText: "refused with a message of 1 MB"
    case .hostileSymbols: "escape sequences in the name of DOGE"
    case .clockSkew: "the venue's clock is wrong: clock-skew=+90s"
    case .lowerMaximum: "the maximum falls below the value asked for"
    case .openPosition: "a position is opened just before a change"
    case .openOrder: "an order is placed just before a change"
    case .changeByOther: "somebody sets another value after a change"
    case .secondLegRefused: "BingX hedge mode: the second side is refused"
    case .secondLegLost: "BingX hedge mode: the second side is lost"
    case .spuriousUnauthorized: "a valid signature is refused as wrong"
    case .maintenance: "closed for maintenance; nothing is applied"
    case .doubled: "arrives twice; the second answer comes back"
    case .doubledFirst: "arrives twice; the first answer comes back"
    case .stray: "another answer lies in wait on the connection"
    case .forwarded: "applied; its answer under another status"
    case .forwardedHTML: "applied; the status with a gateway's HTML"
    case .forwardedEmpty: "applied; the status with an empty body"
    case .refusedApplied: "applied, but refused in the venue's words"
    case .staleReadings: "so many readings still show what was before"
    case .duplicateKeys: "each leverage twice, true and then false"
    case .duplicateKeysFalseFirst: "each leverage twice, false and then true"
    case .twoRows: "each position twice, the second one false"
    case .errorBesideData: "the venue's error stands beside the data"
    case .otherExchange: "the answer names another exchange"
    case .otherSymbol: "the answer names another symbol"
    case .longNumber: "the leverage, near this one, has 39 digits"
    }
  }
}
