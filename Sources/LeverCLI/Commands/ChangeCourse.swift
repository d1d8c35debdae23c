import Desk
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// The course of a change that a command makes, whichever it is: reviewed, agreed to, sent, proved.
struct ChangeCourse: Sendable {
  /// How the change is to be made.
  struct Manner: Sendable {
    /// The command, as it is typed.
    let command: String
    /// What was said of it.
    let given: Given<ChangeParameters>
  }

  /// The instrument, what was found out about it, and the change as it would be made.
  struct Prepared: Sendable {
    let desk: Desk
    let found: InstrumentFinder.Found
    let proposal: Proposal
    /// The change that it undoes, if it does.
    var undone: JournalledChange?

    var isAlreadySet: Bool { proposal.isAlreadySet }
  }

  let context: CommandContext
  let manner: Manner

  /// Refuses where the command would have to ask, and cannot.
  func checkThatItMayAsk() throws(CommandFailure) {
    guard manner.given.dryRun || manner.given.yes || context.canAsk else {
      throw CommandFailure(
        .confirmationNeeded,
        "lever \(manner.command) asks before it changes anything, and here it cannot",
        hint: "--yes agrees beforehand; --dry-run shows what would be sent")
    }
  }

  /// Finds and reads an instrument, and holds a setting against it.
  func prepare(
    _ wanted: LeverageSetting, on symbol: String, in account: String, of desk: Desk,
    undoing undone: JournalledChange? = nil
  ) async throws(CommandFailure) -> Prepared {
    let found = try await InstrumentFinder(context: context).find(
      symbol, in: account, of: desk, for: .changing)
    if let error = found.reading.leverage.error { throw .reading(error, of: found.account) }
    let proposal = await desk.propose(
      wanted, on: found.reading, in: found.account, accountReading: found.accountReading)
    return Prepared(desk: desk, found: found, proposal: proposal, undone: undone)
  }

  /// Makes the change, or says why not.
  func run(_ prepared: Prepared) async throws(CommandFailure) -> ExitStatus {
    let proposal = prepared.proposal
    let result = ChangeResult(prepared)
    if prepared.isAlreadySet {
      if !manner.given.dryRun { await settle(prepared) }
      write(result.alreadySet())
      return .done
    }
    guard proposal.isPossible else {
      write(result.blocked(proposal))
      return .refused
    }
    if manner.given.dryRun {
      write(result.dryRun())
      return .done
    }
    if !manner.given.yes { try await confirm(result) }
    return await submit(prepared, result)
  }

  /// Reconciles what is in doubt of the account, as sending a change would have done. What stays in
  /// doubt stays in the journal for the next to reconcile.
  private func settle(_ prepared: Prepared) async {
    _ = try? await prepared.desk.settle(prepared.found.account)
  }

  private func write(_ outcome: ChangeOutcome) {
    context.write(
      outcome.document(shapes: context.shapes, now: context.environment.now()))
  }

  private func confirm(_ result: ChangeResult) async throws(CommandFailure) {
    let environment = context.environment
    let review = ChangeReview(
      result: result, paint: context.sayingPaint, shapes: context.shapes,
      now: environment.now())
    environment.say(review.text)
    let answer = try await context.interruptible { () async throws(CommandFailure) in
      await environment.ask(review.question)
    }
    if answer == nil { environment.say("\n") }
    guard review.agrees(answer ?? "") else {
      throw CommandFailure(.declined, "cancelled; nothing was sent")
    }
  }

  /// Sends and proves. Once it has begun, an interruption no longer stops it: the first is
  /// answered with what goes on, the second ends the waiting with what is known.
  private func submit(_ prepared: Prepared, _ result: ChangeResult) async -> ExitStatus {
    let interruption = context.environment.interruption
    let before = interruption.count
    let isDespiteDoubt = manner.given.despiteDoubt
    let line = StageLine(
      context: context, name: "\(prepared.proposal.account) \(prepared.proposal.change.symbol)")
    let allowance = WaitAllowance(manner.given.wait) { line.show($0) }
    let ticking = Task { await line.tick() }
    defer { ticking.cancel() }
    let work = Task {
      await prepared.desk.submit(
        prepared.proposal, on: prepared.found.instrument, in: prepared.found.account,
        accountReading: prepared.found.accountReading,
        why: prepared.undone.map { .undo(of: $0.identifier) } ?? .asked,
        isDespiteUnsettled: isDespiteDoubt, allowance: allowance)
    }
    var submission = await interruption.race(times: before + 1, for: work, cancels: false)
    if submission == nil {
      context.environment.say("\n")
      context.say(
        "interrupted: finishing the change and its proof first; "
          + "interrupt again to stop waiting, not knowing", .warning)
      submission = await interruption.race(times: before + 2, for: work, cancels: false)
    }
    line.erase()
    guard let submission else {
      context.sending.begin()
      write(result.abandoned())
      return .interrupted
    }
    switch submission {
    case .blocked(let proposal):
      write(result.blocked(proposal))
      return .refused
    case .withheld(let withholding):
      write(result.withheld(withholding))
      if case .notJournalled = withholding { return .error }
      return .refused
    case .decided(let report):
      if !report.isNothingSent { context.sending.begin() }
      write(result.decided(report, gaveUpAfter: gaveUp(report, allowance, prepared)))
      return Self.status(of: report)
    }
  }

  /// How long was waited at most, where more waiting could have told more; else nil.
  private func gaveUp(
    _ report: ChangeReport, _ allowance: WaitAllowance, _ prepared: Prepared
  ) -> Duration? {
    var isTooShort = allowance.remaining <= .zero
    // Where the expiry was further off than what was left, it was not waited for.
    if case .notAppliedSoFar? = report.leadingVerdict?.reason,
      prepared.found.account.traits.requestLifetime != nil
    {
      isTooShort = true
    }
    return isTooShort ? manner.given.wait : nil
  }

  private static func status(of report: ChangeReport) -> ExitStatus {
    switch report.outcome {
    case .applied, .alreadySet: .done
    case .notConfirmed, .unknown: .unsettled
    case .refused: report.isNothingSent && !report.isReadOnly ? .error : .refused
    }
  }
}

extension ChangeReport {
  /// Whether the account refused to sign.
  fileprivate var isReadOnly: Bool {
    if case .notSent(let error)? = leadingVerdict?.reason { error.kind == .readOnly } else { false }
  }
}
