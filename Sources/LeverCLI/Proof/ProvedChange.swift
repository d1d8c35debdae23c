import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON

/// A change as its proof tells of it: facts alone, each of which a record holds or follows from
/// records by the rules of ``Verdict``.
struct ProvedChange {
  private let change: JournalledChange
  private var intent: ChangeIntent { change.intent }

  init(_ change: JournalledChange) { self.change = change }

  /// The members of the contract, in order.
  var members: [JSONValue.Member] {
    let reason = change.leadingVerdict?.reason
    return [
      .init("id", .string(change.identifier.text)),
      .init("account", .string(intent.account.text)),
      .init("venue", .string(intent.venue.rawValue)),
      .init("symbol", .string(intent.change.symbol.text)),
      .init("from", JSONValue(intent.change.from)),
      .init("to", JSONValue(intent.change.to)),
      .init("outcome", JSONValue(change.outcome?.rawValue)),
      .init("proof", JSONValue(change.conclusion?.proof.rawValue)),
      .init("reason", JSONValue(change.isHalfApplied ? "half_applied" : reason?.word)),
      .init("venue_code", JSONValue(reason?.venueError?.code)),
      .init("venue_message", JSONValue(reason?.venueError?.message)),
      .init("in_doubt", .boolean(change.isUnsettled)),
      .init("superseded_by", JSONValue(change.successor?.text)),
      .init("why", JSONValue(intent.reason)),
      .init("position_mode", JSONValue(intent.change.positionMode?.rawValue)),
      .init("submitted_at", .string(intent.moment.localText)),
      .init("submitted_at_venue", JSONValue(intent.moment.venueText)),
      .init("submitted_by", JSONValue(intent.author)),
      .init("decided_at", JSONValue(change.conclusion?.moment.localText)),
      .init("decided_at_venue", JSONValue(change.conclusion?.moment.venueText)),
      .init("steps", .array(intent.steps.indices.map(step))),
      .init("conclusions", .array(change.conclusions.map(conclusion))),
    ]
  }

  /// One request with everything that came back for it.
  private func step(_ index: Int) -> JSONValue {
    let step = intent.steps[index]
    let verdict = change.verdicts?[index]
    let request = intent.previews.indices.contains(index) ? intent.previews[index] : nil
    let target = PositionSide.allCases.filter(step.sides.contains).map {
      JSONValue.Member($0.rawValue, JSONValue(step.target[$0]))
    }
    return [
      "to": .object(target),
      "request": request.map { JSONValue($0) } ?? .null,
      "answers": .array(change.answers.filter { $0.step == index }.map(answer)),
      "outcome": JSONValue(verdict?.outcome.rawValue),
      "proof": JSONValue(verdict?.proof.rawValue),
      "reason": JSONValue(verdict?.reason.word),
    ]
  }

  private func answer(_ answer: StepAnswer) -> JSONValue {
    var (word, acceptance, failure) = ("accepted", ChangeAcceptance?.none, JSONValue.null)
    switch answer.answer {
    case .accepted(let value): acceptance = value
    case .notModified(let error): (word, failure) = ("not_modified", fact(error))
    case .failed(let error): (word, failure) = ("failed", fact(error))
    }
    return [
      "answered_at": .string(answer.moment.localText),
      "answered_at_venue": JSONValue(answer.moment.venueText),
      "answer": .string(word),
      "repeated": .boolean(answer.isRepeated),
      "expires_at": JSONValue(answer.expiresAt.map(Wording.timestamp)),
      "echo": JSONValue(acceptance?.echo),
      "max_position": JSONValue(acceptance?.positionCaps),
      "forms": JSONValue(answer.answer.forms),
      "error": failure,
    ]
  }

  private func conclusion(_ conclusion: ChangeConclusion) -> JSONValue {
    var (word, value, failure) = ("value", LeverageSetting?.none, JSONValue.null)
    var before: LeverageSetting?
    switch conclusion.readBack {
    case .value(let setting): value = setting
    case .position(let shown, let earlier): (word, value, before) = ("position", shown, earlier)
    case .notOffered: word = "not_offered"
    case .notShown: word = "not_shown"
    case .failed(let error): (word, failure) = ("failed", fact(error))
    }
    return [
      "decided_at": .string(conclusion.moment.localText),
      "decided_at_venue": JSONValue(conclusion.moment.venueText),
      "decided_by": JSONValue(conclusion.author),
      "outcome": .string(conclusion.outcome.rawValue),
      "proof": .string(conclusion.proof.rawValue),
      "reading": .string(word),
      "read_at": JSONValue(conclusion.readAt.map(Wording.timestamp)),
      "value": JSONValue(value),
      "value_before": JSONValue(before),
      "error": failure,
    ]
  }

  /// What a venue or the way to it said, without a word of lever's own.
  private func fact(_ error: VenueError) -> JSONValue {
    [
      "kind": .string(error.kind.word),
      "http_status": error.status.map { .integer(Int64($0)) } ?? .null,
      "venue_code": JSONValue(error.code),
      "venue_message": JSONValue(error.message),
      "venue_request_id": JSONValue(error.requestIdentifier),
      "retry_after_ms": error.retryAfter.map { JSONValue(milliseconds: $0) } ?? .null,
    ]
  }
}
