import FoundationEssentials
import JournalModel
import LeverDomain
import Testing

struct JournalledChangeTests {
  typealias Samples = CanonicalRecordTests

  func joined(_ entries: [JournalEntry]) -> JournalledChange? {
    JournalledChange(
      entries.enumerated().map { index, entry in
        JournalRecord(sequence: Int64(index + 1), hash: .origin, text: "", entry: entry)
      })
  }

  func conclusion(
    _ outcome: Outcome, _ readBack: ReadBack = .notShown, readAt: Date? = nil
  ) -> JournalEntry {
    .conclusion(
      ChangeConclusion(
        identifier: Samples.identifier, moment: Samples.moment, author: Samples.author,
        outcome: outcome, proof: .none, steps: [], readBack: readBack, readAt: readAt))
  }

  let intent = JournalEntry.intent(CanonicalRecordTests.intent(body: ""))

  @Test(arguments: [
    (nil, true), (Outcome.unknown, true), (.applied, false), (.refused, false),
    (.notConfirmed, false), (.alreadySet, false),
  ])
  func `a change is unsettled until its outcome is known`(outcome: Outcome?, isUnsettled: Bool) {
    let change = joined([intent] + (outcome.map { [conclusion($0)] } ?? []))
    #expect(change?.isUnsettled == isUnsettled)
    #expect(change?.outcome == outcome)
  }

  @Test func `the last conclusion holds`() {
    let change = joined([intent, conclusion(.unknown), conclusion(.applied)])
    #expect(change?.outcome == .applied)
    #expect(change?.isUnsettled == false)
  }

  @Test func `an overtaken change presses no longer and stays unknown`() {
    let supersession = JournalEntry.supersession(
      ChangeSupersession(
        identifier: Samples.identifier, moment: Samples.moment, author: Samples.author,
        successor: Samples.other))
    let change = joined([intent, conclusion(.unknown), supersession])
    #expect(change?.outcome == .unknown)
    #expect(change?.isUnsettled == false)
    #expect(change?.successor == Samples.other)
  }

  @Test func `a step without an answer may have been sent unless an earlier one failed`() {
    let accepted = Samples.answer(.accepted(echo: nil))
    guard case .answer(let second) = accepted else { return }
    let first = JournalEntry.answer(
      StepAnswer(
        identifier: second.identifier, moment: second.moment, step: 0,
        answer: .failed(VenueError(.marginTooLow))))
    #expect(
      joined([intent])?.assumedAnswer(toStep: 0) == .failed(VenueError(.connectionLost)))
    #expect(joined([intent, first])?.assumedAnswer(toStep: 1) == .failed(VenueError(.cancelled)))
    #expect(joined([intent, first, accepted])?.assumedAnswer(toStep: 1) == .accepted(echo: nil))
  }

  @Test func `verdicts are decided from what was noted`() {
    let readBack = ReadBack.value(Samples.twenty)
    let change = joined([intent, conclusion(.applied, readBack)])
    #expect(change?.verdicts?.first?.outcome == .applied)
    #expect(
      change?.verdicts?.first?.reason == .reconciledByReading(VenueError(.connectionLost)))
    #expect(joined([intent])?.verdicts == nil)
  }

  @Test func `what was accepted and could not be read stays to be read`() {
    let lost = ReadBack.failed(VenueError(.rateLimited))
    #expect(joined([intent, conclusion(.notConfirmed, lost)])?.isUnsettled == true)
    #expect(joined([intent, conclusion(.applied, lost)])?.isUnsettled == false)
  }

  @Test func `an old value is conclusive only once the venue no longer takes the request`() {
    let expiry = Samples.moment.local.addingTimeInterval(60)
    let lost = JournalEntry.answer(
      StepAnswer(
        identifier: Samples.identifier, moment: Samples.moment, step: 0,
        answer: .failed(VenueError(.timedOut)), expiresAt: expiry))
    let old = ReadBack.value(Samples.uneven)
    let early = joined([intent, lost, conclusion(.unknown, old, readAt: Samples.moment.local)])
    #expect(
      early?.verdicts?.first?.reason == .notAppliedSoFar(VenueError(.timedOut), Samples.uneven))
    #expect(early?.isUnsettled == true)
    let late = joined([intent, lost, conclusion(.refused, old, readAt: expiry)])
    #expect(late?.verdicts?.first?.reason == .neverArrived(VenueError(.timedOut)))
  }

  @Test func `a change holds its instrument for as long as a lost request may arrive`() {
    let expiry = Samples.moment.local.addingTimeInterval(60)
    func lost(step: Int, expiresAt: Date?) -> JournalEntry {
      .answer(
        StepAnswer(
          identifier: Samples.identifier, moment: Samples.moment, step: step,
          answer: .failed(VenueError(.timedOut)), expiresAt: expiresAt))
    }
    let refused = JournalEntry.answer(
      StepAnswer(
        identifier: Samples.identifier, moment: Samples.moment, step: 1,
        answer: .failed(VenueError(.marginTooLow))))
    #expect(joined([intent, lost(step: 0, expiresAt: expiry), refused])?.expiresAt == expiry)
    #expect(
      joined([intent, lost(step: 0, expiresAt: expiry), lost(step: 1, expiresAt: nil)])?.expiresAt
        == nil)
    // Nothing was noted of either: they may have been sent until the intent's own expiry.
    #expect(joined([intent])?.expiresAt == Samples.expiry)
  }

  @Test func `undoing brings back what was set before, if the change did something`() {
    #expect(joined([intent, conclusion(.applied)])?.settingBefore == Samples.uneven)
    #expect(joined([intent, conclusion(.unknown)])?.settingBefore == Samples.uneven)
    #expect(joined([intent, conclusion(.refused)])?.settingBefore == nil)
  }

  @Test func `records of two changes do not join`() {
    var supersession = ChangeSupersession(
      identifier: Samples.other, moment: Samples.moment, author: Samples.author,
      successor: Samples.identifier)
    #expect(joined([intent, .supersession(supersession)]) == nil)
    supersession = ChangeSupersession(
      identifier: Samples.identifier, moment: Samples.moment, author: Samples.author,
      successor: Samples.other)
    #expect(joined([.supersession(supersession), intent]) == nil)
    #expect(joined([intent, intent]) == nil)
  }
}
