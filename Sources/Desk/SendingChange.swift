import FoundationEssentials
import JournalModel
import LeverDomain

/// What has happened so far to a change that is being sent.
struct SendingChange: Sendable {
  let proposal: Proposal
  /// What the rows showed just before, to see whether they moved.
  let before: LeverageSetting?
  let account: DeskAccount
  var book: ChangeBook?
  /// Nothing is signed after this moment of the local clock.
  let deadline: Date
  let allowance: WaitAllowance
  /// What came back, in the order of the steps; fewer where sending stopped.
  var submitted: [SubmittedRequest] = []
  /// What came back for a step that was sent once more.
  var repeated: [Int: ChangeAnswer] = [:]
  var readBack = ReadBack.notShown
  /// When the last reading began.
  var readAt: Date?
  var notes = JournalNotes()

  /// What came back for a step; nil when it was not sent.
  func answer(toStep index: Int) -> ChangeAnswer? {
    submitted.indices.contains(index) ? submitted[index].answer : nil
  }

  /// Each step's verdict by what is known now.
  var verdicts: [Verdict] { proposal.steps.indices.map(verdict) }

  private func verdict(ofStep index: Int) -> Verdict {
    guard let answer = answer(toStep: index) else {
      return Verdict(.refused, proof: .none, reason: .notSent(VenueError(.cancelled)))
    }
    let expiry = submitted[index].expiresAt
    return Verdict.decide(
      Verdict.Evidence(
        step: proposal.steps[index], before: proposal.change.from, answer: answer,
        repeated: repeated[index], reading: readBack,
        isConclusive: readAt.map { date in expiry.map { $0 <= date } ?? false } ?? false))
  }

  /// Whether a step was accepted, and no reading proves it or contradicts it.
  func wantsRepeating(step index: Int) -> Bool {
    guard case .accepted = submitted[index].answer else { return false }
    if case .value = readBack { return false }
    return !readBack.proves(proposal.steps[index])
  }

  /// From when on the venue takes none of the requests whose answers were lost; nil where one of them
  /// has no expiry.
  var expiresAt: Date? {
    var latest: Date?
    for request in submitted where request.answer.mayBeApplied {
      guard let expiry = request.expiresAt else { return nil }
      latest = max(latest ?? expiry, expiry)
    }
    return latest
  }

  /// Writes an answer down.
  mutating func note(
    _ submitted: SubmittedRequest, toStep index: Int, isRepeated: Bool = false
  ) async {
    await notes.take { [book] () async throws(JournalError) in
      try await book?.answer(submitted, toStep: index, isRepeated: isRepeated)
    }
  }
}

/// The first failure to write something down after the intent. What was sent cannot be taken back,
/// so the change goes on, and the user is told. Nothing more is written down then: a conclusion
/// without the answers that it rests on would contradict what is recorded, and without one the change
/// is in doubt, which is what the journal knows.
struct JournalNotes: Sendable {
  var error: JournalError?

  mutating func take(_ write: () async throws(JournalError) -> Void) async {
    guard error == nil else { return }
    do throws(JournalError) {
      try await write()
    } catch {
      self.error = error
    }
  }
}

extension Verdict {
  /// Whether the request may still arrive at the venue.
  var mayStillArrive: Bool {
    if case .notAppliedSoFar = reason { true } else { false }
  }
}

extension ChangeAnswer {
  /// Whether the venue took the request, so that the next one may follow.
  var isAccepted: Bool {
    switch self {
    case .accepted, .notModified: true
    case .failed: false
    }
  }

  /// Whether the venue said that it did not do it.
  var isRefusal: Bool {
    if case .failed(let error) = self { error.consequence == .notApplied } else { false }
  }

  /// Whether the venue may have done it, although no answer says so.
  var mayBeApplied: Bool {
    if case .failed(let error) = self { error.consequence == .mayBeApplied } else { false }
  }

  /// Whether no byte left.
  var isNothingSent: Bool {
    if case .failed(let error) = self { error.consequence == .nothingSent } else { false }
  }
}
