import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// One change in the list: what, from what to what, and what became of it.
struct ChangeLines {
  /// The change.
  let entry: ChangeEntry
  /// What ages are counted from.
  let now: Date
  /// What signs look like.
  let shapes: Shapes

  /// Its lines: one where all is well, more where there is something to know.
  func lines(columns: Int) -> [Line] {
    switch entry.state {
    case .staged:
      return [Line(head("\(shapes.hollowBullet)", .muted) + [Span("  staged", .muted)])]
    case .submitting(let since):
      return [
        Line(
          head("\(shapes.pending)", .accent) + [Span("  \(stage)", .accent, .bold)],
          trailing: [Span(elapsed(since), .muted)])
      ]
    case .blocked(let proposal, let date):
      let blocking = proposal.blocking.first
      let why =
        blocking.map { blocking in
          let evidence = blocking.evidence.first.map {
            ": " + Wording.evidence($0, now: now)
          }
          return Wording.precondition(blocking) + (evidence ?? "")
        } ?? proposal.violations.first.map(Wording.violation)
        ?? proposal.sidesObstacle.map(Wording.sidesObstacle) ?? ""
      return [
        Line(
          head("\(shapes.crossMark)", .danger)
            + [Span("  blocked, nothing was sent", .danger, .bold)],
          trailing: [age(date)])
      ] + Line.wrapped(why, columns: columns, indent: 2)
    case .withheld(let withholding, let date):
      return [
        Line(
          head("\(shapes.crossMark)", .danger)
            + [Span("  held back, nothing was sent", .danger, .bold)],
          trailing: [age(date)])
      ] + Line.wrapped(Wording.withholding(withholding), columns: columns, indent: 2)
    case .decided(let report): return decided(report, columns)
    }
  }

  private func decided(_ report: ChangeReport, _ columns: Int) -> [Line] {
    let sign = OutcomeSign(report.outcome)
    var lines = [
      Line(
        head("\(sign.scalar(shapes))", sign.role)
          + [Span("  " + Wording.result(report.outcome, report.proof), sign.role, .bold)],
        trailing: [age(report.decidedAt)])
    ]
    if let error = report.journalError {
      lines += Line.wrapped(
        "not all of it is in the journal: \(Wording.journalError(error))", columns: columns,
        indent: 2)
    }
    if report.isHalfApplied {
      for step in report.steps {
        let sides = PositionSide.allCases.filter(step.step.sides.contains).map(\.rawValue)
        let sign = OutcomeSign(step.verdict.outcome)
        lines += Line.wrapped(
          "\(sides.joined(separator: " and ")): "
            + "\(Wording.result(step.verdict.outcome, step.verdict.proof)), "
            + Wording.reason(step.verdict.reason),
          columns: columns, indent: 2, hanging: 4,
          role: step.verdict.outcome.isSuccess ? .text : sign.role)
      }
    } else if let verdict = report.leadingVerdict, verdict.reason != .confirmed {
      lines += Line.wrapped(
        Wording.reason(verdict.reason), columns: columns, indent: 2, hanging: 2)
    }
    return lines
  }

  private func head(_ sign: String, _ role: Role) -> [Span] {
    let change = entry.latestChange
    return [
      Span("\(sign) ", role), Span("\(entry.proposal.account) ", .muted),
      Span("\(change.symbol)  ", .text, .bold),
      Span("\(Wording.from(change)) \(shapes.arrowRight) ", .muted),
      Span(Wording.setting(change.to)),
    ]
  }

  private func age(_ date: Date) -> Span {
    Span(CoarseAge(of: date, now: now).text, .muted)
  }

  /// What it does at the moment.
  private var stage: String {
    guard let progress = entry.progress else { return "submitting" }
    return Wording.stage(
      progress.stage, elapsed: .seconds(now.timeIntervalSince(progress.since)))
  }

  private func elapsed(_ since: Date) -> String {
    Wording.duration(.seconds(Int(now.timeIntervalSince(since).clamped(to: 0...1e9))))
  }
}
