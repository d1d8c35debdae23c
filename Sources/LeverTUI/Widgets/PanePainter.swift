import FoundationEssentials
import TerminalCanvas

/// What every part of the screen is drawn by.
struct DrawingContext {
  /// What ages are counted from.
  let now: Date
  /// What lines and signs look like.
  let shapes: Shapes
  /// Where the parts are.
  let layout: Layout
  /// Which pane was given the keyboard last.
  let focus: Focus
  /// Whether a dialog has the keyboard.
  let isDialogOpen: Bool

  /// Whether a pane has the keyboard.
  func hasKeyboard(_ pane: Focus) -> Bool { focus == pane && !isDialogOpen }
}

/// A canvas in the making, with what all parts of the screen need to draw on it.
struct PanePainter {
  /// What has been drawn.
  var canvas: Canvas
  /// What it is drawn by.
  let context: DrawingContext

  /// An empty screen.
  init(_ context: DrawingContext) {
    self.context = context
    canvas = Canvas(size: context.layout.size)
  }

  /// What lines and signs look like.
  var shapes: Shapes { context.shapes }

  /// Writes a line from a place, on a ground of its own where one is given. Returns the columns
  /// that it took.
  @discardableResult
  mutating func write(_ line: Line, at place: Point, limit: Int, ground: Role? = nil) -> Int {
    var room = limit
    var column = place.column
    let trailing = line.trailing.reduce(0) { $0 + $1.text.columns }
    if trailing > 0, trailing < limit {
      var end = place.column + limit - trailing
      for span in line.trailing {
        end += canvas.write(
          span.text, at: Point(column: end, row: place.row), style: span.style.on(ground))
      }
      room -= trailing + 1
    }
    for span in line.spans where room > 0 {
      let text = span.text.fitted(to: room, ellipsis: shapes.ellipsis)
      let taken = canvas.write(
        text, at: Point(column: column, row: place.row), style: span.style.on(ground),
        limit: room)
      column += taken
      room -= taken
    }
    return column - place.column
  }

  /// Writes lines into a part, from one of them on, with a mark at the right edge where there is
  /// more above or below. Returns the last line that may be the first one shown.
  @discardableResult
  mutating func write(
    _ lines: [Line], in part: Rectangle, from top: Int = 0, ground: Role? = nil
  ) -> Int {
    let last = max(0, lines.count - part.rows)
    let first = top.clamped(to: 0...last)
    for (offset, line) in lines.dropFirst(first).prefix(part.rows).enumerated() {
      write(
        line, at: Point(column: part.left, row: part.top + offset), limit: part.columns,
        ground: ground)
    }
    let style = Style(.accent, on: ground ?? .background)
    if first > 0 {
      canvas.put(shapes.arrowUp, at: Point(column: part.right, row: part.top), style: style)
    }
    if first + part.rows < lines.count {
      canvas.put(
        shapes.arrowDown, at: Point(column: part.right, row: part.bottom - 1), style: style)
    }
    return last
  }

  /// The title of a pane: marked and strong where it has the keyboard.
  func paneTitle(_ text: String, isFocused: Bool) -> [Span] {
    isFocused
      ? [Span("\(shapes.pointer) \(text)", .accent, .bold)] : [Span(text, .title)]
  }

  /// Clears a part, frames it and gives it a title.
  mutating func openDialog(_ frame: Rectangle, title: String, role: Role) {
    canvas.fill(frame, style: Style(.text, on: .overlay))
    canvas.frame(
      frame, shapes: shapes, style: Style(role, on: .overlay), title: title,
      titleStyle: Style(role, on: .overlay, .bold))
  }

  /// Draws the button that Enter presses.
  mutating func button(_ text: String, at place: Point) {
    canvas.write(
      "[ \(text) ]", at: place, style: Style(.selectionText, on: .selection, .bold))
  }

  /// Writes a title into a line of a frame, between two spaces.
  mutating func title(_ line: Line, at place: Point, limit: Int) {
    let inner = max(0, limit - 2)
    let width = min(inner, line.columns)
    canvas.fill(
      Rectangle(column: place.column, row: place.row, columns: width + 2, rows: 1),
      style: Style(.border))
    write(line, at: Point(column: place.column + 1, row: place.row), limit: inner)
  }
}

extension Style {
  /// The same look on another ground; on the same where none is given.
  func on(_ ground: Role?) -> Style {
    guard let ground else { return self }
    return Style(foreground, on: ground, emphasis)
  }
}
