/// What goes wrong with one request, and what is therefore sent.
struct FaultPlan: Sendable {
  private var faults: [Fault]

  init(_ faults: [Fault]) { self.faults = faults }

  /// Lets more go wrong.
  mutating func add(_ more: [Fault]) { faults += more }

  /// How long to wait before anything is done, in milliseconds.
  var delay: Int64 { total(.latency) }

  /// How a proxy holds the request before it is delivered; nil when none does.
  var hold: ProxyHold? {
    for fault in faults {
      let meanwhile: ProxyHold.Meanwhile? =
        switch fault.name {
        case .late: .nothing
        case .lateDropped: .closedConnection
        case .lateGatewayTimeout: .gatewayTimeout
        default: nil
        }
      guard let meanwhile else { continue }
      let isTimed = fault.value != .absent
      return ProxyHold(milliseconds: isTimed ? fault.milliseconds : nil, meanwhile: meanwhile)
    }
    return nil
  }

  /// Whether the request arrives twice, and whether the first answer is then the one that counts.
  var doubling: (isDoubled: Bool, countsFirst: Bool) {
    let names = faults.map(\.name)
    let countsFirst = names.contains(.doubledFirst)
    return (countsFirst || names.contains(.doubled), countsFirst)
  }

  /// How many readings still show what was before the change; nil when all show what is.
  var staleReadings: Int? {
    for fault in faults where fault.name == .staleReadings {
      if case .count(let count) = fault.value { return count }
    }
    return nil
  }

  /// How wrong the venue's clock is, in milliseconds.
  var clockSkew: Int64 { total(.clockSkew) }

  /// What others do around the change.
  var interference: [Interference] { faults.compactMap(\.name.interference) }

  private func total(_ name: FaultName) -> Int64 {
    faults.reduce(0) { $1.name == name ? $0 + $1.milliseconds : $0 }
  }

  /// What is delivered in place of carrying the request out; nil when it is carried out.
  func deliveryBefore(_ request: Request, dialect: any Dialect, now: Int64) -> Delivery? {
    for fault in faults {
      switch fault.name {
      case .hangBefore: return .hang
      case .dropBefore: return .cut
      case .tooMany: return .answer(dialect.tooManyRequests(freeAt: nil, now: now))
      case .tooManyWithHeaders:
        return .answer(dialect.tooManyRequests(freeAt: now + fault.milliseconds, now: now))
      case .banned:
        let seconds = Header("Retry-After", String(fault.milliseconds / 1000))
        return .answer(.html(title: "418 I'm a teapot", status: 418, headers: [seconds]))
      case .internalError: return .answer(dialect.internalError(now: now))
      case .badGateway: return .answer(.html(title: "502 Bad Gateway", status: 502))
      case .unavailable: return .answer(.empty(status: 503))
      case .gatewayTimeout: return .answer(.html(title: "504 Gateway Time-out", status: 504))
      case .hostileText:
        return .answer(dialect.refusal(message: HostileText.message, now: now))
      case .formulaText:
        return .answer(dialect.refusal(message: HostileText.formula, now: now))
      case .hugeText:
        return .answer(dialect.refusal(message: HostileText.hugeMessage, now: now))
      case .spuriousUnauthorized: return .answer(dialect.unauthorized(request, now: now))
      case .maintenance: return .answer(dialect.maintenance(now: now))
      default: continue
      }
    }
    return nil
  }

  /// What is delivered of the answer to a request that was carried out.
  func delivery(
    of answer: Answer, to request: Request, dialect: any Dialect, now: Int64
  ) -> Delivery {
    var answer = answer
    for fault in faults {
      if let contradiction = Contradiction(fault) {
        let refusal = dialect.refusal(message: HostileText.falseRefusal, now: now)
        answer.body = contradiction.body(of: answer, to: request, refusal: refusal)
      }
      switch fault.name {
      case .hangAfter: return .hang
      case .dropApplied: return .cut
      case .dropDuring: return .half(answer)
      case .dropAfter: return .answerThenClose(answer)
      case .internalErrorApplied: return .answer(dialect.internalError(now: now))
      case .badGatewayApplied: return .answer(.html(title: "502 Bad Gateway", status: 502))
      case .unavailableApplied: return .answer(.empty(status: 503))
      case .gatewayTimeoutApplied: return .answer(.html(title: "504 Gateway Time-out", status: 504))
      case .truncatedBody:
        answer.body = .bytes(answer.body.slice(from: 0, limit: answer.body.count / 2))
      case .malformedBody: answer.body = .bytes(HostileText.malformedBody)
      case .emptyBody: answer.body = .bytes([])
      case .deepBody:
        answer.body = .padded(opening: [], filler: UInt8(ascii: "["), count: 100_000, closing: [])
      case .hugeBody:
        answer.body = .padded(
          opening: Array(#"{"padding":""#.utf8), filler: UInt8(ascii: "x"), count: 50_000_000,
          closing: Array(#""}"#.utf8))
      case .wrongContentType: answer.contentType = "text/html; charset=utf-8"
      case .refusedApplied:
        return .answer(dialect.refusal(message: HostileText.falseRefusal, now: now))
      case .forwarded: answer.status = fault.status
      case .forwardedHTML:
        return .answer(.html(title: StatusReason.line(fault.status), status: fault.status))
      case .forwardedEmpty: return .answer(.empty(status: fault.status))
      case .hostileSymbols: answer.body = HostileText.spoilingSymbols(in: answer.body)
      default: continue
      }
    }
    for fault in faults {
      guard case .stray(let stray) = fault.value else { continue }
      let bytes = stray.bytes(after: answer, to: request, dialect: dialect, now: now)
      return .answerThenStray(answer, bytes)
    }
    return .answer(answer)
  }
}

/// What goes over the wire.
enum Delivery: Sendable, Equatable {
  /// The whole answer.
  case answer(Answer)
  /// The whole answer, after which the connection is closed without notice.
  case answerThenClose(Answer)
  /// The whole answer, after which these bytes lie in wait on the connection.
  case answerThenStray(Answer, [UInt8])
  /// The head and half the body, after which the connection is closed.
  case half(Answer)
  /// Nothing: the connection is closed.
  case cut
  /// Nothing, until the client goes or the simulator stops.
  case hang
  /// Nothing, until a proxy has delivered the request; then what the venue answered.
  case held(HeldAnswer)
}
