/// A place on the screen, counted from the upper left corner at (0, 0).
public struct Point: Hashable, Sendable {
  /// Columns from the left.
  public var column: Int
  /// Rows from the top.
  public var row: Int

  /// A place on the screen.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// How many columns and rows there are.
public struct Size: Hashable, Sendable {
  /// Columns.
  public var columns: Int
  /// Rows.
  public var rows: Int

  /// A size; negative measures become zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A part of the screen.
public struct Rectangle: Hashable, Sendable {
  /// The upper left corner.
  public var origin: Point
  /// Its extent.
  public var size: Size

  /// A part of the screen.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    origin = Point(column: column, row: row)
    size = Size(columns: columns, rows: rows)
  }

  /// The leftmost column.
  public var left: Int { origin.column }
  /// The topmost row.
  public var top: Int { origin.row }
  /// The first column to the right of it.
  public var right: Int { origin.column + size.columns }
  /// The first row below it.
  public var bottom: Int { origin.row + size.rows }
  /// Columns.
  public var columns: Int { size.columns }
  /// Rows.
  public var rows: Int { size.rows }

  /// Whether a place lies inside.
  public func contains(_ point: Point) -> Bool {
    point.column >= left && point.column < right && point.row >= top && point.row < bottom
  }

  /// The same part, smaller by a margin on each side.
  public func inset(columns: Int, rows: Int) -> Rectangle {
    Rectangle(
      column: left + columns, row: top + rows, columns: self.columns - 2 * columns,
      rows: self.rows - 2 * rows)
  }
}
