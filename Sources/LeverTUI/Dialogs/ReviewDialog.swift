import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The review of changes before they are submitted. Cancel is the default.
enum ReviewDialog {
  /// Draws the review.
  static func draw(_ painter: inout Painter, _ review: Review) {
    let frame = frame(painter.model, review)
    let lines = lines(painter.model, review, columns: frame.columns - 6)
    painter.openDialog(
      frame, title: title(review),
      role: review.isPossible || review.isWaiting ? .accent : .danger)
    let body = Rectangle(
      column: frame.left + 3, row: frame.top + 2, columns: frame.columns - 6,
      rows: frame.rows - 5)
    painter.write(lines, in: body, from: review.top, ground: .overlay)
    drawButtons(&painter, review, frame)
  }

  /// Where the button that cancels is.
  static func cancelButton(_ model: Model) -> Rectangle {
    guard case .review(let review) = model.dialog else {
      return Rectangle(column: 0, row: 0, columns: 0, rows: 0)
    }
    let frame = frame(model, review)
    return Rectangle(column: frame.left + 3, row: frame.bottom - 2, columns: 10, rows: 1)
  }

  /// How far the review can be scrolled.
  static func lastTop(_ model: Model, _ review: Review) -> Int {
    let frame = frame(model, review)
    return max(0, lines(model, review, columns: frame.columns - 6).count - (frame.rows - 5))
  }

  private static func title(_ review: Review) -> String {
    if review.isWaiting { return "Review: reading what bears on it" }
    return review.isPossible ? "Review" : "This change cannot be made now"
  }

  private static func frame(_ model: Model, _ review: Review) -> Rectangle {
    let room = model.layout.dialog
    let wanted = lines(model, review, columns: room.columns - 6).count + 5
    let rows = min(room.rows, wanted)
    return Rectangle(
      column: room.left, row: room.top + (room.rows - rows) / 2, columns: room.columns,
      rows: rows)
  }

  private static func drawButtons(_ painter: inout Painter, _ review: Review, _ frame: Rectangle) {
    let row = frame.bottom - 2
    painter.canvas.write(
      "[ Cancel ]", at: Point(column: frame.left + 3, row: row),
      style: Style(.selectionText, on: .selection, .bold))
    var line = Line([Span("Enter or Esc", .muted)])
    if review.isPossible {
      line.spans.append(Span("     "))
      if let confirmation = review.confirmation, !review.isConfirmable {
        line.spans += [
          Span("type ", .warning), Span(confirmation.text, .warning, .bold),
          Span(
            review.entries.allSatisfy(\.overridden.isEmpty)
              ? " to confirm: " : " to send anyway: ", .warning),
          Span(review.typed, .text, .bold), Span("\(painter.shapes.caret)", .accent),
        ]
      } else {
        line.spans += [Span("y", .accent, .bold), Span(" submits", .text)]
      }
    }
    painter.write(
      line, at: Point(column: frame.left + 15, row: row), limit: frame.columns - 18,
      ground: .overlay)
  }

  private static func lines(_ model: Model, _ review: Review, columns: Int) -> [Line] {
    review.entries.flatMap { entry in entryLines(model, entry, columns: columns) }
  }

  private static func entryLines(
    _ model: Model, _ entry: ChangeEntry, columns: Int
  ) -> [Line] {
    let proposal = entry.proposal
    let change = proposal.change
    let shapes = model.shapes
    var lines = [
      Line([
        Span("\(change.symbol)", .title), Span("  on ", .muted), Span("\(proposal.account)"),
        Span("  (\(proposal.venue.displayName))", .muted),
      ]),
      Line(),
    ]
    if change.to.isUniform, change.from.map(\.isUniform) ?? true {
      lines.append(fromTo("leverage", change, .long, shapes))
    } else {
      for side in PositionSide.allCases {
        lines.append(fromTo(side.rawValue, change, side, shapes))
      }
    }
    if let reading = model.reading(of: entry),
      let told = Wording.provedAlready(proposal, reading, now: model.now)
    {
      lines += Line.wrapped(
        "\(shapes.warning) \(told)", columns: columns, hanging: 2, role: .warning)
    }
    if case .undo(let undone) = entry.purpose {
      lines += undoLines(undone, now: proposal.change.from, model, columns: columns)
    }
    lines.append(Line())
    if let withholding = entry.withholding {
      lines +=
        WithholdingLines(withholding: withholding, model: model).lines(columns: columns) + [Line()]
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
    let preconditions = PreconditionLines(venue: proposal.venue, now: model.now, shapes: shapes)
    lines +=
      model.layout.dialog.rows < 30
      ? preconditions.compactLines(proposal.preconditions, columns: columns)
      : preconditions.lines(proposal.preconditions, columns: columns)
    lines.append(Line())
    let account =
      model.accounts.indices.contains(entry.account) ? model.accounts[entry.account] : nil
    if let account { lines += cost(proposal, account, columns: columns) }
    lines += RequestLines.lines(proposal, columns: columns)
    return lines
  }

  /// Which change is undone, and whether something else has been set since.
  private static func undoLines(
    _ undone: JournalledChange, now: LeverageSetting?, _ model: Model, columns: Int
  ) -> [Line] {
    var lines = Line.wrapped(
      Wording.undoes(undone, now: model.now), columns: columns, hanging: 2, role: .accent)
    if let oddity = Wording.oddity(ofUndoing: undone, now: now) {
      lines += Line.wrapped(
        "\(model.shapes.warning) \(oddity)", columns: columns, hanging: 2, role: .warning)
    }
    return lines
  }

  private static func fromTo(
    _ name: String, _ change: Change, _ side: PositionSide, _ shapes: Shapes
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
  private static func cost(
    _ proposal: Proposal, _ account: AccountState, columns: Int
  ) -> [Line] {
    var text = Wording.cost(proposal, traits: account.account.traits)
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

extension Model {
  /// What is known of the instrument of a change; nil where it is not listed.
  fileprivate func reading(of entry: ChangeEntry) -> InstrumentReading? {
    guard accounts.indices.contains(entry.account) else { return nil }
    let list = accounts[entry.account].list
    return list.place(of: entry.instrument.symbol).map { list.rows[$0].reading }
  }
}

extension Painter {
  /// Clears a part, frames it and gives it a title.
  mutating func openDialog(_ frame: Rectangle, title: String, role: Role) {
    canvas.fill(frame, style: Style(.text, on: .overlay))
    canvas.frame(
      frame, shapes: shapes, style: Style(role, on: .overlay), title: title,
      titleStyle: Style(role, on: .overlay, .bold))
  }
}
