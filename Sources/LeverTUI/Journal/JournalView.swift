import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// The journal over the panes: a list of changes with a word about the selected one, or one change
/// looked at closely.
struct JournalView {
  /// What is shown.
  let state: JournalState
  /// What it is drawn by.
  let context: DrawingContext

  private var list: JournalList { state.list }
  private var shapes: Shapes { context.shapes }

  /// Draws the journal. Returns how far a change that is looked at closely can be scrolled.
  func draw(_ painter: inout PanePainter) -> Int? {
    let layout = JournalLayout(size: context.layout.size)
    painter.canvas.frame(layout.frame, shapes: shapes, style: Style(.border))
    if let detail = state.detail {
      return JournalDetailView(detail: detail, context: context).draw(&painter, in: layout)
    }
    drawTitle(&painter, layout)
    let columns = JournalColumns(width: layout.list.columns, arrow: shapes.arrowRight)
    for column in columns.columns {
      painter.canvas.write(
        column.title.fitted(to: column.width, ellipsis: shapes.ellipsis),
        at: Point(column: layout.header.left + column.left, row: layout.header.top),
        style: Style(.muted))
    }
    let window = list.window(layout.listLines)
    for (offset, index) in window.enumerated() {
      drawRow(
        &painter, list.changes[index], isSelected: index == list.position.selected, columns,
        line: offset, layout)
    }
    if window.isEmpty {
      painter.write(
        emptyLines(columns: layout.list.columns - 4), in: layout.list.inset(columns: 2, rows: 1))
    }
    ScrollBar.draw(
      &painter.canvas, beside: layout.list, top: list.position.top, of: list.changes.count,
      shapes: shapes)
    drawSummary(&painter, layout)
    return nil
  }

  private func drawTitle(
    _ painter: inout PanePainter, _ layout: JournalLayout
  ) {
    var spans = painter.paneTitle("Journal", isFocused: !context.isDialogOpen)
    if !list.changes.isEmpty {
      let more = list.isComplete ? "" : " and older ones"
      spans.append(Span("  \(list.changes.count)\(more), newest first", .muted))
    }
    if list.isInDoubtOnly { spans.append(Span("  only in doubt", .warning)) }
    if state.isFiltering || !list.text.isEmpty {
      spans += [Span("  /", .accent), Span(list.text.text, .text, .bold)]
      if state.isFiltering { spans.append(Span("\(shapes.caret)", .accent)) }
    }
    if list.isReading { spans.append(Span("  reading", .unknown)) }
    painter.title(
      Line(spans), at: Point(column: 2, row: layout.frame.top), limit: layout.frame.columns - 4)
  }

  private func emptyLines(columns: Int) -> [Line] {
    if let failure = list.failure {
      return Line.wrapped(
        "\(shapes.crossMark) the journal cannot be read: "
          + Wording.journalError(failure), columns: columns, hanging: 2, role: .danger)
        + [Line("r reads again", .muted)]
    }
    if list.isReading { return [Line("\(shapes.pending) reading the journal", .unknown)] }
    if !list.text.isEmpty {
      return [
        Line("Nothing matches \"\(list.text.text)\".", .unknown),
        Line("Esc clears the filter.", .muted),
      ]
    }
    return list.isInDoubtOnly
      ? [Line("No change is in doubt.", .positive), Line("U shows all changes.", .muted)]
      : [Line("No change has been made yet.", .unknown)]
  }

  private func drawRow(
    _ painter: inout PanePainter, _ change: JournalledChange, isSelected: Bool,
    _ columns: JournalColumns, line: Int, _ layout: JournalLayout
  ) {
    let cells = JournalCells(
      change, shapes: shapes, hasWholeTimes: columns.hasWholeTimes)
    RowPainter(
      part: layout.list, selection: isSelected ? .selection : nil, shapes: shapes
    ).draw(
      &painter.canvas,
      columns.columns.map { column in
        RowPainter.Cell(left: column.left, width: column.width, span: cells.span(column.kind))
      }, line: line)
  }

  /// What the columns have no room for.
  private func drawSummary(
    _ painter: inout PanePainter, _ layout: JournalLayout
  ) {
    let row = layout.summary.top - 1
    painter.canvas.horizontalLine(
      from: Point(column: 1, row: row), columns: layout.frame.columns - 2, shapes: shapes,
      style: Style(.border))
    painter.canvas.put(
      shapes.teeRight, at: Point(column: 0, row: row), style: Style(.border))
    painter.canvas.put(
      shapes.teeLeft, at: Point(column: layout.frame.right - 1, row: row), style: Style(.border))
    if !list.unreadable.isEmpty {
      painter.title(
        Line(
          "\(list.unreadable.count) cannot be understood: lever journal check", .danger, .bold),
        at: Point(column: 2, row: row), limit: layout.frame.columns - 4)
    }
    guard let change = list.selectedChange else { return }
    painter.write(
      JournalCells.summary(of: change, shapes: shapes), in: layout.summary)
  }
}
