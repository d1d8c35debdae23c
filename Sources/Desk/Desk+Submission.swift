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

    var answers: [ChangeAnswer] = []
    for step in current.steps {
      let answer = await account.connection.submit(step)
      answers.append(answer)
      guard answer.isAccepted else { break }
    }
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

  /// Reads the setting back, again after a pause while it does not show what was asked: a venue
  /// may take a moment, and a request whose answer was lost may still arrive.
  private func prove(
    _ proposal: Proposal, answers: [ChangeAnswer], in account: DeskAccount
  ) async -> ReadBack {
    guard account.traits.settingSource != .notOffered else { return .notOffered }
    let isSettled = answers.contains(where: \.isNothingSent) && answers.count == 1
    guard !isSettled else { return .notShown }
    let sent = proposal.steps.prefix(answers.count)
    let pauses: [Duration] =
      answers.contains(where: \.isRefusal) ? [] : [.milliseconds(300), .seconds(1), .seconds(2)]
    var readBack = await readBack(of: proposal.change.symbol, in: account)
    for pause in pauses {
      if case .value(let setting) = readBack, sent.allSatisfy({ $0.agrees(with: setting) }) {
        break
      }
      await timing.wait(pause)
      readBack = await self.readBack(of: proposal.change.symbol, in: account)
    }
    return readBack
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

  /// Whether no byte left.
  fileprivate var isNothingSent: Bool {
    if case .failed(let error) = self { error.consequence == .nothingSent } else { false }
  }
}
