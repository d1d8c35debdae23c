import FoundationEssentials
import LeverDomain
import Transport

/// What CoinSwitch PRO Futures v2 answers when it does not do what was asked: an HTTP status and
/// `{"message": ...}`, without codes (CoinSwitch documentation, "Errors", read 2026-11-21).
enum CoinSwitchFuturesErrors {
  private struct Envelope: Decodable {
    let message: LooseText?
  }

  static func failure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError? {
    guard let kind = HTTPFailure.kind(of: response.status) else { return nil }
    let envelope = VenueJSON.decodeIfPossible(Envelope.self, from: response.body)
    let message = envelope?.message.cleaned
    return HTTPFailure.error(
      in: response, kind: refine(kind, status: response.status, message: message, to: endpoint),
      message: message)
  }

  /// 400 is a business rule such as "position open", whose wording is not documented; 422 is a bad
  /// value, and its text names the field.
  private static func refine(
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
