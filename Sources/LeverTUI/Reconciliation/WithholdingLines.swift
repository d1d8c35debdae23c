import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// Why the desk would hold back a change, as far as the journal tells: said before anybody tries.
struct WithholdingLines {
  /// Why.
  let withholding: Withholding
  /// What the journal tells.
  let standing: JournalStanding
  /// What signs look like.
  let shapes: Shapes

  /// Two lines for the leverage pane.
  ///
  /// - Parameter isWanted: whether a value is wanted that could be reviewed.
  func short(columns: Int, isWanted: Bool) -> [Line] {
    switch withholding {
    case .notJournalled(let error):
      return Array(
        Line.wrapped(
          "\(shapes.crossMark) nothing can be changed: \(Wording.journalError(error))",
          columns: columns, hanging: 2, role: .danger
        ).prefix(2))
    case .claimed(let claim):
      return Array(
        Line.wrapped(
          "\(shapes.pending) being changed by \(Wording.author(claim.holder))", columns: columns,
          hanging: 2, role: .warning
        ).prefix(2))
    case .mayStillArrive(_, let until):
      return Array(
        Line.wrapped(
          "\(shapes.pending) an earlier request may still arrive; held for \(left(until: until))",
          columns: columns, hanging: 2, role: .warning
        ).prefix(2))
    case .unsettled(let changes):
      guard let change = changes.first else { return [] }
      let head = Line("\(shapes.unknown) in doubt: \(Wording.brief(change))", .danger)
      let key = change.intent.instrument
      if standing.isBeingReconciled(key) {
        return [head, Line("reading it to reconcile it", .accent)]
      }
      if isWanted {
        return [
          head,
          Line([Span("Enter", .accent, .bold), Span(" reviews, asks for the value", .warning)]),
        ]
      }
      return [
        head,
        standing.offersReading(key)
          ? Line([Span("S", .accent, .bold), Span(" reconciles it by reading", .muted)])
          : Line("no reading here; send a value again", .muted),
      ]
    }
  }

  private func left(until date: Date) -> String {
    Wording.countdown(.seconds(date.timeIntervalSince(standing.now)))
  }

  /// All lines, for the review.
  func lines(columns: Int) -> [Line] {
    func wrapped(_ text: String, _ role: Role) -> [Line] {
      Line.wrapped(text, columns: columns, hanging: 2, role: role)
    }
    switch withholding {
    case .notJournalled(let error):
      return wrapped("\(shapes.crossMark) \(Wording.cannotBeWritten(error))", .danger)
    case .claimed(let claim):
      return wrapped(
        "\(shapes.crossMark) it is being changed by \(Wording.author(claim.holder)); "
          + "wait for its outcome", .danger)
    case .mayStillArrive:
      return wrapped("\(shapes.pending) \(Wording.withholding(withholding))", .warning)
    case .unsettled(let changes):
      let known = changes.flatMap { change in
        wrapped(
          "\(shapes.unknown) in doubt: \(Wording.brief(change)), "
            + CoarseAge(of: change.intent.moment.local, now: standing.now).text
            + " (\(change.identifier)): \(Wording.answered(change))", .danger)
      }
      guard let key = changes.first?.intent.instrument else { return [] }
      let isBeingReconciled = standing.isBeingReconciled(key)
      return known
        + Line.wrapped(
          isBeingReconciled
            ? Wording.waitForSettlement
            : Wording.overriding(canBeRead: standing.offersReading(key)),
          columns: columns, indent: 2, role: isBeingReconciled ? .accent : .warning)
    }
  }
}
