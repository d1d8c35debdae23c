import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The journal over the panes: a list of changes with a word about the selected one, or one change
/// looked at closely.
enum JournalPane {
  /// Draws the journal.
  static func draw(_ painter: inout Painter, _ view: JournalView) {
    let layout = JournalLayout(size: painter.model.size)
    painter.canvas.frame(layout.frame, shapes: painter.shapes, style: Style(.border))
    if let detail = view.detail {
      return JournalDetailPane.draw(&painter, detail, in: layout)
    }
    drawTitle(&painter, view, layout)
    let columns = JournalColumns(width: layout.list.columns, arrow: painter.shapes.arrowRight)
    for column in columns.columns {
      painter.canvas.write(
        column.title.fitted(to: column.width, ellipsis: painter.shapes.ellipsis),
        at: Point(column: layout.header.left + column.left, row: layout.header.top),
        style: Style(.muted))
    }
    let window = view.window(layout.listLines)
    for (offset, index) in window.enumerated() {
      drawRow(
        &painter, view.changes[index], isSelected: index == view.position.selected, columns,
        line: offset, layout)
    }
    if window.isEmpty {
      painter.write(
        emptyLines(painter.model, view, columns: layout.list.columns - 4),
        in: layout.list.inset(columns: 2, rows: 1))
    }
    ScrollBar.draw(
      &painter.canvas, beside: layout.list, top: view.position.top, of: view.changes.count,
      shapes: painter.shapes)
    drawSummary(&painter, view, layout)
  }

  private static func drawTitle(
    _ painter: inout Painter, _ view: JournalView, _ layout: JournalLayout
  ) {
    let shapes = painter.shapes
    var spans = painter.paneTitle("Journal", isFocused: painter.model.dialog == nil)
    if !view.changes.isEmpty {
      let more = view.isComplete ? "" : " and older ones"
      spans.append(Span("  \(view.changes.count)\(more), newest first", .muted))
    }
    if view.isUnsettledOnly { spans.append(Span("  only in doubt", .warning)) }
    if view.isFiltering || !view.text.isEmpty {
      spans += [Span("  /", .accent), Span(view.text.text, .text, .bold)]
      if view.isFiltering { spans.append(Span("\(shapes.caret)", .accent)) }
    }
    if view.isReading { spans.append(Span("  reading", .unknown)) }
    painter.title(
      Line(spans), at: Point(column: 2, row: layout.frame.top), limit: layout.frame.columns - 4)
  }

  private static func emptyLines(_ model: Model, _ view: JournalView, columns: Int) -> [Line] {
    if let failure = view.failure {
      return Line.wrapped(
        "\(model.shapes.crossMark) the journal cannot be read: "
          + Wording.journalError(failure), columns: columns, hanging: 2, role: .danger)
        + [Line("r reads again", .muted)]
    }
    if view.isReading { return [Line("\(model.shapes.pending) reading the journal", .unknown)] }
    if !view.text.isEmpty {
      return [
        Line("Nothing matches \"\(view.text.text)\".", .unknown),
        Line("Esc clears the filter.", .muted),
      ]
    }
    return view.isUnsettledOnly
      ? [Line("No change is in doubt.", .positive), Line("U shows all changes.", .muted)]
      : [Line("No change has been made yet.", .unknown)]
  }

  private static func drawRow(
    _ painter: inout Painter, _ change: JournalledChange, isSelected: Bool,
    _ columns: JournalColumns, line: Int, _ layout: JournalLayout
  ) {
    let cells = JournalCells(
      change, shapes: painter.shapes, hasWholeTimes: columns.hasWholeTimes)
    RowPainter(
      part: layout.list, selection: isSelected ? .selection : nil, shapes: painter.shapes
    ).draw(
      &painter.canvas,
      columns.columns.map { column in
        RowPainter.Cell(left: column.left, width: column.width, span: cells.span(column.kind))
      }, line: line)
  }

  /// What the columns have no room for.
  private static func drawSummary(
    _ painter: inout Painter, _ view: JournalView, _ layout: JournalLayout
  ) {
    let shapes = painter.shapes
    let row = layout.summary.top - 1
    painter.canvas.horizontalLine(
      from: Point(column: 1, row: row), columns: layout.frame.columns - 2, shapes: shapes,
      style: Style(.border))
    painter.canvas.put(
      shapes.teeRight, at: Point(column: 0, row: row), style: Style(.border))
    painter.canvas.put(
      shapes.teeLeft, at: Point(column: layout.frame.right - 1, row: row), style: Style(.border))
    if !view.unreadable.isEmpty {
      painter.title(
        Line(
          "\(view.unreadable.count) cannot be understood: lever journal check", .danger, .bold),
        at: Point(column: 2, row: row), limit: layout.frame.columns - 4)
    }
    guard let change = view.selectedChange else { return }
    painter.write(
      JournalCells.summary(of: change, shapes: shapes), in: layout.summary)
  }
}
