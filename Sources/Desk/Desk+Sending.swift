import FoundationEssentials
import JournalModel
import LeverDomain

/// A change that somebody agreed to, on its way to the venue.
struct ChangeAttempt: Sendable {
  let wanted: LeverageSetting
  let instrument: Instrument
  let account: DeskAccount
  let accountReading: AccountReading
  var reason: ChangeReason
  let allowance: WaitAllowance

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
    attempt.allowance.report(.checking)
    let fresh = await examineForChange(attempt.instrument, in: account, priority: .change)
    let current = await propose(
      attempt.wanted, on: fresh, in: account, accountReading: attempt.accountReading)
    if current.isAlreadySet {
      return .decided(
        report(
          current, [], readBack: .value(current.change.to), submittedAt: submittedAt, book, nil))
    }
    guard current.isPossible else { return .blocked(current) }
    let deadline = timing.now().adding(attempt.allowance.remaining)
    var sending = SendingChange(
      proposal: current, before: fresh.leverage.value?.shown, account: account, book: book,
      deadline: deadline, allowance: attempt.allowance)
    do throws(JournalError) {
      try await sending.book?.begin(
        current, why: attempt.reason,
        expiresAt: RequestExpiry.moment(
          signedAt: deadline, lifetime: account.traits.requestLifetime,
          clock: attempt.accountReading.clock.value),
        mayRepeat: account.traits.provesByRepeating)
    } catch {
      throw .notJournalled(error)
    }

