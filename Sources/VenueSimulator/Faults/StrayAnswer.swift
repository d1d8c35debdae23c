/// What lies in wait on a kept connection after a complete answer: bytes that belong to no request,
/// which a careless client takes for the answer to its next one.
///
/// As text: `7x`, `changed-7x`, `refused`, a status such as `403`, or `garbage`.
public enum StrayAnswer: Sendable, Equatable {
  /// `7x`: the answer just given once more, with this leverage wherever one is named.
  case sameAnswer(leverage: String)
  /// `changed-7x`: the venue's answer to a change of the same instrument to this leverage.
  case change(leverage: String)
  /// `refused`: the venue's own refusal.
  case refusal
  /// `403`: an answer with this status. 408 comes from a gateway that closes, 429 is the venue's
  /// own, and any other carries the venue's refusal.
  case status(Int)
  /// `garbage`: bytes that are not HTTP.
  case garbage
  /// These bytes as they are; without a text form.
  case bytes([UInt8])

  /// Reads the text form.
  init?(_ text: String) {
    let changed = "changed-"
    if text == "refused" {
      self = .refusal
    } else if text == "garbage" {
      self = .garbage
    } else if text.hasPrefix(changed) {
      guard let leverage = Fault.ValueForm.leverage(String(text.dropFirst(changed.count))) else {
        return nil
      }
      self = .change(leverage: leverage)
    } else if let leverage = Fault.ValueForm.leverage(text) {
      self = .sameAnswer(leverage: leverage)
    } else if case .status(let status)? = Fault.ValueForm.status.value(of: text) {
      self = .status(status)
    } else {
      return nil
    }
  }

  /// The text form; nil for bytes of their own.
  var text: String? {
    switch self {
    case .sameAnswer(let leverage): leverage + "x"
    case .change(let leverage): "changed-" + leverage + "x"
    case .refusal: "refused"
    case .status(let status): String(status)
    case .garbage: "garbage"
    case .bytes: nil
    }
  }
}

extension StrayAnswer {
  private static let garbageBytes: [UInt8] = Array("\u{0}\u{1}stray bytes\r\n\r\n".utf8) + [0xFF]

  /// The bytes that lie in wait after `answer` to `request`.
  func bytes(
    after answer: Answer, to request: Request, dialect: any Dialect, now: Int64
  ) -> [UInt8] {
    switch self {
    case .sameAnswer(let leverage): Self.repeating(answer, leverage: leverage).wireBytes
    case .change(let leverage):
      dialect.success(of: request.symbol, leverage: Amount(leverage) ?? .zero, now: now).wireBytes
    case .refusal: dialect.refusal(message: HostileText.falseRefusal, now: now).wireBytes
    case .status(let status): Self.answer(status, dialect: dialect, now: now).wireBytes
    case .garbage: Self.garbageBytes
    case .bytes(let bytes): bytes
    }
  }

  private static func repeating(_ answer: Answer, leverage: String) -> Answer {
    guard case .bytes(let bytes) = answer.body, let json = try? JSONParser.parse(bytes),
      let leverage = Amount(leverage)
    else { return answer }
    var copy = answer
    copy.body = .bytes(
      json.rewritingObjects { $0.map { $0.spelling(leverage) ?? $0 } }.bytes)
    return copy
  }

  private static func answer(_ status: Int, dialect: any Dialect, now: Int64) -> Answer {
    switch status {
    case 408:
      return .html(
        title: StatusReason.line(408), status: 408, headers: [Header("Connection", "close")])
    case 429: return dialect.tooManyRequests(freeAt: nil, now: now)
    default:
      var answer = dialect.refusal(message: HostileText.falseRefusal, now: now)
      answer.status = status
      return answer
    }
  }
}
