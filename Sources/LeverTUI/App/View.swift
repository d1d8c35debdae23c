import Desk
import LeverDomain
import TerminalCanvas

/// Draws the whole screen. Pure: the state decides everything.
func view(_ state: AppState) -> Picture {
  let context = DrawingContext(
    now: state.now, shapes: state.shapes, layout: state.layout, focus: state.focus,
    isDialogOpen: state.dialog != nil)
  var painter = PanePainter(context)
  var facts = PictureFacts()
  if state.layout.isTooSmall {
    painter.drawTooSmall(isQuitting: state.dialog == .quit)
    return Picture(canvas: painter.canvas, facts: facts)
  }
  if let journal = state.journal {
    facts.journalDetail = JournalView(state: journal, context: context).draw(&painter)
  } else {
    painter.drawFrame()
    painter.drawPanes(state, &facts)
  }
  HintsLine(
    remark: state.remark, place: state.keyContext, isConfirmable: state.isConfirmable
  ).draw(&painter)
  painter.drawDialog(state, &facts)
  return Picture(canvas: painter.canvas, facts: facts)
}

extension AppState {
  /// Whether the review, where one is open, can be confirmed.
  fileprivate var isConfirmable: Bool {
    if case .review(let review) = dialog { review.isPossible } else { true }
  }
}

extension PanePainter {
  fileprivate mutating func drawPanes(_ state: AppState, _ facts: inout PictureFacts) {
    let standing = state.standing
    facts.accountPlaces = AccountsView(
      accounts: state.accounts.all, selected: state.accounts.selectedIndex,
      isResting: state.isResting, context: context
    ).draw(&self)
    let account = state.accounts.selected
    InstrumentsView(
      account: account, list: state.list, isFiltering: state.instruments.isFiltering,
      marks: account.map { standing.marks(of: $0.name) } ?? [:], context: context
    ).draw(&self)
    facts.details = LeverageView(
      state.leverage, subject: state.subject, resting: state.restingSubject, standing: standing
    ).draw(&self)
    facts.changes = StagingView(
      top: state.staging.scroll.top, standing: standing, notices: state.notices
    ).draw(&self)
  }

  fileprivate mutating func drawDialog(_ state: AppState, _ facts: inout PictureFacts) {
    switch state.dialog {
    case .review(let review):
      (facts.review, facts.cancelButton) = ReviewView(
        review: review, standing: state.standing, known: { state.subject($0)?.row.reading },
        context: context
      ).draw(&self)
    case .help(let help): facts.help = HelpView.draw(&self, top: help.scroll.top)
    case .command(let command):
      CommandView.draw(&self, command, isCopied: state.abilities.clipboard)
    case .quit: QuitView.draw(&self, state.staging.entries.filter(\.isOpen))
    case nil: break
    }
  }

  /// Draws the lines between the panes.
  fileprivate mutating func drawFrame() {
    let layout = context.layout
    let style = Style(.border)
    let size = layout.size
    let bottom = layout.changes.bottom
    canvas.frame(
      Rectangle(column: 0, row: 0, columns: size.columns, rows: bottom + 1), shapes: shapes,
      style: style)
    let middle = layout.changes.top - 1
    var rules = [middle]
    if !layout.isWide { rules.append(layout.instruments.top - 1) }
    for row in rules {
      canvas.horizontalLine(
        from: Point(column: 1, row: row), columns: size.columns - 2, shapes: shapes, style: style)
      canvas.put(shapes.teeRight, at: Point(column: 0, row: row), style: style)
      canvas.put(shapes.teeLeft, at: Point(column: size.columns - 1, row: row), style: style)
    }
    let dividers =
      layout.isWide
      ? [layout.instruments.left - 1, layout.leverage.left - 1] : [layout.leverage.left - 1]
    for column in dividers {
      let top = layout.instruments.top - 1
      canvas.verticalLine(
        from: Point(column: column, row: top + 1), rows: middle - top - 1, shapes: shapes,
        style: style)
      canvas.put(shapes.teeDown, at: Point(column: column, row: top), style: style)
      canvas.put(shapes.teeUp, at: Point(column: column, row: middle), style: style)
    }
  }

  /// Says how large the screen must be.
  fileprivate mutating func drawTooSmall(isQuitting: Bool) {
    let size = context.layout.size
    let need = Layout.minimum
    let lines = [
      "The screen is too small:",
      "\(size.columns)\(shapes.times)\(size.rows), and lever needs "
        + "\(need.columns)\(shapes.times)\(need.rows).",
      isQuitting
        ? "A change is in progress. y quits, Esc stays." : "Make it larger; nothing is lost.",
    ]
    let top = max(0, (size.rows - lines.count) / 2)
    for (offset, text) in lines.enumerated() {
      let row = top + offset
      let pieces = text.fitted(to: size.columns, ellipsis: shapes.ellipsis)
      let column = max(0, (size.columns - pieces.columns) / 2)
      canvas.write(
        pieces, at: Point(column: column, row: row), style: Style(offset == 0 ? .warning : .text))
    }
  }
}