    await send(&sending)
    await prove(&sending)
    let verdicts = sending.verdicts
    let readBack = sending.readBack
    let steps = zip(current.steps, verdicts).enumerated().map { index, pair in
      ChangeReport.StepReport(
        step: pair.0, answer: sending.answer(toStep: index), verdict: pair.1)
    }
    let readAt = sending.readAt
    await sending.notes.take { [book = sending.book] () async throws(JournalError) in
      try await book?.conclude(verdicts, readBack: readBack, readAt: readAt)
    }
    let isProved = verdicts.allSatisfy(\.outcome.isSuccess)
    for change in isProved ? earlier : [] {
      await sending.notes.take { [book = sending.book] () async throws(JournalError) in
        try await book?.overtake(change)
      }
    }
    return .decided(
      report(
        current, steps, readBack: readBack, submittedAt: submittedAt, sending.book,
        sending.notes.error))
  }

  /// Sends the requests in order and stops at the first that does not succeed. One whose answer
  /// was lost counts as a success when the reading shows its value: stopping there would leave the
  /// change half made for want of an answer, not of consent.
  private func send(_ sending: inout SendingChange) async {
    let steps = sending.proposal.steps
    for (index, step) in steps.enumerated() {
      sending.allowance.report(.sending(index + 1, of: steps.count))
      let submitted = await submit(step, sending)
      sending.submitted.append(submitted)
      await sending.note(submitted, toStep: index)
      if submitted.answer.isAccepted { continue }
      guard submitted.answer.mayBeApplied, index + 1 < steps.count else { break }
      await read(&sending) { $0.proves(step) }
      guard sending.readBack.proves(step) else { break }
    }
    for index in sending.submitted.count..<steps.count {
      await sending.note(
        SubmittedRequest(.failed(VenueError(.cancelled)), expiresAt: nil), toStep: index)
    }
  }

  private func submit(_ step: ChangeStep, _ sending: SendingChange) async -> SubmittedRequest {
    let date = timing.now()
    let submitted: SubmittedRequest
    do throws(VenueError) {
      submitted = try await sending.account.connection.submit(
        step, signingBefore: sending.deadline)
    } catch {
      submitted = SubmittedRequest(.failed(error), expiresAt: nil)
    }
    sending.allowance.spend(.seconds(timing.now().timeIntervalSince(date)))
    return submitted
  }

  /// Reads the setting back after everything was sent, and asks for the other proofs that the venue
  /// offers where that shows nothing.
  private func prove(_ sending: inout SendingChange) async {
    guard sending.account.traits.settingSource != .notOffered else {
      sending.readBack = .notOffered
      return
    }
    let answers = sending.submitted.map(\.answer)
    if answers.count == 1, answers.allSatisfy(\.isNothingSent) {
      sending.readBack = .notShown
      return
    }
    let isRefused = answers.contains(where: \.isRefusal)
    let sent = sending.proposal.steps.prefix(answers.count)
    sending.allowance.report(.readingBack)
    let before = sending.proposal.change.from
    await read(&sending) { reading in
      isRefused
        ? !reading.isOfferedAndFailed(before: before) : sent.allSatisfy { reading.proves($0) }
    }
    await repeatForProof(&sending)
    await awaitExpiry(&sending)
  }

  /// Where a request was accepted and no reading proves it, sends the identical request once more, on
  /// a venue whose document makes the answer to that a proof.
  private func repeatForProof(_ sending: inout SendingChange) async {
    guard sending.account.traits.provesByRepeating else { return }
    for index in sending.submitted.indices where sending.wantsRepeating(step: index) {
      sending.allowance.report(.repeating)
      let submitted = await submit(sending.proposal.steps[index], sending)
      sending.repeated[index] = submitted.answer
      await sending.note(submitted, toStep: index, isRepeated: true)
    }
  }

  /// Where an answer was lost and the reading shows the old value, reads once more at the moment after
  /// which the venue would no longer take the request, if that is near enough to be waited for.
  private func awaitExpiry(_ sending: inout SendingChange) async {
    guard sending.verdicts.contains(where: \.mayStillArrive), let expiry = sending.expiresAt
    else { return }
    let wait = Duration.seconds(expiry.timeIntervalSince(timing.now()))
    guard wait <= sending.allowance.remaining else { return }
    if wait > .zero {
      sending.allowance.report(.waitingForExpiry(wait))
      await pause(wait, sending.allowance)
      sending.allowance.report(.readingBack)
    }
    await read(&sending) { _ in true }
  }

  /// Reads the setting, again after a pause while it is not what was asked: a venue may take a
  /// moment, and a request whose answer was lost may still arrive.
  private func read(
    _ sending: inout SendingChange, until isWanted: (ReadBack) -> Bool
  ) async {
    let (readBack, date) = await readBack(
      of: sending.proposal.change.symbol, before: sending.before, in: sending.account,
      sending.allowance, until: isWanted)
    sending.readBack = readBack
    sending.readAt = date
  }

  /// Reads the setting, a few times while a value is shown that is not the wanted one.
  ///
  /// - Returns: what was read last, and when that reading began.
  func readBack(
    of symbol: ContractSymbol, before: LeverageSetting?, in account: DeskAccount,
    _ allowance: WaitAllowance, until isWanted: (ReadBack) -> Bool
  ) async -> (ReadBack, Date) {
    var date = timing.now()
    var reading = await readBack(of: symbol, before: before, in: account)
    allowance.spend(.seconds(timing.now().timeIntervalSince(date)))
    for wait in [Duration.milliseconds(300), .seconds(1), .seconds(2)] {
      guard reading.mayChange, !isWanted(reading), allowance.remaining > wait else { break }
      await pause(wait, allowance)
      date = timing.now()
      reading = await readBack(of: symbol, before: before, in: account)
      allowance.spend(.seconds(timing.now().timeIntervalSince(date)))
    }
    // As the journal keeps it: what is decided now must be what the record says later.
    return (reading, JournalMoment(local: date).local)
  }

  private func pause(_ wait: Duration, _ allowance: WaitAllowance) async {
    await timing.wait(wait)
    allowance.spend(wait)
  }

  private func readBack(
    of symbol: ContractSymbol, before: LeverageSetting?, in account: DeskAccount
  ) async -> ReadBack {
    switch await leverage(of: symbol, in: account, priority: .change) {
    case .notRead: return .notShown
    case .failed(let error, _): return .failed(error)
    case .read(let reading, _):
      switch reading.setting {
      case .read(let values): return .value(values)
      case .shownByPosition(let values): return .position(values, before: before)
      case .notOffered: return .notOffered
      case .notShown: return .notShown
      }
    }
  }

  private func report(
    _ proposal: Proposal, _ steps: [ChangeReport.StepReport], readBack: ReadBack,
    submittedAt: Date, _ book: ChangeBook?, _ journalError: JournalError?
  ) -> ChangeReport {
    let (outcome, proof) = Verdict.combine(steps.map(\.verdict))
    return ChangeReport(
      identifier: book?.identifier ?? ChangeIdentifier(), account: proposal.account,
      venue: proposal.venue,
      change: proposal.change, steps: steps, readBack: readBack, submittedAt: submittedAt,
      decidedAt: timing.now(), outcome: outcome, proof: proof,
      journalError: journalError)
  }
}

extension ReadBack {
  /// Whether reading again soon may show something else.
  fileprivate var mayChange: Bool {
    switch self {
    case .value, .failed: true
    case .position, .notOffered, .notShown: false
    }
  }
}
