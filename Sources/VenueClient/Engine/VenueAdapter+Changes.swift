import LeverDomain

extension VenueAdapter {
  /// What a failure that an answer reports means for a change.
  ///
  /// Between here and the venue stand machines that answer in its place, with 4xx too, when the
  /// change may have got through. So an answer that is not the venue's own documented refusal leaves
  /// the change unknown until it is read; status, code and words are kept to be shown. A 5xx leaves
  /// it unknown whatever the body says.
  func changeFailure(_ failure: VenueError, in answer: VenueAnswer) -> VenueError {
    guard failure.consequence != .mayBeApplied else { return failure }
    guard answer.status < 500 else { return failure.replacing(kind: .venueFault) }
    return isRefusal(answer) ? failure : failure.replacing(kind: .unreadable)
  }
}
