import FoundationEssentials
import JournalModel
import LeverDomain

/// Writes the entries of one change, in the name of whoever makes or concludes it.
struct ChangeBook: Sendable {
  let journal: any ChangeJournal
  let author: ChangeAuthor
  private(set) var identifier: ChangeIdentifier
  /// The venue's clock, where it is known.
  let clock: ClockOffset?
  let timing: DeskTiming

  private var moment: JournalMoment { JournalMoment(local: timing.now(), clock: clock) }

  /// How many names are tried: they are drawn at random, and one in a million million is taken.
  private static let names = 5

  /// Writes down what is about to be sent, under a name that no other change has.
  ///
  /// - Parameters:
  ///   - proposal: what is about to be sent.
  ///   - reason: why.
  ///   - expiry: from when on the venue takes none of its requests any more; nil where it may at any
  ///     time.
  ///   - mayRepeat: whether an accepted request may be sent once more for a proof.
  mutating func begin(
    _ proposal: Proposal, why reason: ChangeReason, expiresAt expiry: Date?, mayRepeat: Bool
  ) async throws(JournalError) {
    for _ in 1..<Self.names {
      do throws(JournalError) {
        return try await append(proposal, why: reason, expiry, mayRepeat)
      } catch {
        guard case .duplicateChange = error else { throw error }
        identifier = ChangeIdentifier()
      }
    }
    try await append(proposal, why: reason, expiry, mayRepeat)
  }

  private func append(
    _ proposal: Proposal, why reason: ChangeReason, _ expiry: Date?, _ mayRepeat: Bool
  ) async throws(JournalError) {
    try await journal.append(
      .intent(
        ChangeIntent(
          identifier: identifier, moment: moment, author: author, reason: reason,
          account: proposal.account, venue: proposal.venue, change: proposal.change,
          steps: proposal.steps, previews: proposal.previews, expiresAt: expiry,
          mayRepeat: mayRepeat)))
  }

  func answer(
    _ submitted: SubmittedRequest, toStep step: Int, isRepeated: Bool
  ) async throws(JournalError) {
    try await journal.append(
      .answer(
        StepAnswer(
          identifier: identifier, moment: moment, step: step, answer: submitted.answer,
          expiresAt: submitted.expiresAt, isRepeated: isRepeated)))
  }

  /// Concludes the change by its verdicts, and by the reading that began at `readAt`.
  func conclude(
    _ verdicts: [Verdict], readBack: ReadBack, readAt: Date?
  ) async throws(JournalError) {
    let (outcome, proof) = Verdict.combine(verdicts)
    try await journal.append(
      .conclusion(
        ChangeConclusion(
          identifier: identifier, moment: moment, author: author, outcome: outcome, proof: proof,
          steps: verdicts.map { .init(outcome: $0.outcome, proof: $0.proof) },
          readBack: readBack, readAt: readAt)))
  }

  /// Notes that this change, which was proved, has overtaken an unsettled one.
  func overtake(_ earlier: JournalledChange) async throws(JournalError) {
    try await journal.append(
      .supersession(
        ChangeSupersession(
          identifier: earlier.identifier, moment: moment, author: author, successor: identifier)))
  }
}
