public import LeverDomain

extension Wording {
  /// That connections were closed because bytes lay on them that nobody had asked for; nil for none.
  public static func strayConnections(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    let connections = count == 1 ? "1 connection was" : "\(count) connections were"
    return "\(connections) closed and made anew: an answer had arrived that nobody had asked for; "
      + "a proxy or the network between here and the venue may be broken"
  }

  /// What failed, in a sentence, with the venue's own code and words where it gave any.
  public static func error(_ error: VenueError) -> String {
    var sentence = cause(error.kind)
    if let wait = error.retryAfter { sentence += ", retry in \(duration(wait))" }
    let said = venueWords(error)
    if !said.isEmpty { sentence += ": \(said)" }
    if let identifier = error.requestIdentifier, !identifier.isEmpty {
      sentence += " (request \(identifier))"
    }
    return sentence
  }

  /// What the venue itself said: its code and its words.
  public static func venueWords(_ error: VenueError) -> String {
    var parts: [String] = []
    if let code = error.code, !code.isEmpty {
      parts.append("code \(code)")
    } else if let status = error.status {
      parts.append("HTTP \(status)")
    }
    if let message = error.message, !message.isEmpty { parts.append("\"\(message)\"") }
    return parts.joined(separator: " ")
  }

  private static func cause(_ kind: VenueError.Kind) -> String {
    switch kind {
    case .readOnly: "this account is read-only in the configuration"
    case .insecureAddress: "the address is neither https nor on this machine"
    case .unreachable: "no connection to the venue"
    case .untrustedCertificate: "the venue's certificate is not trusted"
    case .cancelled: "cancelled before it was sent"
    case .unknownSymbol: "the venue has no such instrument"
    case .unavailable: "the venue does not offer this"
    case .timedOut: "no answer in time"
    case .connectionLost: "the connection was cut before the answer"
    case .unreadable: "unreadable answer from the venue"
    case .venueFault: "server error at the venue"
    case .rateLimited: "rate limited by the venue"
    case .keyRejected: "the venue does not accept the key"
    case .permissionDenied: "the key may not do this"
    case .clockRejected: "the venue refused the time of the request"
    case .leverageNotAllowed: "the venue does not allow this leverage"
    case .positionOpen: "the venue refuses while a position is open"
    case .orderOpen: "the venue refuses while an order is open"
    case .marginTooLow: "too little margin for this leverage"
    case .positionTooLarge: "the open position is too large for this leverage"
    case .positionModeMismatch: "the account is in another position mode"
    case .instrumentClosed: "the instrument is not open for trading"
    case .maintenance: "the venue is closed for maintenance"
    case .badRequest: "request rejected as invalid"
    case .refused: "the venue refused"
    }
  }
}
