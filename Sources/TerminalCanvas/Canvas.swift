/// One character cell of the screen.
public struct Cell: Hashable, Sendable {
  /// What it shows; a space where there is nothing.
  public var scalar: Unicode.Scalar
  /// How it looks.
  public var style: Style
  /// Whether it is the second half of the wide character to its left.
  public var isWideTail: Bool

  /// A cell with one character.
  public init(_ scalar: Unicode.Scalar = " ", style: Style, isWideTail: Bool = false) {
    self.scalar = scalar
    self.style = style
    self.isWideTail = isWideTail
  }
}

/// A whole screen as a value: what a view draws and a terminal shows. Drawing outside of it, or
/// outside of a given part, is cut off.
public struct Canvas: Equatable, Sendable {
  /// Its extent.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Point?

  /// An empty screen.
  public init(size: Size, style: Style = Style(.text)) {
    self.size = size
    cells = Array(repeating: Cell(style: style), count: size.columns * size.rows)
  }

  /// The cells of one row.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// The cell at a place inside.
  public subscript(point: Point) -> Cell { cells[point.row * size.columns + point.column] }

  /// Fills a part with one character of one column.
  public mutating func fill(_ part: Rectangle, _ scalar: Unicode.Scalar = " ", style: Style) {
    for row in max(0, part.top)..<max(0, min(part.bottom, size.rows), part.top) {
      for column in max(0, part.left)..<max(0, min(part.right, size.columns), part.left) {
        set(column, row, Cell(scalar, style: style))
      }
    }
  }

  /// Writes `text` from a place to the right, at most `limit` columns, and returns the columns it
  /// took. A wide character that does not fit is left out; zero-width characters are not drawn.
  @discardableResult
  public mutating func write(
    _ text: String, at place: Point, style: Style, limit: Int = .max
  ) -> Int {
    guard place.row >= 0, place.row < size.rows else { return 0 }
    let end = min(size.columns, limit == .max ? .max : place.column + limit)
    let plain = CharacterWidth.withPlainBytes(of: text) { bytes in
      let count = max(0, min(bytes.count, end - place.column))
      for index in 0..<count where place.column + index >= 0 {
        set(
          place.column + index, place.row, Cell(Unicode.Scalar(bytes[index]), style: style))
      }
      return count
    }
    if let plain { return plain }
    var column = place.column
    for scalar in text.unicodeScalars {
      let width = CharacterWidth.columns(of: scalar)
      guard width > 0 else { continue }
      guard column + width <= end else { break }
      if column >= 0 {
        set(column, place.row, Cell(scalar, style: style))
        if width == 2 {
          set(column + 1, place.row, Cell(" ", style: style, isWideTail: true))
        }
      }
      column += width
    }
    return column - place.column
  }

  /// Sets one cell, and blanks the other half of a wide character that it cuts.
  private mutating func set(_ column: Int, _ row: Int, _ cell: Cell) {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return }
    let index = row * size.columns + column
    if cells[index].isWideTail, !cell.isWideTail, column > 0 {
      cells[index - 1].scalar = " "
    }
    if column + 1 < size.columns, cells[index + 1].isWideTail {
      cells[index + 1].isWideTail = false
    }
    cells[index] = cell
  }

  /// The characters alone, one line a row, trailing spaces removed: what tests compare.
  public var text: String {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      for cell in self.row(row) where !cell.isWideTail { line.append(cell.scalar) }
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }
}
