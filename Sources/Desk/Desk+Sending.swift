import FoundationEssentials
import LeverDomain

/// A change that somebody agreed to, on its way to the venue.
struct ChangeAttempt: Sendable {
  let wanted: LeverageSetting
  let instrument: Instrument
  let account: DeskAccount
  let accountReading: AccountReading
  let reason: ChangeReason

  /// What it changes.
  var key: InstrumentKey {
    InstrumentKey(account: account.name, venue: account.venue, symbol: instrument.symbol)
  }
}

extension Desk {
  /// Reads once more, writes down what is about to be sent, sends it and proves it.
  func make(
    _ attempt: ChangeAttempt, book: ChangeBook?, overtaking earlier: [JournalledChange]
  ) async throws(Withholding) -> Submission {
    let submittedAt = timing.now()
    let account = attempt.account
    let fresh = await examineForChange(attempt.instrument, in: account, priority: .change)
    let current = await propose(
      attempt.wanted, on: fresh, in: account, accountReading: attempt.accountReading)
    if current.isAlreadySet, fresh.leverage.value?.proof == .readBack {
      return .decided(
        report(
          current, [], readBack: .value(current.change.to), submittedAt: submittedAt, book, nil))
    }
    guard current.isPossible else { return .blocked(current) }
    var book = book
    do throws(JournalError) {
      try await book?.begin(current, why: attempt.reason)
    } catch {
      throw .notJournalled(error)
    }

    var notes = JournalNotes()
    let answers = await send(current.steps, in: account, book, &notes)
    let readBack = await prove(current, answers: answers, in: account)
    let steps = current.steps.enumerated().map { index, step in
      guard answers.indices.contains(index) else {
        return ChangeReport.StepReport(
          step: step, answer: nil,
          verdict: Verdict(
            .refused, proof: readBack.proof, reason: .notSent(VenueError(.cancelled))))
      }
      return ChangeReport.StepReport(
        step: step, answer: answers[index],
        verdict: Verdict.decide(step: step, answer: answers[index], reading: readBack))
    }
    await notes.take { () async throws(JournalError) in
      try await book?.conclude(steps.map(\.verdict), readBack: readBack)
    }
    let isProved = steps.allSatisfy(\.verdict.outcome.isSuccess)
    for change in isProved ? earlier : [] {
      await notes.take { () async throws(JournalError) in try await book?.overtake(change) }
    }
    return .decided(
      report(current, steps, readBack: readBack, submittedAt: submittedAt, book, notes.error))
  }

  /// Sends the requests in order and stops at the first that does not succeed. One whose answer
  /// was lost counts as a success when the reading shows its value: stopping there would leave the
  /// change half made for want of an answer, not of consent.
  private func send(
    _ steps: [ChangeStep], in account: DeskAccount, _ book: ChangeBook?,
    _ notes: inout JournalNotes
  ) async -> [ChangeAnswer] {
    var answers: [ChangeAnswer] = []
    for (index, step) in steps.enumerated() {
      let answer = await account.connection.submit(step)
      answers.append(answer)
      await notes.take { () async throws(JournalError) in
        try await book?.answer(answer, toStep: index)
      }
      if answer.isAccepted { continue }
      guard answer.mayBeApplied, answers.count < steps.count else { break }
      let reading = await readBack(of: step.symbol, in: account) { step.agrees(with: $0) }
      guard case .value(let setting) = reading, step.agrees(with: setting) else { break }
    }
    for index in answers.count..<steps.count {
      await notes.take { () async throws(JournalError) in
        try await book?.answer(.failed(VenueError(.cancelled)), toStep: index)
      }
    }
    return answers
  }

  /// Reads the setting back after everything was sent.
  private func prove(
    _ proposal: Proposal, answers: [ChangeAnswer], in account: DeskAccount
  ) async -> ReadBack {
    guard account.traits.settingSource != .notOffered else { return .notOffered }
    if answers.count == 1, answers.allSatisfy(\.isNothingSent) { return .notShown }
    let sent = proposal.steps.prefix(answers.count)
    let symbol = proposal.change.symbol
    if answers.contains(where: \.isRefusal) {
      return await readBack(of: symbol, in: account)
    }
    return await readBack(of: symbol, in: account) { setting in
      sent.allSatisfy { $0.agrees(with: setting) }
    }
  }

  /// Reads the setting, again after a pause while it is not what was asked: a venue may take a
  /// moment, and a request whose answer was lost may still arrive.
  func readBack(
    of symbol: ContractSymbol, in account: DeskAccount,
    until isWanted: (LeverageSetting) -> Bool
  ) async -> ReadBack {
    var reading = await readBack(of: symbol, in: account)
    for pause in [Duration.milliseconds(300), .seconds(1), .seconds(2)] {
      if case .value(let setting) = reading, isWanted(setting) { break }
      await timing.wait(pause)
      reading = await readBack(of: symbol, in: account)
    }
    return reading
  }

  private func readBack(of symbol: ContractSymbol, in account: DeskAccount) async -> ReadBack {
    switch await leverage(of: symbol, in: account, priority: .change) {
    case .notRead: return .notShown
    case .failed(let error, _): return .failed(error)
    case .read(let reading, _):
      switch reading.setting {
      case .read(let values): return .value(values)
      case .echoed, .notOffered: return .notOffered
      case .notShown: return .notShown
      }
    }
  }

  private func report(
    _ proposal: Proposal, _ steps: [ChangeReport.StepReport], readBack: ReadBack,
    submittedAt: Date, _ book: ChangeBook?, _ journalError: JournalError?
  ) -> ChangeReport {
    let (outcome, proof) = ChangeReport.combine(steps.map(\.verdict))
    return ChangeReport(
      identifier: book?.identifier ?? ChangeIdentifier(), account: proposal.account,
      venue: proposal.venue,
      change: proposal.change, steps: steps, readBack: readBack, submittedAt: submittedAt,
      decidedAt: timing.now(), outcome: outcome, proof: proof,
      journalError: journalError)
  }
}

extension ChangeAnswer {
  /// Whether the venue took the request, so that the next one may follow.
  fileprivate var isAccepted: Bool {
    switch self {
    case .accepted, .notModified: true
    case .failed: false
    }
  }

  /// Whether the venue said that it did not do it.
  fileprivate var isRefusal: Bool {
    if case .failed(let error) = self { error.consequence == .notApplied } else { false }
  }

  /// Whether the venue may have done it, although no answer says so.
  fileprivate var mayBeApplied: Bool {
    if case .failed(let error) = self { error.consequence == .mayBeApplied } else { false }
  }

  /// Whether no byte left.
  fileprivate var isNothingSent: Bool {
    if case .failed(let error) = self { error.consequence == .nothingSent } else { false }
  }
}

/// The first failure to write something down after the intent. What was sent cannot be taken back,
/// so the change goes on, and the person is told. Nothing more is written down then: a conclusion
/// without the answers that it rests on would contradict what is recorded, and without one the change
/// is in doubt, which is what the journal knows.
private struct JournalNotes {
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
