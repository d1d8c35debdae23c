import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The instruments of the selected account. Only the rows in sight are looked at.
struct InstrumentsView {
  /// The selected account; nil when none is configured.
  let account: ScreenAccount?
  /// Its instruments.
  let list: InstrumentList
  /// Whether the keyboard goes to the filter line.
  let isFiltering: Bool
  /// What the journal tells of them.
  let marks: [ContractSymbol: JournalMark]
  /// What they are drawn by.
  let context: DrawingContext

  private var shapes: Shapes { context.shapes }
  private var layout: Layout { context.layout }

  /// Draws the instruments.
  func draw(_ painter: inout PanePainter) {
    let pane = layout.instruments
    drawTitle(&painter, pane)
    let columns = InstrumentColumns(width: pane.columns)
    for column in columns.columns {
      let title = column.title.aligned(
        column.kind.isNumber ? .right : .left, in: column.width, ellipsis: shapes.ellipsis)
      painter.canvas.write(
        title, at: Point(column: pane.left + column.left, row: pane.top), style: Style(.muted))
    }
    guard let account else {
      return say(&painter, [Line("No account is configured.", .unknown)])
    }
    guard !list.shown.isEmpty else { return say(&painter, emptyLines) }
    for (offset, position) in list.window(layout.listLines).enumerated() {
      drawRow(
        &painter, list.rows[list.shown[position]], of: account,
        isSelected: position == list.position.selected, columns: columns, line: offset)
    }
    ScrollBar.draw(
      &painter.canvas, beside: layout.instrumentRows, top: list.position.top,
      of: list.shown.count, shapes: shapes)
  }

  private func drawTitle(_ painter: inout PanePainter, _ pane: Rectangle) {
    var spans = painter.paneTitle("Instruments", isFocused: context.hasKeyboard(.instruments))
    if !list.rows.isEmpty {
      let count =
        list.filter.isEmpty ? " \(list.rows.count)" : " \(list.shown.count) of \(list.rows.count)"
      spans.append(Span(count, .muted))
      spans += standing
      if isFiltering || !list.filter.isEmpty {
        spans.append(Span("  /", .accent))
        spans.append(Span(list.filter.text, .text, .bold))
        if isFiltering { spans.append(Span("\(shapes.caret)", .accent)) }
      }
    } else if isFiltering {
      spans.append(Span("  /\(shapes.caret)", .accent))
    }
    painter.title(
      Line(spans), at: Point(column: pane.left + 1, row: pane.top - 1), limit: pane.columns - 2)
  }

  /// How far a list that an earlier run has read can be relied on.
  private var standing: [Span] {
    guard let date = list.rememberedAt else { return [] }
    let age = Span(" as of \(CoarseAge(of: date, now: context.now).text)", .unknown)
    return list.state.error == nil ? [age] : [age, Span(", list failed", .danger)]
  }

  private var emptyLines: [Line] {
    guard list.rows.isEmpty else { return nothingMatches }
    switch list.state {
    case .notRead:
      return [Line("\(shapes.pending) reading the instruments", .unknown)]
    case .failed(let error, _):
      let width = layout.instruments.columns - 4
      return [Line("\(shapes.crossMark) the instruments could not be read", .danger)]
        + Line.wrapped(Wording.error(error), columns: width, role: .text)
        + [Line("r reads again", .muted)]
    case .read:
      return list.filter.isEmpty
        ? [Line("The venue lists no instrument.", .unknown)] : nothingMatches
    }
  }

  private var nothingMatches: [Line] {
    [
      Line("Nothing matches \"\(list.filter.text)\".", .unknown),
      Line("Esc clears the filter.", .muted),
    ]
  }

  private func say(_ painter: inout PanePainter, _ lines: [Line]) {
    painter.write(lines, in: layout.instrumentRows.inset(columns: 2, rows: 1))
  }

  private func drawRow(
    _ painter: inout PanePainter, _ row: ListedInstrument, of account: ScreenAccount,
    isSelected: Bool, columns: InstrumentColumns, line: Int
  ) {
    let cells = InstrumentCells(
      row: row, account: account, now: context.now, shapes: shapes, mark: marks[row.symbol])
    let isFocused = context.hasKeyboard(.instruments)
    RowPainter(
      part: layout.instrumentRows,
      selection: isSelected ? (isFocused ? .selection : .selectionInactive) : nil, shapes: shapes
    ).draw(
      &painter.canvas,
      columns.columns.map { column in
        RowPainter.Cell(
          left: column.left, width: column.width, isNumber: column.kind.isNumber,
          span: cells.span(column))
      }, line: line)
  }
}
