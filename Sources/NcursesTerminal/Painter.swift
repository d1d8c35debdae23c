internal import CNcurses
internal import TerminalCanvas

/// Brings a canvas onto the screen by the cells that changed.
struct Painter {
  /// How styles look here.
  var styles: StyleTable
  private let unicode: Bool
  private var shown: Canvas?
  private var cursorIsShown = true

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

  private mutating func draw(
    _ cells: ArraySlice<Cell>, over previous: ArraySlice<Cell>?, row: Int, columns: Int,
    in window: UnsafeMutablePointer<WINDOW>?
  ) {
    let start = cells.startIndex
    var column = 0
    while column < columns {
      let cell = cells[start + column]
      let isWide = column + 1 < cells.count && cells[start + column + 1].isWideTail
      let width = isWide ? 2 : 1
      defer { column += width }
      if let previous {
        // A character of two columns is drawn when either of its cells changed.
        let place = start + column
        if cells[place] == previous[place],
          !isWide || cells[place + 1] == previous[place + 1]
        {
          continue
        }
      }
      draw(
        cell, as: look(at: column, of: cells), isWide: isWide && column + 1 < columns, at: column,
        row, in: window)
    }
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

  private mutating func draw(
    _ cell: Cell, as look: StyleTable.Look, isWide: Bool, at column: Int, _ row: Int,
    in window: UnsafeMutablePointer<WINDOW>?
  ) {
    let scalar = shownAs(cell.scalar, columns: isWide ? 2 : 1)
    var pair = look.pair
    // setcchar takes the text with a zero at its end.
    let text: [wchar_t] = [wchar_t(bitPattern: scalar.value), 0]
    var character = cchar_t()
    setcchar(&character, text, look.attributes, 0, &pair)
    // At the last corner it reports an error, because it may not scroll, and draws nevertheless.
    wmove(window, Int32(row), Int32(column))
    wadd_wch(window, &character)
    if isWide, scalar == "?" {
      let blank: [wchar_t] = [0x20, 0]
      setcchar(&character, blank, look.attributes, 0, &pair)
      wadd_wch(window, &character)
    }
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
