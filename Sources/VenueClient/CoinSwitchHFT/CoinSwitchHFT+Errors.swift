import FoundationEssentials
import LeverDomain
import Transport

/// What CoinSwitch PRO HFT answers when it does not do what was asked: the engine's
/// `{"retCode", "retMsg"}` inside HTTP 200, or the proxy's `{"message", "request_id"}` with an HTTP
/// status (CoinSwitch documentation, Bybit V5 error codes, and answers that clients observed; read
/// 2026-11-21). Codes are matched, never texts.
extension CoinSwitchHFT {
  /// "Leverage not modified": it already was the setting. 110044 is not this.
  static let notModifiedCode = "110043"

  private struct Envelope: Decodable {
    let retCode: ExactNumber?
    let retMsg: LooseText?
    let message: LooseText?
    let request_id: LooseText?
    let error: AbsentMember?
  }

  /// The engine's wrapper, or the proxy's.
  private struct Refusal: Decodable {
    let retCode: Int64?
    let retMsg: String?
    let result: AbsentMember?
    let message: String?
    let data: AbsentMember?
    let request_id: String?
  }

  /// The statuses with which the documents and those who saw it have the venue refuse.
  private static let refusals: Set<Int> = [200, 400, 401, 403, 404, 429]

  /// Whether an answer is a documented refusal: the wrapper with a code other than 0 and an empty
  /// result, mostly inside HTTP 200, or the proxy's message with its request's identifier.
  func isRefusal(_ answer: VenueAnswer) -> Bool {
    guard Self.refusals.contains(answer.status),
      let refusal = answer.decodeIfPossible(Refusal.self)
    else { return false }
    if let code = refusal.retCode {
      return code != 0 && refusal.retMsg.map { !saysSuccess($0) } ?? false
        && !refusal.result.holdsSomething && refusal.message == nil
    }
    return answer.status != 200 && refusal.message?.isEmpty == false
      && refusal.request_id?.isEmpty == false && refusal.retMsg == nil
      && !refusal.data.holdsSomething && !refusal.result.holdsSomething
  }

  /// What stands beside code 0: "OK" (CoinSwitch), "SUCCESS" or nothing on some pages of Bybit's.
  private func saysSuccess(_ text: String) -> Bool {
    ["", "OK", "SUCCESS"].contains(text.uppercased())
  }

  func isNotModified(_ error: VenueError) -> Bool { error.code?.text == Self.notModifiedCode }

  func failure(in answer: VenueAnswer, to endpoint: Endpoint) -> VenueError? {
    let envelope = answer.decodeIfPossible(Envelope.self)
    let message = envelope?.retMsg.cleaned ?? envelope?.message.cleaned
    let identifier = envelope?.request_id.cleaned
    if let code = envelope?.retCode.integer {
      guard code != 0 else {
        let isContradiction =
          !saysSuccess(envelope?.retMsg.raw ?? "") || envelope?.message.cleaned != nil
          || envelope?.error.holdsSomething == true
        guard !isContradiction else {
          return VenueError(
            .unreadable, status: answer.status, message: message, requestIdentifier: identifier)
        }
        return HTTPFailure.error(
          in: answer.response, message: message, requestIdentifier: identifier)
      }
      let kind = kind(code, status: answer.status)
      return VenueError(
        kind, status: answer.status, code: VenueText(cleaning: String(code)), message: message,
        requestIdentifier: identifier,
        retryAfter: kind == .rateLimited ? HTTPFailure.retryAfter(in: answer.response) : nil)
    }
    if let error = HTTPFailure.error(
      in: answer.response, message: message, requestIdentifier: identifier)
    {
      return error
    }
    // Success is `retCode` 0; an answer without one says nothing.
    return VenueError(
      .unreadable, status: answer.status, message: message, requestIdentifier: identifier)
  }

  func kind(_ code: Int64, status: Int) -> VenueError.Kind {
    switch code {
    case 10001, 10029: .badRequest
    case 10002: .clockRejected
    case 10003, 10004, 33004: .keyRejected
    case 10005, 10009, 10010, 10024, 10027, 10028: .permissionDenied
    case 10006, 10018, 10429: .rateLimited
    case 10000, 10016, 10019: .venueFault
    case 110013: .leverageNotAllowed
    case 110007, 110012, 110044, 110045, 110052: .marginTooLow
    case 110011, 110046: .positionTooLarge
    case 110036, 110038: .refused
    case 110024: .positionOpen
    case 110028: .orderOpen
    case 110025, 110029: .positionModeMismatch
    case 110023, 110074: .instrumentClosed
    default: status >= 500 ? .venueFault : .refused
    }
  }
}
