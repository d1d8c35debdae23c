import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// One change of the journal in the list: what, by whom, what is known of it and what can be done.
struct JournalledLines {
  /// The change.
  let change: JournalledChange
  /// Whether somebody is at it now.
  let isUnderWay: Bool
  /// What the journal tells.
  let standing: JournalStanding
  /// What signs look like.
  let shapes: Shapes
  /// Whether few lines are in sight.
  let isBrief: Bool

  private var finding: ReconciliationAttempts.Finding? {
    standing.journal.attempts.findings[change.identifier]
  }

  /// Its lines.
  func lines(columns: Int) -> [Line] {
    func detail(_ text: String, _ role: Role = .text) -> [Line] {
      Line.wrapped(text, columns: columns, indent: 2, role: role)
    }
    let maker = detail(Wording.maker(change), .muted)
    if isUnderWay {
      return [line(shapes.pending, .accent, "being changed")] + maker
    }
    if let successor = change.successor {
      return [line(shapes.hollowBullet, .muted, "unknown, overtaken by \(successor)")] + maker
    }
    guard let conclusion = change.conclusion, conclusion.outcome != .unknown else {
      return [line(shapes.unknown, .danger, "in doubt")]
        // Where few lines are in sight, what can be done must be among them.
        + detail(
          isBrief
            ? "\(whatNow); \(Wording.answered(change))"
            : "\(Wording.answered(change)); \(whatNow)") + maker
    }
    let sign = OutcomeSign(conclusion.outcome)
    let result = Wording.result(conclusion.outcome, conclusion.proof)
    let head = line(
      sign.scalar(shapes), sign.role, finding == .settled ? "\(result), reconciled now" : result)
    guard let reason = change.leadingVerdict?.reason, reason != .confirmed else {
      return [head] + maker
    }
    return [head] + detail(Wording.reason(reason)) + maker
  }

  /// What is being done about it, or can be.
  private var whatNow: String {
    let key = change.intent.instrument
    guard let account = standing.account(of: key) else { return "" }
    if account.traits.settingSource == .notOffered {
      return Wording.stayingUnknown(
        typed: "\(change.intent.change.to)", symbol: key.symbol)
    }
    if standing.isBeingReconciled(key) { return "reading it to reconcile it" }
    switch finding {
    case .unknown(.failed(let error)):
      return "reading failed: \(Wording.error(error)); \(next)"
    case .unknown(.value(let setting)) where change.expiresAt != nil:
      return "it reads \(Wording.setting(setting)), not applied so far; \(next)"
    case .unknown: return "the reading does not show it; \(next)"
    case .failed(let error):
      return "it cannot be reconciled: \(Wording.journalError(error)); \(next)"
    case .settled, nil:
      switch account.connection {
      case .connecting: return "it is read once the account is connected"
      case .failed: return "the account is not connected; S reads all the same"
      case .connected: return "S reads it"
      }
    }
  }

  /// When it is read again, and how to have that now.
  private var next: String {
    guard let next = standing.journal.attempts.next(of: change.identifier), next > standing.now
    else {
      return "S reads again"
    }
    let left = Duration.seconds(next.timeIntervalSince(standing.now))
    return "next reading in \(Wording.coarseCountdown(left)); S reads now"
  }

  private func line(
    _ sign: Unicode.Scalar, _ role: Role, _ word: String
  ) -> Line {
    let intent = change.intent
    let date = change.isUnsettled ? intent.moment.local : change.notedAt
    return Line(
      [
        Span("\(sign) ", role), Span("\(intent.account) ", .muted),
        Span("\(intent.change.symbol)  ", .text, .bold),
        Span("\(Wording.from(intent.change)) \(shapes.arrowRight) ", .muted),
        Span(Wording.setting(intent.change.to)),
        Span(" by \(intent.author.user)", .muted), Span("  \(word)", role, .bold),
      ], trailing: [Span(CoarseAge(of: date, now: standing.now).text, .muted)])
  }
}
