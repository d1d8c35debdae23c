import LeverDomain
import Transport

extension VenueAdapter {
  /// The failure that the answer to a change reports, or nil for a success.
  ///
  /// Between here and the venue stand machines that answer in its place, with 4xx too, when the
  /// change may have got through. So an answer that is not the venue's own documented refusal leaves
  /// the change unknown until it is read; status, code and words are kept to be shown. A 5xx leaves
  /// it unknown whatever the body says.
  func changeFailure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError? {
    guard let failure = failure(in: response, to: endpoint) else { return nil }
    guard failure.consequence != .mayBeApplied else { return failure }
    guard response.status < 500 else { return failure.replacing(kind: .venueFault) }
    return isRefusal(response) ? failure : failure.replacing(kind: .unreadable)
  }
}
