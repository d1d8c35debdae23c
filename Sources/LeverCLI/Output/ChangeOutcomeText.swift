import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// What became of one change, for people.
struct ChangeOutcomeText {
  let outcome: ChangeOutcome
  let paint: Paint
  let shapes: Shapes
  let now: Date

  /// The whole text, in ended lines.
  var text: String {
    var lines = [headline]
    if let explanation = outcome.explanation, isExplained { lines.append("  \(explanation)") }
    if outcome.steps.count > 1 { lines += outcome.steps.map(line) }
    if let caps = outcome.positionCaps {
      lines += Wording.positionCaps(
        caps, at: outcome.change.to, quoteAsset: outcome.quoteAsset
      ).map { "  \($0)" }
    }
    lines += PreconditionLines(venue: outcome.venue, paint: paint, now: now)
      .lines(outcome.shownPreconditions)
    if let effect = outcome.positionEffect { lines.append("  \(effect)") }
    if outcome.isDryRun { lines += RequestLines(outcome.requests).lines }
    if let undone = outcome.undone {
      lines += UndoneLines(undone, setNow: outcome.change.from, paint: paint, now: now).lines
    }
    if outcome.isJournalled, let identifier = outcome.identifier {
      lines.append("  " + paint("in the journal as \(identifier)", .muted))
    }
    if let note = outcome.note { lines.append("  " + paint(note, .muted)) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Whether nothing below explains it better: preconditions with their evidence, or the fate of
  /// each request.
  private var isExplained: Bool {
    outcome.reason != "precondition"
      && (outcome.steps.count <= 1 || outcome.reason == "half_applied")
  }

  private var headline: String {
    let what = paint("\(outcome.account) \(outcome.change.symbol)", .accent)
    return "\(what)  \(ChangeWords.arrow(outcome.change, shapes: shapes))  \(result)"
  }

  private var result: String {
    guard let value = outcome.outcome else { return paint("would be sent", .muted) }
    return paint(
      Wording.result(value, outcome.proof ?? Proof.none), Role(value))
  }

  private func line(_ step: ChangeReport.StepReport) -> String {
    let sides = PositionSide.allCases.filter(step.step.sides.contains)
    let names = sides.map { "\($0.rawValue) \(Wording.multiple(step.step.target[$0]))" }
    let verdict = step.verdict
    let result = paint(
      Wording.result(verdict.outcome, verdict.proof), Role(verdict.outcome))
    return "  \(names.joined(separator: ", ")): \(result), \(Wording.reason(verdict.reason))"
  }
}

/// Words of a change that its review and its outcome share.
enum ChangeWords {
  /// From what to what.
  static func arrow(_ change: Change, shapes: Shapes) -> String {
    return "\(Wording.from(change)) \(shapes.arrowRight) \(Wording.setting(change.to))"
  }
}

/// Requests as they would be sent, without their secrets.
struct RequestLines {
  /// The lines.
  let lines: [String]

  init(_ requests: [RequestPreview]) {
    lines = requests.flatMap { request in
      ["  \(request.method) \(request.url)"] + request.headers.map { "    \($0)" }
        + (request.body.isEmpty ? [] : ["", "    \(request.body)"])
    }
  }
}

/// Which change is undone, and whether the setting was changed since.
struct UndoneLines {
  /// The lines.
  private(set) var lines: [String]

  init(_ undone: JournalledChange, setNow: LeverageSetting?, paint: Paint, now: Date) {
    lines = ["  " + Wording.undoes(undone, now: now)]
    if let oddity = Wording.oddity(ofUndoing: undone, now: setNow) {
      lines.append("  " + paint(oddity, .warning))
    }
  }
}
