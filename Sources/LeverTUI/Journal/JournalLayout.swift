import TerminalCanvas

/// Where the parts of the journal are, for a size.
struct JournalLayout: Equatable {
  /// The frame around all of it.
  let frame: Rectangle
  /// The line of column names.
  let header: Rectangle
  /// The changes.
  let list: Rectangle
  /// The two lines about the selected one.
  let summary: Rectangle
  /// The inside, for a change that is looked at closely.
  let detail: Rectangle

  /// The parts of a screen of a size.
  init(size: Size) {
    frame = Rectangle(column: 0, row: 0, columns: size.columns, rows: max(0, size.rows - 1))
    let inside = frame.inset(columns: 1, rows: 1)
    header = Rectangle(column: inside.left, row: inside.top, columns: inside.columns, rows: 1)
    list = Rectangle(
      column: inside.left, row: inside.top + 1, columns: inside.columns,
      rows: max(1, inside.rows - 4))
    summary = Rectangle(
      column: inside.left + 1, row: list.bottom + 1, columns: inside.columns - 2, rows: 2)
    detail = inside.inset(columns: 1, rows: 0)
  }

  /// How many changes are in sight.
  var listLines: Int { list.rows }
}
