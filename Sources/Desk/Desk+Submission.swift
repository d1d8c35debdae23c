import FoundationEssentials
public import LeverDomain

/// Why a change was not begun, or what became of it.
public enum Submission: Equatable, Sendable {
  /// A fresh reading, made just before sending, forbids it. Nothing was sent.
  case blocked(Proposal)
  /// It was sent, or was not needed.
  case decided(ChangeReport)
}

extension Desk {
  /// Holds a wanted setting against everything known now.
  public func propose(
    _ wanted: LeverageSetting, on reading: InstrumentReading, in account: DeskAccount,
    accountReading: AccountReading
  ) async -> Proposal {
    Proposal(
      setting: wanted, on: reading, account: account, accountReading: accountReading,
      changeBudget: await account.connection.changeBudget(), confirmAbove: confirmAbove)
  }

  /// Makes a change and proves it.
  ///
  /// Reads once more what may have moved since the review, sends each request once, in order,
  /// stopping at the first that does not succeed, and then reads the setting back. Never sends
  /// anything a second time.
  ///
  /// - Parameters:
  ///   - proposal: what the person agreed to.
  ///   - instrument: the instrument as the venue listed it.
  ///   - accountReading: what is known of the account.
  public func submit(
    _ proposal: Proposal, on instrument: Instrument, in account: DeskAccount,
    accountReading: AccountReading
  ) async -> Submission {
    let submittedAt = timing.now()
    let fresh = await examineForChange(instrument, in: account, priority: .change)
    let current = await propose(
      proposal.change.to, on: fresh, in: account, accountReading: accountReading)
    if current.isAlreadySet, fresh.leverage.value?.proof == .readBack {
      return .decided(
        report(current, [], readBack: .value(current.change.to), submittedAt: submittedAt))
    }
    guard current.isPossible else { return .blocked(current) }

    let answers = await send(current.steps, in: account)
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
    return .decided(report(current, steps, readBack: readBack, submittedAt: submittedAt))
  }

  /// Sends the requests in order and stops at the first that does not succeed. One whose answer
  /// was lost counts as a success when the reading shows its value: stopping there would leave the
  /// change half made for want of an answer, not of consent.
  private func send(_ steps: [ChangeStep], in account: DeskAccount) async -> [ChangeAnswer] {
    var answers: [ChangeAnswer] = []
    for step in steps {
      let answer = await account.connection.submit(step)
      answers.append(answer)
      if answer.isAccepted { continue }
      guard answer.mayBeApplied, answers.count < steps.count else { break }
      let reading = await readBack(of: step.symbol, in: account) { step.agrees(with: $0) }
      guard case .value(let setting) = reading, step.agrees(with: setting) else { break }
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
  private func readBack(
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
    submittedAt: Date
  ) -> ChangeReport {
    let (outcome, proof) = ChangeReport.combine(steps.map(\.verdict))
    return ChangeReport(
      identifier: ChangeIdentifier(), account: proposal.account, venue: proposal.venue,
      change: proposal.change, steps: steps, readBack: readBack, submittedAt: submittedAt,
      decidedAt: timing.now(), outcome: outcome, proof: proof)
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
