import TerminalCanvas

/// One row of a list in columns. The selected one has a pointer and a ground of its own, and keeps
/// one colour for its text: what is on it must be readable above all.
struct RowPainter {
  /// What stands in one column.
  struct Cell {
    /// Where the column begins, counted from the left of the list.
    let left: Int
    /// How wide it is.
    let width: Int
    /// Whether the text stands at its right.
    var isNumber = false
    /// The text.
    let span: Span
  }

  /// The list.
  let part: Rectangle
  /// The ground of the selected row; nil for any other.
  let selection: Role?
  /// What the pointer looks like.
  let shapes: Shapes

  /// Draws the row into a line of the list.
  func draw(_ canvas: inout Canvas, _ cells: some Sequence<Cell>, line: Int) {
    let row = part.top + line
    if let selection {
      canvas.fill(
        Rectangle(column: part.left, row: row, columns: part.columns, rows: 1),
        style: Style(.selectionText, on: selection))
      canvas.put(
        shapes.pointer, at: Point(column: part.left, row: row),
        style: Style(.selectionText, on: selection))
    }
    for cell in cells {
      let style =
        selection == nil ? cell.span.style : Style(.selectionText, cell.span.style.emphasis)
      canvas.write(
        cell.span.text.aligned(
          cell.isNumber ? .right : .left, in: cell.width, ellipsis: shapes.ellipsis),
        at: Point(column: part.left + cell.left, row: row), style: style.on(selection))
    }
  }
}
