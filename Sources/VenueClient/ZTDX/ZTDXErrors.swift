import FoundationEssentials
import LeverDomain
import Transport

/// What ZTDX answers when it does not do what was asked, in three shapes: `{"code", "msg"}`,
/// `{"success": false, "error": {"code", "message"}}` and, from its public pages,
/// `{"error": "text", "code": "NAME"}`; else plain text, HTML or nothing (ZTDX documentation and a
/// public snapshot of the venue's code base, read 2026-11-21).
enum ZTDXErrors {
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

  static func failure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError? {
    let statusKind = HTTPFailure.kind(of: response.status)
    guard let envelope = VenueJSON.decodeIfPossible(Envelope.self, from: response.body) else {
      return HTTPFailure.error(in: response, message: plainText(in: response))
    }
    let code = envelope.code.raw
    // A code of 200 stands beside success.
    let hasCode = !code.isEmpty && code != "0" && code != "200"
    guard statusKind != nil || envelope.isFailure || hasCode else { return nil }
    let message = envelope.message.cleaned
    let kind = hasCode ? self.kind(code, text: message?.text ?? "") : nil
    return HTTPFailure.error(
      in: response, kind: kind ?? statusKind ?? .refused, code: envelope.code.cleaned,
      message: message)
  }

  /// The kind that a code stands for; nil for one that is not known, of which the status tells.
  /// -4059 and -4046 mean "not supported" here.
  static func kind(_ code: String, text: String) -> VenueError.Kind? {
    switch code {
    case "-1000", "-1001", "INTERNAL_ERROR": .venueFault
    case "-1006", "-1007": .timedOut
    case "-1003", "-1015": .rateLimited
    case "-1021": .clockRejected
    case "-1022", "-2014", "UNAUTHORIZED", "INVALID_API_KEY", "API_KEY_DISABLED": .keyRejected
    case "-2015", "IP_NOT_ALLOWED": .permissionDenied
    case "SIGNATURE_INVALID":
      text.lowercased().contains("recv window") || text.lowercased().contains("timestamp outside")
        ? .clockRejected : .keyRejected
    case "-1013", "-1100", "-1102", "-1128", "-4046": .badRequest
    case "-1121", "MARKET_NOT_FOUND": .unknownSymbol
    case "-4141": .instrumentClosed
    case "-2019", "-2028": .marginTooLow
    case "-2027": .positionTooLarge
    case "-4028": .leverageNotAllowed
    case "-4161": .positionOpen
    case "-4059": .positionModeMismatch
    default: nil
    }
  }

  /// The web framework's own refusals are one line of text; HTML is not shown.
  private static func plainText(in response: HTTPResponse) -> VenueText? {
    let text = String(decoding: response.body.prefix(2000), as: UTF8.self)
    guard !text.contains("<") else { return nil }
    let cleaned = VenueText(cleaning: text)
    return cleaned.isEmpty ? nil : cleaned
  }
}
