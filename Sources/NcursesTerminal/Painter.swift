internal import CNcurses
internal import TerminalCanvas

/// Brings a canvas onto the screen by the cells that changed.
struct Painter {
  /// How styles look here.
  var styles: StyleTable
  private let unicode: Bool
  private var shown: Canvas?
  private var cursorIsShown = true
  /// The cells side by side that are drawn next.
  private var run: [cchar_t] = []

  init(styles: StyleTable, unicode: Bool) {
    self.styles = styles
    self.unicode = unicode
  }

  /// Forgets what the screen shows: everything is drawn at the next time.
  mutating func forget() { shown = nil }

  /// Whether the cursor must be hidden or shown anew because the terminal was away.
  mutating func forgetCursor() { cursorIsShown = !cursorIsShown }

  /// Shows a canvas on the standard window.
  mutating func show(_ canvas: Canvas) {
    let window = ncurses_standard_window()
    let previous = shown?.size == canvas.size ? shown : nil
    if previous == nil { werase(window) }
    let rows = min(canvas.size.rows, Int(getmaxy(window)))
    let columns = min(canvas.size.columns, Int(getmaxx(window)))
    for row in 0..<max(0, rows) {
      let cells = canvas.row(row)
      let before = previous?.row(row)
      if before == cells { continue }
      draw(cells, over: before, row: row, columns: columns, in: window)
    }
    shown = canvas
    place(canvas.cursor, in: window)
    wnoutrefresh(window)
    doupdate()
  }

  /// Draws what changed in a row, as many cells at once as stand side by side.
  private mutating func draw(
    _ cells: ArraySlice<Cell>, over previous: ArraySlice<Cell>?, row: Int, columns: Int,
    in window: UnsafeMutablePointer<WINDOW>?
  ) {
    let start = cells.startIndex
    var first = 0
    var column = 0
    while column < columns {
      let cell = cells[start + column]
      let isWide = column + 1 < cells.count && cells[start + column + 1].isWideTail
      if isChanged(column, of: cells, over: previous, isWide: isWide) {
        if run.isEmpty { first = column }
        add(cell, as: look(at: column, of: cells), isWide: isWide && column + 1 < columns)
      } else {
        finishRun(from: first, row, in: window)
      }
      column += isWide ? 2 : 1
    }
    finishRun(from: first, row, in: window)
  }

  /// Whether a cell shows something else than the screen does. A character of two columns does when
  /// either of its cells changed; on a screen that was wiped, what is no plain blank.
  private mutating func isChanged(
    _ column: Int, of cells: ArraySlice<Cell>, over previous: ArraySlice<Cell>?, isWide: Bool
  ) -> Bool {
    let place = cells.startIndex + column
    guard let previous else {
      guard !isWide, cells[place].isBlank else { return true }
      return styles.look(of: cells[place].style) != StyleTable.Look(attributes: 0, pair: 0)
    }
    return cells[place] != previous[place] || isWide && cells[place + 1] != previous[place + 1]
  }

  /// How many blanks between two characters are cheaper to write than to jump over.
  private static let shortGap = 6

  /// How a cell looks. A blank in a short gap looks like the character before it where nobody can
  /// tell: changing the look for it and back takes more bytes than all else in the line.
  private mutating func look(at column: Int, of cells: ArraySlice<Cell>) -> StyleTable.Look {
    let place = cells.startIndex + column
    let cell = cells[place]
    let own = styles.look(of: cell.style)
    guard cell.isBlank,
      let left = cells[..<place].suffix(Self.shortGap).last(where: { !$0.isBlank }),
      let right = cells[place...].prefix(Self.shortGap).first(where: { !$0.isBlank }),
      left.style.background == cell.style.background,
      right.style.background == cell.style.background
    else { return own }
    let before = styles.look(of: left.style)
    guard own != before, own != styles.look(of: right.style) else { return own }
    return own.isPlainWhenBlank && before.isPlainWhenBlank ? before : own
  }

  /// Adds a cell to the run that is drawn next.
  private mutating func add(_ cell: Cell, as look: StyleTable.Look, isWide: Bool) {
    let scalar = shownAs(cell.scalar, columns: isWide ? 2 : 1)
    append(scalar, as: look)
    if isWide, scalar == "?" { append(" ", as: look) }
  }

  private mutating func append(_ scalar: Unicode.Scalar, as look: StyleTable.Look) {
    var pair = look.pair
    // setcchar takes the text with a zero at its end.
    let text = (wchar_t(bitPattern: scalar.value), wchar_t(0))
    var character = cchar_t()
    withUnsafePointer(to: text) { text in
      text.withMemoryRebound(to: wchar_t.self, capacity: 2) { text in
        _ = setcchar(&character, text, look.attributes, 0, &pair)
      }
    }
    run.append(character)
  }

  /// Draws the run that begins at a column, if there is one.
  private mutating func finishRun(
    from column: Int, _ row: Int, in window: UnsafeMutablePointer<WINDOW>?
  ) {
    guard !run.isEmpty else { return }
    wmove(window, Int32(row), Int32(column))
    wadd_wchnstr(window, run, Int32(run.count))
    run.removeAll(keepingCapacity: true)
  }

  /// The last line of defence: what this terminal cannot show in the columns it has, and what is no
  /// character to be shown at all, is a question mark.
  private func shownAs(_ scalar: Unicode.Scalar, columns: Int) -> Unicode.Scalar {
    guard unicode || scalar.isASCII, CharacterWidth.columns(of: scalar) == columns else {
      return "?"
    }
    return scalar
  }

  private mutating func place(_ cursor: Point?, in window: UnsafeMutablePointer<WINDOW>?) {
    let isWanted = cursor != nil
    if isWanted != cursorIsShown {
      curs_set(isWanted ? 1 : 0)
      cursorIsShown = isWanted
      // A hidden cursor may stay where it is, which spares the bytes of moving it.
      leaveok(window, !isWanted)
    }
    if let cursor { wmove(window, Int32(cursor.row), Int32(cursor.column)) }
  }
}

extension Cell {
  /// Whether nothing is seen of it but its ground.
  fileprivate var isBlank: Bool { scalar == " " && !isWideTail }
}
