import FoundationEssentials
import LeverDomain
import Transport

/// What CoinSwitch PRO Futures v2 answers when it does not do what was asked: an HTTP status and
/// `{"message": ...}`, without codes (CoinSwitch documentation, "Errors", read 2026-11-21).
extension CoinSwitchFutures {
  private struct Envelope: Decodable {
    let message: LooseText?
    let error: AbsentMember?
    let data: AbsentMember?
  }

  /// `{"message": "text"}` and nothing else that says something.
  private struct Refusal: Decodable {
    let message: String
    let data: AbsentMember?
  }

  /// The statuses that the documents give to a refusal, with those that are taken in their place for
  /// an unknown symbol.
  private static let refusals: Set<Int> = [400, 401, 404, 422, 429]

  /// Whether an answer is the documented refusal.
  func isRefusal(_ answer: VenueAnswer) -> Bool {
    guard Self.refusals.contains(answer.status),
      let refusal = answer.decodeIfPossible(Refusal.self)
    else { return false }
    return !refusal.message.isEmpty && !refusal.data.holdsSomething
  }

  func failure(in answer: VenueAnswer, to endpoint: Endpoint) -> VenueError? {
    let envelope = answer.decodeIfPossible(Envelope.self)
    let message = envelope?.message.cleaned
    guard let kind = HTTPFailure.kind(of: answer.status) else {
      // Data with a complaint beside it says two things.
      let isContradiction =
        envelope?.data.holdsSomething == true && message != nil
        || envelope?.error.holdsSomething == true
      return isContradiction
        ? VenueError(.unreadable, status: answer.status, message: message) : nil
    }
    return HTTPFailure.error(
      in: answer.response,
      kind: refine(kind, status: answer.status, message: message, to: endpoint),
      message: message)
  }

  /// 400 is a business rule such as "position open", whose wording is not documented; 422 is a bad
  /// value, and its text names the field.
  private func refine(
    _ kind: VenueError.Kind, status: Int, message: VenueText?, to endpoint: Endpoint
  ) -> VenueError.Kind {
    let text = message?.text.lowercased() ?? ""
    switch status {
    case 400 where endpoint.effect == .changes: return .refused
    case 422 where text.contains("leverage"): return .leverageNotAllowed
    case 400, 404, 422:
      guard text.contains("symbol") else { return kind }
      return endpoint.effect == .changes ? .refused : .unknownSymbol
    default: return kind
    }
  }
}
