import LeverDomain
import VenueSimulator

/// What must be reported for each fault: the table that the matrix is held against.
enum FaultTable {
  /// A fault as it is put in force, concerning `method` only.
  static func fault(_ name: FaultName, method: String?) -> Fault {
    switch name {
    case .latency: Fault(name, milliseconds: 50, method: method)
    case .clockSkew: Fault(name, milliseconds: 90_000, method: method)
    case .late, .lateDropped, .lateGatewayTimeout:
      Fault(name, milliseconds: 600_000, method: method)
    case .stray: Fault(name, value: .stray(.refusal), method: method)
    case .forwarded, .forwardedHTML, .forwardedEmpty:
      Fault(name, value: .status(415), method: method)
    default: Fault(name, method: method)
    }
  }

  /// What a change must end as when the fault strikes the change alone and readings are healthy.
  static func outcome(of name: FaultName, on venue: Venue) -> Outcome {
    let isReadable = venue != .ztdx
    // That of CoinSwitch Futures lies beyond what a change usually waits.
    let hasExpiry = venue == .bingx
    switch name {
    case .latency, .dropAfter, .wrongContentType, .hostileSymbols:
      return .applied
    case .late, .lateDropped, .lateGatewayTimeout:
      // Delivered after the end: only where it has an expiry that can be waited for, and a reading
      // afterwards, is it known that it never arrived.
      return hasExpiry ? .refused : .unknown
    case .hangBefore, .dropBefore, .internalError, .badGateway, .unavailable, .gatewayTimeout,
      .maintenance:
      // An old value proves nothing while the request may still arrive.
      return hasExpiry ? .refused : .unknown
    case .hangAfter, .dropApplied, .dropDuring, .internalErrorApplied, .badGatewayApplied,
      .unavailableApplied, .gatewayTimeoutApplied, .truncatedBody, .malformedBody, .emptyBody,
      .deepBody, .hugeBody:
      return isReadable ? .applied : .unknown
    case .tooMany, .tooManyWithHeaders:
      // ZTDX's document gives the status and no body for it: nothing that comes is its own refusal.
      return isReadable ? .refused : .unknown
    case .banned:
      // No document gives a body for it. The ban lets the reading through that tells.
      return hasExpiry ? .refused : .unknown
    case .hostileText, .formulaText, .hugeText, .lowerMaximum, .spuriousUnauthorized:
      return .refused
    case .clockSkew:
      // CoinSwitch HFT checks no clock.
      return venue == .coinswitchHFT ? .applied : .refused
    case .openPosition, .openOrder:
      return venue == .coinswitchFutures ? .refused : .applied
    case .changeByOther:
      // Where nothing can be read, the echo is all that anybody can know.
      return isReadable ? .notConfirmed : .applied
    case .secondLegRefused, .secondLegLost:
      return venue == .bingx ? .notConfirmed : .applied
    case .stray:
      // What lies in wait belongs to nobody.
      return .applied
    case .doubled, .doubledFirst:
      // What the second request finds set was set by the first: the change is what caused it.
      return .applied
    case .forwarded, .forwardedHTML, .forwardedEmpty:
      return isReadable ? .applied : .unknown
    case .refusedApplied:
      // A refusal in the venue's own words, and a reading afterwards of what was asked for. Where
      // nothing can be read, nobody can know better than the venue's words. On BingX the first side's
      // refusal keeps the second from being sent.
      return venue == .bingx ? .notConfirmed : isReadable ? .applied : .refused
    case .staleReadings:
      return .applied
    case .duplicateKeys, .duplicateKeysFalseFirst, .errorBesideData, .otherSymbol, .longNumber:
      // The answer to a change proves nothing; a reading does.
      return isReadable ? .applied : .unknown
    case .twoRows, .otherExchange:
      // No answer to a change has rows, and only CoinSwitch Futures names an exchange.
      return .applied
    }
  }

  /// The ways in which a reading may fail under the fault; none where it must succeed. A clock that
  /// is off is measured anew and the reading made again.
  static func readFailure(of name: FaultName, on venue: Venue) -> Set<VenueError.Kind> {
    switch name {
    case .latency, .dropAfter, .wrongContentType, .hostileSymbols, .lowerMaximum, .openPosition,
      .openOrder, .clockSkew, .changeByOther, .secondLegRefused, .secondLegLost:
      return []
    case .hangBefore, .hangAfter, .late: return [.timedOut]
    case .dropBefore, .lateDropped, .dropApplied, .dropDuring: return [.connectionLost]
    case .tooMany, .tooManyWithHeaders, .banned: return [.rateLimited]
    case .internalError, .internalErrorApplied, .badGateway, .badGatewayApplied, .unavailable,
      .unavailableApplied:
      return [.venueFault]
    case .gatewayTimeout, .gatewayTimeoutApplied, .lateGatewayTimeout: return [.timedOut]
    case .maintenance: return [.venueFault, .maintenance]
    case .truncatedBody, .malformedBody, .emptyBody, .deepBody, .hugeBody: return [.unreadable]
    case .hostileText, .formulaText, .hugeText: return [.refused, .badRequest]
    case .spuriousUnauthorized: return [.keyRejected]
    case .doubled, .doubledFirst, .stray, .staleReadings, .otherSymbol: return []
    case .forwarded, .forwardedHTML, .forwardedEmpty: return [.unreadable, .badRequest]
    case .refusedApplied: return [.refused, .badRequest]
    case .duplicateKeys, .duplicateKeysFalseFirst, .twoRows, .longNumber: return [.unreadable]
    case .errorBesideData:
      // What is a list of rows by itself has no place for an error.
      return venue == .ztdx ? [] : [.unreadable, .refused, .badRequest]
    case .otherExchange: return venue == .coinswitchFutures ? [.unreadable] : []
    }
  }
}
