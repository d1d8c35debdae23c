import TerminalCanvas

/// The mark at the right edge of a list that says which part of it is in sight.
enum ScrollBar {
  /// Draws the mark into the column right of a list; nothing where everything is in sight.
  ///
  /// - Parameters:
  ///   - part: the lines of the list.
  ///   - top: the item in the first line.
  ///   - count: how many items there are.
  static func draw(
    _ canvas: inout Canvas, beside part: Rectangle, top: Int, of count: Int, shapes: Shapes
  ) {
    let lines = part.rows
    guard count > lines else { return }
    let size = max(1, lines * lines / count)
    let first = top * (lines - size) / max(1, count - lines)
    for offset in 0..<size {
      canvas.put(
        shapes.scrollThumb, at: Point(column: part.right, row: part.top + first + offset),
        style: Style(.accent))
    }
  }
}
