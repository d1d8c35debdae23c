import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The instruments of the selected account. Only the rows in sight are looked at.
enum InstrumentsPane {
  /// Draws the instruments.
  static func draw(_ painter: inout Painter, in layout: Layout) {
    let model = painter.model
    let pane = layout.instruments
    drawTitle(&painter, pane)
    let columns = InstrumentColumns(width: pane.columns)
    for column in columns.columns {
      let title = column.title.aligned(
        column.kind.isNumber ? .right : .left, in: column.width, ellipsis: model.shapes.ellipsis)
      painter.canvas.write(
        title, at: Point(column: pane.left + column.left, row: pane.top), style: Style(.muted))
    }
    guard let account = model.account else {
      return say(&painter, [Line("No account is configured.", .unknown)])
    }
    let list = account.list
    guard !list.shown.isEmpty else { return say(&painter, emptyLines(model, account)) }
    let marks = model.journalMarks
    for (offset, position) in list.window(layout.listLines).enumerated() {
      drawRow(
        &painter, list.rows[list.shown[position]], in: account, marks: marks,
        isSelected: position == list.position.selected, columns: columns, line: offset)
    }
    ScrollBar.draw(
      &painter.canvas, beside: layout.instrumentRows, top: list.position.top,
      of: list.shown.count, shapes: model.shapes)
  }

  private static func drawTitle(_ painter: inout Painter, _ pane: Rectangle) {
    let model = painter.model
    let isFocused = model.focus == .instruments && model.dialog == nil
    var spans = painter.paneTitle("Instruments", isFocused: isFocused)
    if let list = model.account?.list, !list.rows.isEmpty {
      let count =
        list.filter.isEmpty ? " \(list.rows.count)" : " \(list.shown.count) of \(list.rows.count)"
      spans.append(Span(count, .muted))
      spans += standing(list, now: model.now)
      if model.isFiltering || !list.filter.isEmpty {
        spans.append(Span("  /", .accent))
        spans.append(Span(list.filter, .text, .bold))
        if model.isFiltering { spans.append(Span("\(model.shapes.caret)", .accent)) }
      }
    } else if model.isFiltering {
      spans.append(Span("  /\(model.shapes.caret)", .accent))
    }
    painter.title(
      Line(spans), at: Point(column: pane.left + 1, row: pane.top - 1), limit: pane.columns - 2)
  }

  /// How far a list that an earlier run has read can be relied on.
  private static func standing(_ list: InstrumentList, now: Date) -> [Span] {
    guard let date = list.rememberedAt else { return [] }
    let age = Span(" as of \(CoarseAge(of: date, now: now).text)", .unknown)
    return list.state.error == nil ? [age] : [age, Span(", list failed", .danger)]
  }

  private static func emptyLines(_ model: Model, _ account: AccountState) -> [Line] {
    guard account.list.rows.isEmpty else { return nothingMatches(account.list.filter) }
    switch account.list.state {
    case .notRead:
      return [Line("\(model.shapes.pending) reading the instruments", .unknown)]
    case .failed(let error, _):
      let width = model.layout.instruments.columns - 4
      return [Line("\(model.shapes.crossMark) the instruments could not be read", .danger)]
        + Line.wrapped(Wording.error(error), columns: width, role: .text)
        + [Line("r reads again", .muted)]
    case .read:
      return account.list.filter.isEmpty
        ? [Line("The venue lists no instrument.", .unknown)]
        : nothingMatches(account.list.filter)
    }
  }

  private static func nothingMatches(_ filter: String) -> [Line] {
    [
      Line("Nothing matches \"\(filter)\".", .unknown), Line("Esc clears the filter.", .muted),
    ]
  }

  private static func say(_ painter: inout Painter, _ lines: [Line]) {
    let pane = painter.model.layout.instrumentRows
    painter.write(lines, in: pane.inset(columns: 2, rows: 1))
  }

  private static func drawRow(
    _ painter: inout Painter, _ row: InstrumentRow, in account: AccountState,
    marks: [ContractSymbol: JournalMark], isSelected: Bool, columns: InstrumentColumns, line: Int
  ) {
    let model = painter.model
    let isFocused = model.focus == .instruments && model.dialog == nil
    let cells = InstrumentCells(
      row: row, account: account, now: model.now, shapes: model.shapes,
      mark: marks[row.symbol])
    RowPainter(
      part: model.layout.instrumentRows,
      selection: isSelected ? (isFocused ? .selection : .selectionInactive) : nil,
      shapes: model.shapes
    ).draw(
      &painter.canvas,
      columns.columns.map { column in
        RowPainter.Cell(
          left: column.left, width: column.width, isNumber: column.kind.isNumber,
          span: cells.span(column))
      }, line: line)
  }
}
