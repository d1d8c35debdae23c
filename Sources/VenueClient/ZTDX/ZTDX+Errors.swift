import FoundationEssentials
import LeverDomain
import Transport

/// What ZTDX answers when it does not do what was asked, in three shapes: `{"code", "msg"}`,
/// `{"success": false, "error": {"code", "message"}}` and, from its public pages,
/// `{"error": "text", "code": "NAME"}`; else plain text, HTML or nothing (ZTDX documentation and a
/// public snapshot of the venue's code base, read 2026-11-21).
extension ZTDX {
  private struct Envelope: Decodable {
    struct Nested: Decodable {
      let code: LooseText?
      let message: LooseText?
    }

    let code: LooseText?
    let message: LooseText?
    let isFailure: Bool

    private enum CodingKeys: String, CodingKey { case code, msg, message, success, error }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let own = try container.decodeIfPresent(LooseText.self, forKey: .code)
      if let nested = try? container.decodeIfPresent(Nested.self, forKey: .error) {
        code = nested.code ?? own
        message = nested.message
        isFailure = true
        return
      }
      code = own
      let text = try container.decodeIfPresent(LooseText.self, forKey: .error)
      message =
        try text ?? container.decodeIfPresent(LooseText.self, forKey: .msg)
        ?? container.decodeIfPresent(LooseText.self, forKey: .message)
      let success = try container.decodeIfPresent(LooseText.self, forKey: .success).flag
      isFailure = text != nil || success == false
    }
  }

  /// What a handler, or the authentication before it, refuses with.
  private struct Refusal: Decodable {
    struct Nested: Decodable {
      let code: String
      let message: String
    }

    let code: Int64?
    let msg: String?
    let success: Bool?
    let error: Nested?
    let data: AbsentMember?
    let leverage: AbsentMember?
    let symbol: AbsentMember?
  }

  /// How the web framework in front of the handlers refuses what it cannot read.
  private static let frameworkRefusals = [
    400: "Failed to parse the request body as JSON",
    415: "Expected request with `Content-Type: application/json`",
    422: "Failed to deserialize the JSON body into the target type",
  ]

  /// Whether an answer is a documented refusal: a negative code with its text, the envelope of
  /// authentication, or the framework's own line, each with a status of its kind.
  func isRefusal(_ answer: VenueAnswer) -> Bool {
    guard (400..<500).contains(answer.status), answer.status != 408 else { return false }
    guard let refusal = answer.decodeIfPossible(Refusal.self) else {
      return Self.frameworkRefusals[answer.status].map {
        answer.response.body.starts(with: $0.utf8)
      } ?? false
    }
    guard !refusal.data.holdsSomething, !refusal.leverage.holdsSomething,
      !refusal.symbol.holdsSomething
    else { return false }
    if let error = refusal.error {
      return refusal.success == false && refusal.code == nil && !error.code.isEmpty
        && [401, 403].contains(answer.status)
    }
    return refusal.code.map { $0 < 0 } ?? false && refusal.msg != nil && refusal.success != true
  }

  func failure(in answer: VenueAnswer, to endpoint: Endpoint) -> VenueError? {
    let statusKind = HTTPFailure.kind(of: answer.status)
    guard let envelope = answer.decodeIfPossible(Envelope.self) else {
      return HTTPFailure.error(in: answer.response, message: plainText(in: answer.response))
    }
    let code = envelope.code.raw
    // A code of 200 stands beside success.
    let hasCode = !code.isEmpty && code != "0" && code != "200"
    guard statusKind != nil || envelope.isFailure || hasCode else { return nil }
    let message = envelope.message.cleaned
    let kind = hasCode ? self.kind(code, text: message?.text ?? "") : nil
    return HTTPFailure.error(
      in: answer.response, kind: kind ?? statusKind ?? .refused, code: envelope.code.cleaned,
      message: message)
  }

  /// The kind that a code stands for; nil for one that is not known, of which the status tells.
  func kind(_ code: String, text: String) -> VenueError.Kind? {
    ownKind(code, text: text) ?? binanceKind(code)
  }

  /// Codes that ZTDX's documentation or the snapshot of its code base holds. -4059 and -4046 mean
  /// "not supported" here.
  private func ownKind(_ code: String, text: String) -> VenueError.Kind? {
    switch code {
    case "-1001", "INTERNAL_ERROR": .venueFault
    case "-1021": .clockRejected
    case "UNAUTHORIZED", "INVALID_API_KEY", "API_KEY_DISABLED": .keyRejected
    case "IP_NOT_ALLOWED": .permissionDenied
    case "SIGNATURE_INVALID":
      text.lowercased().contains("recv window") || text.lowercased().contains("timestamp outside")
        ? .clockRejected : .keyRejected
    case "-1013", "-1100", "-1102", "-1128", "-4046": .badRequest
    case "-1121", "MARKET_NOT_FOUND": .unknownSymbol
    case "-2019": .marginTooLow
    case "-4028": .leverageNotAllowed
    case "-4059": .positionModeMismatch
    default: nil
    }
  }

  /// Codes of Binance USD-M futures, after which ZTDX's interface is shaped (Binance documentation,
  /// "Error Codes", read 2026-11-21). No source of ZTDX holds them: not confirmed.
  private func binanceKind(_ code: String) -> VenueError.Kind? {
    switch code {
    case "-1000": .venueFault
    case "-1006", "-1007": .timedOut
    case "-1003", "-1015": .rateLimited
    case "-1022", "-2014": .keyRejected
    case "-2015": .permissionDenied
    case "-2027": .positionTooLarge
    case "-2028": .marginTooLow
    case "-4141": .instrumentClosed
    case "-4161": .positionOpen
    default: nil
    }
  }

  /// The web framework's own refusals are one line of text; HTML is not shown.
  private func plainText(in response: HTTPResponse) -> VenueText? {
    let text = String(decoding: response.body.prefix(2000), as: UTF8.self)
    guard !text.contains("<") else { return nil }
    let cleaned = VenueText(cleaning: text)
    return cleaned.isEmpty ? nil : cleaned
  }
}
