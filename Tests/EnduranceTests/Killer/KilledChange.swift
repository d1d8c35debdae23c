import FoundationEssentials
import JournalModel
import LeverDomain
import TestSupport

/// One change whose program was killed, or ended before that: what was known right after, and what
/// came of it.
struct KilledChange: Sendable {
  let plan: KillPlan
  let result: ProgramRunner.Result
  /// The sides of the change requests that arrived.
  var received: [String] = []
  /// What the venue held before and after.
  let before: LeverageSetting?
  var after: LeverageSetting?
  /// What the journal held right after; more than one is a fault.
  let written: [JournalledChange]
  /// What the journal holds once the change is settled.
  var settled: JournalledChange?

  var isKilled: Bool { result.state == .signalled(9) }

  var wanted: LeverageSetting? {
    guard let long = try? Leverage(plan.long), let short = try? Leverage(plan.short) else {
      return nil
    }
    return LeverageSetting(long: long, short: short)
  }

  /// How far it had come.
  var point: PointReached {
    guard let change = written.first else { return .noIntent }
    if change.conclusion != nil { return .concluded }
    if !change.answers.isEmpty { return .notConcluded }
    if received.isEmpty { return .notReceived }
    return change.intent.steps.contains { isHeld($0) && isReceived($0) }
      ? .notAnswered : .notApplied
  }

  private func isHeld(_ step: ChangeStep) -> Bool { after.map(step.agrees(with:)) ?? false }

  private func isReceived(_ step: ChangeStep) -> Bool {
    received.contains { side in
      side.isEmpty || side == "BOTH" || step.sides.contains { $0.rawValue.uppercased() == side }
    }
  }

  /// What is wrong with it, held against what the venue received and holds; empty when nothing is.
  func faults() -> [String] {
    var faults: [String] = []
    if written.count > 1 { faults.append("it stands in the journal \(written.count) times") }
    if Set(received).count < received.count {
      faults.append("the venue was asked twice: \(received)")
    }
    if written.isEmpty {
      if !received.isEmpty { faults.append("the venue was asked without an intent: \(received)") }
      if before != after { faults.append("the venue changed to \(text(after)) without an intent") }
      return faults
    }
    guard let settled else { return faults + ["it is lost from the journal"] }
    if settled.intent.change.to != wanted { faults.append("another value was written down") }
    guard let conclusion = settled.conclusion else { return faults + ["nobody concluded it"] }
    for (step, verdict) in zip(settled.intent.steps, conclusion.steps) {
      if let fault = fault(step, verdict.outcome, settled) { faults.append(fault) }
    }
    // What the program left in doubt may have been found out since.
    if let word = spokenOutcome, word != conclusion.outcome.rawValue,
      word != Outcome.unknown.rawValue
    {
      faults.append("the program said \(word), the journal says \(conclusion.outcome.rawValue)")
    }
    return faults
  }

  private func fault(
    _ step: ChangeStep, _ outcome: Outcome, _ settled: JournalledChange
  ) -> String? {
    let facts = "\(outcome.rawValue) while the venue, asked for \(received), holds \(text(after))"
    switch outcome {
    case .applied, .alreadySet: return isHeld(step) ? nil : facts
    case .refused, .notConfirmed: return isHeld(step) ? facts : nil
    case .unknown:
      // Where nothing can be read, or an old value is never conclusive, nobody can know, and it stays
      // listed until it is overtaken.
      let isListed = settled.isUnsettled || settled.successor != nil
      let isOpen = plan.venue == .ztdx || plan.venue == .coinswitchHFT && !isHeld(step)
      return isOpen && isListed ? nil : facts
    }
  }

  /// What the program printed before it died, if it came to that.
  private var spokenOutcome: String? {
    guard result.output.hasSuffix("}\n") else { return nil }
    return try? JSONDecoder().decode(ChangesDocument.self, from: Data(result.output.utf8))
      .changes.first?.outcome
  }

  private func text(_ setting: LeverageSetting?) -> String {
    setting.map { "\($0.long)/\($0.short)" } ?? "nothing"
  }
}

/// What `lever set --output json` prints, as far as it is looked at here.
struct ChangesDocument: Decodable {
  struct Change: Decodable {
    let outcome: String?
    let reason: String?
  }

  let changes: [Change]
}
