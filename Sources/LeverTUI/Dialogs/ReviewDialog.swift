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
      if let demanded = review.demanded, !review.isConfirmable {
        line.spans += [
          Span("type ", .warning), Span(demanded, .warning, .bold),
          Span(
            review.entries.allSatisfy(\.overridden.isEmpty)
              ? " to enable submitting: " : " to send it all the same: ", .warning),
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
      lines.append(fromTo("leverage", change.from?.long, change.to.long, shapes))
    } else {
      for side in PositionSide.allCases {
        lines.append(fromTo(side.rawValue, change.from?[side], change.to[side], shapes))
      }
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
    if proposal.sidesMustAgree {
      lines += Line.wrapped(
        "\(shapes.crossMark) \(Wording.sidesMustAgree)", columns: columns, hanging: 2,
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
    lines += [cost(proposal, account)]
    lines += RequestLines.lines(proposal, columns: columns)
    return lines
  }

  /// Which change is undone, and whether something else has been set since.
  private static func undoLines(
    _ undone: JournalledChange, now: LeverageSetting?, _ model: Model, columns: Int
  ) -> [Line] {
    var lines = Line.wrapped(
      Wording.undoes(undone, now: model.now), columns: columns, hanging: 2, role: .accent)
    if let now, undone.isMovedSince(now) {
      lines += Line.wrapped(
        "\(model.shapes.warning) \(Wording.changedSince(undone, now: now))", columns: columns,
        hanging: 2, role: .warning)
    }
    return lines
  }

  private static func fromTo(
    _ name: String, _ from: Leverage?, _ to: Leverage, _ shapes: Shapes
  ) -> Line {
    Line([
      Span(name.padded(to: 10), .muted),
      Span(from.map(Wording.multiple) ?? "not known", from == nil ? .unknown : .text),
      Span(" \(shapes.arrowRight) ", .muted), Span(Wording.multiple(to), .accent, .bold),
    ])
  }

  /// What the change costs of the venue's limit.
  private static func cost(_ proposal: Proposal, _ account: AccountState?) -> Line {
    let count = proposal.steps.count
    var text = count == 1 ? "1 request" : "\(count) requests"
    text +=
      account?.account.traits.settingSource == .notOffered
      ? ", proved by the venue's echo" : ", then read back"
    if let budget = account?.changeBudget {
      text += "; \(budget.left) of \(budget.limit) left in \(Wording.duration(budget.window))"
    }
    return Line([Span("Cost  ", .title), Span(text, .text)])
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
