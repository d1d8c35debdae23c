import Desk
import LeverDomain
import TerminalCanvas

/// Draws the whole screen. Pure: the model decides everything.
func view(_ model: Model) -> Canvas {
  var painter = Painter(model)
  let layout = model.layout
  if layout.isTooSmall {
    painter.drawTooSmall()
    return painter.canvas
  }
  if let journal = model.journalView {
    JournalPane.draw(&painter, journal)
  } else {
    painter.drawFrame(layout)
    AccountsPane.draw(&painter, in: layout)
    InstrumentsPane.draw(&painter, in: layout)
    LeveragePane.draw(&painter, in: layout)
    ChangesPane.draw(&painter, in: layout)
  }
  HintsLine.draw(&painter, in: layout)
  switch model.dialog {
  case .review(let review): ReviewDialog.draw(&painter, review)
  case .help(let top): HelpDialog.draw(&painter, top: top)
  case .command(let command): CommandDialog.draw(&painter, command)
  case .quit: QuitDialog.draw(&painter)
  case nil: break
  }
  return painter.canvas
}

extension Painter {
  /// Draws the lines between the panes.
  fileprivate mutating func drawFrame(_ layout: Layout) {
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
  fileprivate mutating func drawTooSmall() {
    let need = Layout.minimum
    let lines = [
      "The screen is too small:",
      "\(model.size.columns)\(shapes.times)\(model.size.rows), and lever needs "
        + "\(need.columns)\(shapes.times)\(need.rows).",
      model.dialog == .quit
        ? "A change is in progress. y quits, Esc stays." : "Make it larger; nothing is lost.",
    ]
    let top = max(0, (model.size.rows - lines.count) / 2)
    for (offset, text) in lines.enumerated() {
      let row = top + offset
      let pieces = text.fitted(to: model.size.columns, ellipsis: shapes.ellipsis)
      let column = max(0, (model.size.columns - pieces.columns) / 2)
      canvas.write(
        pieces, at: Point(column: column, row: row), style: Style(offset == 0 ? .warning : .text))
    }
  }

  /// The title of a pane: marked and strong where it has the keyboard.
  func paneTitle(_ text: String, isFocused: Bool) -> [Span] {
    isFocused
      ? [Span("\(shapes.pointer) \(text)", .accent, .bold)] : [Span(text, .title)]
  }
}
