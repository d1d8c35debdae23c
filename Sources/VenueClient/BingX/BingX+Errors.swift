import FoundationEssentials
import LeverDomain
import Transport

/// What BingX answers when it does not do what was asked: `{"code", "msg"}`, mostly inside HTTP
/// 200. Futures codes were renumbered on 2025-10-16; both sets are known here (BingX documentation,
/// error codes and change log, and answers that public clients captured; read 2026-11-21).
extension BingX {
  private struct Envelope: Decodable {
    let code: ExactNumber?
    let msg: LooseText?
    let error: AbsentMember?
  }

  /// A code other than 0 with its text, and nothing in `data`.
  private struct Refusal: Decodable {
    let code: Int64
    let msg: String
    let data: AbsentMember?
  }

  /// The statuses that the documents list, beside 200 inside which most refusals come.
  private static let refusals: Set<Int> = [200, 400, 401, 403, 404, 418, 429]

  /// Whether an answer is the documented refusal.
  func isRefusal(_ answer: VenueAnswer) -> Bool {
    guard Self.refusals.contains(answer.status),
      let refusal = answer.decodeIfPossible(Refusal.self)
    else { return false }
    return refusal.code != 0 && !refusal.data.holdsSomething
  }

  func failure(in answer: VenueAnswer, to endpoint: Endpoint) -> VenueError? {
    let envelope = answer.decodeIfPossible(Envelope.self)
    guard let code = envelope?.code.integer, code != 0 else {
      if let error = HTTPFailure.error(in: answer.response, message: envelope?.msg.cleaned) {
        return error
      }
      // The text beside code 0 is empty on every page.
      let isContradiction =
        !["", "OK", "SUCCESS"].contains(envelope?.msg.raw.uppercased() ?? "")
        || envelope?.error.holdsSomething == true
      if isContradiction {
        return VenueError(.unreadable, status: answer.status, message: envelope?.msg.cleaned)
      }
      // Success is code 0; the pages on keys leave the envelope out.
      let needsCode = !Endpoints.withoutEnvelope.contains(endpoint)
      return needsCode && envelope?.code.integer == nil
        ? VenueError(.unreadable, status: answer.status, message: envelope?.msg.cleaned) : nil
    }
    let message = envelope?.msg.cleaned
    let kind = kind(
      code, text: message?.text ?? "", status: answer.status, effect: endpoint.effect)
    return VenueError(
      kind, status: answer.status, code: VenueText(cleaning: String(code)), message: message,
      retryAfter: kind == .rateLimited ? HTTPFailure.retryAfter(in: answer.response) : nil)
  }

  /// The kind that a code stands for. Codes that say little are told apart by what their text
  /// mentions, since the venue offers nothing else.
  func kind(
    _ code: Int64, text: String, status: Int, effect: Endpoint.Effect
  ) -> VenueError.Kind {
    let mentioned = mentioned(in: text, effect: effect)
    return switch code {
    case 100001, 100412, 100413: .keyRejected
    case 100004, 100419: .permissionDenied
    case 100421: .clockRejected
    case 100410, 109429, 100202: .rateLimited
    case 100400, 100404: .badRequest
    case 80020, 109403, 109401, 104103: .refused
    case 109415, 109417, 101415: .instrumentClosed
    case 109425: .unknownSymbol
    case 101201, 101209, 110287: .positionTooLarge
    case 101222, 101414: .leverageNotAllowed
    case 101204: .marginTooLow
    case 80001, 80014, 109400: mentioned ?? .badRequest
    case 80012, 100500, 109500: mentioned ?? .venueFault
    default: status >= 500 ? .venueFault : mentioned ?? .refused
    }
  }

  /// What a text is about. Only the refusal of a change is about the leverage that was asked for.
  private func mentioned(
    in text: String, effect: Endpoint.Effect
  ) -> VenueError.Kind? {
    let text = text.lowercased()
    if text.contains("timestamp") { return .clockRejected }
    if text.contains("margin is not enough") { return .marginTooLow }
    if text.contains("hedge mode") || text.contains("one-way mode") { return .positionModeMismatch }
    if text.contains("symbol not exist") { return .unknownSymbol }
    if text.contains("frequency limit") || text.contains("rate limited") { return .rateLimited }
    if effect == .changes, text.contains("leverage") { return .leverageNotAllowed }
    return nil
  }

  /// Whether a refused change says that its parameters did not arrive, as from a venue that reads
  /// them in the body alone. The documents name no code for it: 100421 is "Null timestamp" among
  /// others, 100412 a missing signature; the rest is told by the text, or is malformed without a
  /// reason that is known.
  static func lacksParameters(_ error: VenueError) -> Bool {
    guard error.consequence == .notApplied, let code = error.code?.text else { return false }
    let text = error.message?.text.lowercased() ?? ""
    switch code {
    case "100412": return true
    case "100421": return text.contains("null")
    case "80014", "100400", "109400":
      let words = ["missing", "required", "empty", "null", "eof"]
      return error.kind == .badRequest || words.contains { text.contains($0) }
    default: return false
    }
  }

  func retryAfter(_ error: VenueError, now: Date) -> Duration? {
    error.message.flatMap { Self.retryAfter(in: $0.text, now: now) }
  }

  /// How long the text of a refusal asks to stay away: the 13-digit Unix milliseconds after
  /// "unblocked after" or "retry after time:". `now` is the venue's time.
  static func retryAfter(in text: String, now: Date) -> Duration? {
    let lowered = text.lowercased()
    for phrase in ["unblocked after", "retry after time:"] {
      guard let range = lowered.firstRange(of: phrase) else { continue }
      let digits = lowered[range.upperBound...].drop { $0 == " " }.prefix {
        $0.isASCII && $0.isNumber
      }
      guard digits.count == 13, let moment = Int64(digits) else { continue }
      let wait = moment - now.milliseconds
      return .milliseconds(min(max(0, wait), 86_400_000))
    }
    return nil
  }
}
