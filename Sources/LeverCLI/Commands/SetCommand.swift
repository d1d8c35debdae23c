import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

/// `lever set`: one change, proved.
struct SetCommand {
  let context: CommandContext
  let request: SetRequest

  /// The instrument, what was found out about it, and the change as it would be made.
  private struct Prepared: Sendable {
    let desk: Desk
    let found: InstrumentFinder.Found
    let proposal: Proposal

    var isAlreadySet: Bool {
      proposal.isAlreadySet && found.reading.leverage.value?.proof == .readBack
    }
  }

  func run() async throws(CommandFailure) -> ExitStatus {
    let wanted = try wantedSetting()
    guard request.isDryRun || request.isAgreed || context.canAsk else { throw Self.cannotAsk }
    let prepared = try await prepare(wanted)
    let proposal = prepared.proposal
    let result = ChangeResult(prepared.found, proposal)

    if prepared.isAlreadySet {
      write(result.alreadySet())
      return .done
    }
    guard proposal.isPossible else {
      write(result.blocked(proposal))
      return .refused
    }
    if request.isDryRun {
      write(result.dryRun())
      return .done
    }
    if !request.isAgreed { try await confirm(result, above: prepared.desk.confirmAbove) }
    return await submit(prepared, result)
  }

  private func write(_ outcome: ChangeOutcome) {
    context.write(
      outcome.document(shapes: context.shapes, now: context.environment.now()))
  }

  private func wantedSetting() throws(CommandFailure) -> LeverageSetting {
    let long = try leverage(request.value, "VALUE")
    guard let text = request.short else { return LeverageSetting(both: long) }
    return LeverageSetting(long: long, short: try leverage(text, "--short"))
  }

  private func leverage(_ text: String, _ place: String) throws(CommandFailure) -> Leverage {
    do throws(LeverageSyntaxError) {
      return try Leverage(text)
    } catch {
      throw CommandFailure(
        .notALeverage, "\(place): \(Wording.syntaxError(error, text: text))",
        hint: "nothing was sent")
    }
  }

  private static let cannotAsk = CommandFailure(
    .confirmationNeeded, "lever set asks before it changes anything, and here it cannot",
    hint: "--yes agrees beforehand; --dry-run shows what would be sent")

  private func prepare(_ wanted: LeverageSetting) async throws(CommandFailure) -> Prepared {
    let context = context
    let request = request
    return try await context.interruptible { () async throws(CommandFailure) in
      let desk = try await context.environment.openDesk(context.options)
      let found = try await InstrumentFinder(context: context)
        .find(request.symbol, in: request.account, of: desk)
      if let error = found.reading.leverage.error { throw .reading(error, of: found.account) }
      let proposal = await desk.propose(
        wanted, on: found.reading, in: found.account, accountReading: found.accountReading)
      return Prepared(desk: desk, found: found, proposal: proposal)
    }
  }

  private func confirm(
    _ result: ChangeResult, above threshold: Leverage
  ) async throws(CommandFailure) {
    let environment = context.environment
    let review = ChangeReview(
      result: result, confirmAbove: threshold, paint: context.sayingPaint, shapes: context.shapes,
      now: environment.now())
    environment.say(review.text)
    let answer = try await context.interruptible { () async throws(CommandFailure) in
      await environment.ask(review.question)
    }
    if answer == nil { environment.say("\n") }
    guard review.agrees(answer ?? "") else {
      throw CommandFailure(.declined, "not agreed to; nothing was sent")
    }
  }

  /// Sends and proves. Once it has begun, an interruption no longer stops it: the first is
  /// answered with what goes on, the second ends the waiting with what is known.
  private func submit(_ prepared: Prepared, _ result: ChangeResult) async -> ExitStatus {
    let interruption = context.environment.interruption
    let before = interruption.count
    let request = request
    let work = Task {
      await prepared.desk.submit(
        prepared.proposal, on: prepared.found.instrument, in: prepared.found.account,
        accountReading: prepared.found.accountReading,
        isDespiteUnsettled: request.isDespiteUnsettled)
    }
    var submission = await interruption.race(times: before + 1, for: work, cancels: false)
    if submission == nil {
      context.say(
        "\ninterrupted: finishing the change and its proof first; "
          + "interrupt again to stop waiting, not knowing", .warning)
      submission = await interruption.race(times: before + 2, for: work, cancels: false)
    }
    guard let submission else {
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
      write(result.decided(report))
      return Self.status(of: report)
    }
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
