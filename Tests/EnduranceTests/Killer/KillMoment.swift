/// When a program that changes a leverage is killed.
///
/// Each moment waits for something that has truly happened, at the venue or in the journal; the
/// microseconds after it are drawn from the seed, to strike between two such events.
enum KillMoment: Hashable, Sendable, CustomStringConvertible {
  /// So long after it was started.
  case started(after: Int)
  /// While the venue holds back the answer to this reading, counted from 1, before the change.
  case reading(Int)
  /// After the last reading before the change has been answered: around the intent.
  case looked(after: Int)
  /// After the intent is in the journal.
  case intended(after: Int)
  /// While this request of the change, counted from 0, has arrived and nothing is done about it.
  case arrived(leg: Int, then: Fate)
  /// While the venue has dealt with this request and holds back the answer.
  case dealtWith(leg: Int)
  /// After the answer to this request has left the venue.
  case answered(leg: Int, after: Int)
  /// While the venue holds back the first reading after the change.
  case proving
  /// After the conclusion is in the journal.
  case concluded(after: Int)

  /// What the venue does with a request whose sender is dead.
  enum Fate: String, Hashable, Sendable, CaseIterable {
    case lost, applied, refused
  }

  var description: String {
    switch self {
    case .started(let time): "\(time) µs after the start"
    case .reading(let number): "during reading \(number)"
    case .looked(let time): "\(time) µs after the last reading"
    case .intended(let time): "\(time) µs after the intent"
    case .arrived(let leg, let fate): "when request \(leg) has arrived, which is then \(fate)"
    case .dealtWith(let leg): "when request \(leg) is dealt with"
    case .answered(let leg, let time): "\(time) µs after the answer to request \(leg)"
    case .proving: "during the proof"
    case .concluded(let time): "\(time) µs after the conclusion"
    }
  }
}

/// How far a change had come when its program was killed, by what is found afterwards.
enum PointReached: Int, CaseIterable, CustomStringConvertible {
  case noIntent, notReceived, notApplied, notAnswered, notConcluded, concluded

  var description: String {
    switch self {
    case .noIntent: "before the intent"
    case .notReceived: "intent written, request not received"
    case .notApplied: "request received, not applied"
    case .notAnswered: "applied, answer not written"
    case .notConcluded: "answer written, not concluded"
    case .concluded: "concluded, not yet ended"
    }
  }
}
