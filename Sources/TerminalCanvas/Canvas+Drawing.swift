extension Canvas {
  /// Draws a frame around the inside of `part`, with a title in its upper line where there is room.
  public mutating func frame(
    _ part: Rectangle, shapes: Shapes, style: Style, title: String = "", titleStyle: Style? = nil
  ) {
    guard part.columns >= 2, part.rows >= 2 else { return }
    let lastColumn = part.right - 1
    let lastRow = part.bottom - 1
    for row in [part.top, lastRow] {
      horizontalLine(
        from: Point(column: part.left + 1, row: row), columns: part.columns - 2, shapes: shapes,
        style: style)
    }
    for column in [part.left, lastColumn] {
      verticalLine(
        from: Point(column: column, row: part.top + 1), rows: part.rows - 2, shapes: shapes,
        style: style)
    }
    put(shapes.topLeft, at: part.origin, style: style)
    put(shapes.topRight, at: Point(column: lastColumn, row: part.top), style: style)
    put(shapes.bottomLeft, at: Point(column: part.left, row: lastRow), style: style)
    put(shapes.bottomRight, at: Point(column: lastColumn, row: lastRow), style: style)
    if !title.isEmpty, part.columns >= 6 {
      write(
        " " + title.fitted(to: part.columns - 6, ellipsis: shapes.ellipsis) + " ",
        at: Point(column: part.left + 2, row: part.top), style: titleStyle ?? style)
    }
  }

  /// Draws a line to the right.
  public mutating func horizontalLine(
    from place: Point, columns: Int, shapes: Shapes, style: Style
  ) {
    fill(
      Rectangle(column: place.column, row: place.row, columns: columns, rows: 1),
      shapes.horizontal, style: style)
  }

  /// Draws a line downwards.
  public mutating func verticalLine(from place: Point, rows: Int, shapes: Shapes, style: Style) {
    fill(
      Rectangle(column: place.column, row: place.row, columns: 1, rows: rows), shapes.vertical,
      style: style)
  }

  /// Puts one character of one column at a place.
  public mutating func put(_ scalar: Unicode.Scalar, at place: Point, style: Style) {
    fill(
      Rectangle(column: place.column, row: place.row, columns: 1, rows: 1), scalar, style: style)
  }
}
