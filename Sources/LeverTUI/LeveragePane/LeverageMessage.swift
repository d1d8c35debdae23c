import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

/// The lines between slider and details: what is wrong with what is wanted, or what Enter would do.
struct LeverageMessage {
  /// What is shown.
  let subject: LeverageSubject
  /// What the user is setting.
  let draft: Draft
  /// The change that this would make.
  let proposal: Proposal?
  /// What the journal tells.
  let standing: JournalStanding
  /// What signs look like.
  let shapes: Shapes

  /// What is wrong with what is wanted: takes the line of the limits too, which it names itself.
  func problem(columns: Int) -> [Line] {
    let text =
      draft.entryProblem(on: subject)
      ?? proposal?.violations.first.map(Wording.violation)
      ?? proposal?.sidesObstacle.map(Wording.sidesObstacle)
      ?? subject.row.reading.leverage.error.map(Wording.error)
    guard let text else { return [] }
    return Line.wrapped(
      "\(shapes.crossMark) \(text)", columns: columns, hanging: 2, role: .danger)
  }

  /// What Enter would do.
  func lines(columns: Int) -> [Line] {
    if let withholding = standing.withholding(of: subject.key), proposal?.blocking.isEmpty ?? true {
      return WithholdingLines(withholding: withholding, standing: standing, shapes: shapes)
        .short(columns: columns, isWanted: proposal != nil)
    }
    guard let proposal else { return [] }
    if proposal.isAlreadySet {
      return [Line("already \(Wording.setting(proposal.change.to))", .muted)]
    }
    if let blocking = proposal.blocking.first {
      return Line.wrapped(
        "\(shapes.crossMark) blocked: \(Wording.blocker(blocking))", columns: columns,
        hanging: 2, role: .danger)
    }
    // The value stands above already: saying it again would cost bytes at every step.
    return [
      Line([Span("Enter", .accent, .bold), Span(" reviews the change")]),
      Line(proposal.confirmation != nil ? "and asks for the value again" : "", .warning),
    ]
  }
}
