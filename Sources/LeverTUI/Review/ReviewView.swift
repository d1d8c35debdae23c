import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// The review of changes before they are submitted. Cancel is the default.
struct ReviewView {
  /// What is reviewed.
  let review: ReviewState
  /// What the journal tells.
  let standing: JournalStanding
  /// What is known of the instrument of a change; nil where it is not listed.
  let known: (InstrumentKey) -> InstrumentReading?
  /// What it is drawn by.
  let context: DrawingContext

  private var shapes: Shapes { context.shapes }

  /// Draws the review. Returns how far it can be scrolled, and where the button that cancels is.
  func draw(_ painter: inout PanePainter) -> (last: Int, cancelButton: Rectangle) {
    let room = context.layout.dialog
    let lines = review.entries.flatMap { self.lines($0, columns: room.columns - 6) }
    let rows = min(room.rows, lines.count + 5)
    let frame = Rectangle(
      column: room.left, row: room.top + (room.rows - rows) / 2, columns: room.columns,
      rows: rows)
    painter.openDialog(
      frame, title: title, role: review.isPossible || review.isWaiting ? .accent : .danger)
    let last = painter.write(
      lines,
      in: Rectangle(
        column: frame.left + 3, row: frame.top + 2, columns: frame.columns - 6,
        rows: frame.rows - 5), from: review.scroll.top, ground: .overlay)
    return (last, drawButtons(&painter, frame))
  }

  private var title: String {
    if review.isWaiting { return "Review: reading what bears on it" }
    return review.isPossible ? "Review" : "This change cannot be made now"
  }

  private func drawButtons(_ painter: inout PanePainter, _ frame: Rectangle) -> Rectangle {
    let row = frame.bottom - 2
    painter.button("Cancel", at: Point(column: frame.left + 3, row: row))
    var line = Line([Span("Enter or Esc", .muted)])
    if review.isPossible {
      line.spans.append(Span("     "))
      if let confirmation = review.confirmation, !review.isConfirmable {
        line.spans += [
          Span("type ", .warning), Span(confirmation.text, .warning, .bold),
          Span(
            review.entries.allSatisfy(\.overridden.isEmpty)
              ? " to confirm: " : " to send anyway: ", .warning),
          Span(review.typed.text, .text, .bold), Span("\(shapes.caret)", .accent),
        ]
      } else {
        line.spans += [Span("y", .accent, .bold), Span(" submits", .text)]
      }
    }
    painter.write(
      line, at: Point(column: frame.left + 15, row: row), limit: frame.columns - 18,
      ground: .overlay)
    return Rectangle(column: frame.left + 3, row: row, columns: 10, rows: 1)
  }

  private func lines(_ entry: ChangeEntry, columns: Int) -> [Line] {
    let proposal = entry.proposal
    let change = proposal.change
    var lines = [
      Line([
        Span("\(change.symbol)", .title), Span("  on ", .muted), Span("\(proposal.account)"),
        Span("  (\(proposal.venue.displayName))", .muted),
      ]),
      Line(),
    ]
    if change.to.isUniform, change.from.map(\.isUniform) ?? true {
      lines.append(fromTo("leverage", change, .long))
    } else {
      for side in PositionSide.allCases {
        lines.append(fromTo(side.rawValue, change, side))
      }
    }
    if let reading = known(entry.instrumentKey),
      let told = Wording.provedAlready(proposal, reading, now: context.now)
    {
      lines += Line.wrapped(
        "\(shapes.warning) \(told)", columns: columns, hanging: 2, role: .warning)
    }
    if case .undo(let undone) = entry.purpose {
      lines += undoLines(undone, now: proposal.change.from, columns: columns)
    }
    lines.append(Line())
    if let withholding = entry.withholding {
      lines +=
        WithholdingLines(withholding: withholding, standing: standing, shapes: shapes)
        .lines(columns: columns) + [Line()]
    }
    for violation in proposal.violations {
      lines += Line.wrapped(
        "\(shapes.crossMark) \(Wording.violation(violation))", columns: columns, hanging: 2,
        role: .danger)
    }
    if let obstacle = proposal.sidesObstacle {
      lines += Line.wrapped(
        "\(shapes.crossMark) \(Wording.sidesObstacle(obstacle))", columns: columns, hanging: 2,
        role: .danger)
    }
    let preconditions = PreconditionLines(
      venue: proposal.venue, now: context.now, shapes: shapes)
    lines +=
      context.layout.dialog.rows < 30
      ? preconditions.compactLines(proposal.preconditions, columns: columns)
      : preconditions.lines(proposal.preconditions, columns: columns)
    let account = standing.account(of: entry.instrumentKey)
    if let account, let reading = known(entry.instrumentKey),
      let effect = Wording.positionEffect(reading, account.traits)
    {
      lines += Line.wrapped(effect, columns: columns, hanging: 2, role: .muted)
    }
    lines.append(Line())
    if let account { lines += cost(proposal, account, columns: columns) }
    return lines + RequestLines.lines(proposal, columns: columns)
  }

  /// Which change is undone, and whether something else has been set since.
  private func undoLines(
    _ undone: JournalledChange, now: LeverageSetting?, columns: Int
  ) -> [Line] {
    var lines = Line.wrapped(
      Wording.undoes(undone, now: context.now), columns: columns, hanging: 2, role: .accent)
    if let oddity = Wording.oddity(ofUndoing: undone, now: now) {
      lines += Line.wrapped(
        "\(shapes.warning) \(oddity)", columns: columns,
        hanging: 2, role: .warning)
    }
    return lines
  }

  private func fromTo(
    _ name: String, _ change: Change, _ side: PositionSide
  ) -> Line {
    let from = change.from?[side]
    var line = Line([
      Span(name.padded(to: 10), .muted),
      Span(from.map(Wording.multiple) ?? "not known", from == nil ? .unknown : .text),
    ])
    if change.fromSource == .proved {
      line.spans.append(Span(" (\(Wording.provedByLever))", .unknown))
    }
    line.spans += [
      Span(" \(shapes.arrowRight) ", .muted),
      Span(Wording.multiple(change.to[side]), .accent, .bold),
    ]
    return line
  }

  /// What the change costs of the venue's limit.
  private func cost(
    _ proposal: Proposal, _ account: ScreenAccount, columns: Int
  ) -> [Line] {
    var text = Wording.cost(proposal, traits: account.traits)
    if let budget = account.changeBudget {
      text +=
        "; rate limit \(budget.left)/\(budget.limit) per " + Wording.perWindow(budget.window)
    }
    let title = "Cost  "
    var lines = Line.wrapped(text, columns: columns - title.columns)
    for index in lines.indices {
      lines[index].spans.insert(
        index == 0 ? Span(title, .title) : Span(String(repeating: " ", count: title.columns)), at: 0
      )
    }
    return lines
  }
}
