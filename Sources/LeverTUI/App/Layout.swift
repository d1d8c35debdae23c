import TerminalCanvas

/// Where the parts of the screen are, for a size. Drawing and mouse both go by it.
struct Layout: Equatable {
  /// The smallest screen on which everything can be used.
  static let minimum = Size(columns: 72, rows: 20)
  /// From so many columns on, the accounts have a pane of their own.
  private static let wideColumns = 110

  /// The whole screen.
  let size: Size
  /// Whether the accounts have a pane of their own, rather than a line.
  let isWide: Bool
  /// The inside of the accounts pane, or of the accounts line.
  let accounts: Rectangle
  /// The inside of the instruments pane, its line of column names included.
  let instruments: Rectangle
  /// The inside of the leverage pane.
  let leverage: Rectangle
  /// The inside of the list of changes.
  let changes: Rectangle
  /// The last line.
  let hints: Rectangle

  /// The parts of a screen of a size.
  init(size: Size) {
    self.size = size
    isWide = size.columns >= Self.wideColumns
    let changeRows = max(3, size.rows / 7)
    let changesTop = size.rows - 2 - changeRows
    let leverageColumns = min(64, max(39, size.columns / 3 - 1))
    let leverageLeft = size.columns - 1 - leverageColumns
    let accountColumns = size.columns >= 150 ? 26 : 20
    let instrumentsLeft = isWide ? accountColumns + 2 : 1
    let panesTop = isWide ? 1 : 3
    let paneRows = changesTop - 1 - panesTop
    accounts =
      isWide
      ? Rectangle(column: 1, row: panesTop, columns: accountColumns, rows: paneRows)
      : Rectangle(column: 1, row: 1, columns: size.columns - 2, rows: 1)
    instruments = Rectangle(
      column: instrumentsLeft, row: panesTop, columns: leverageLeft - 1 - instrumentsLeft,
      rows: paneRows)
    leverage = Rectangle(
      column: leverageLeft, row: panesTop, columns: leverageColumns, rows: paneRows)
    changes = Rectangle(
      column: 1, row: changesTop, columns: size.columns - 2, rows: changeRows)
    hints = Rectangle(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
  }

  /// Whether the screen is too small for anything but saying so.
  var isTooSmall: Bool {
    size.columns < Self.minimum.columns || size.rows < Self.minimum.rows
  }

  /// The part of the instruments pane that holds rows.
  var instrumentRows: Rectangle {
    Rectangle(
      column: instruments.left, row: instruments.top + 1, columns: instruments.columns,
      rows: max(1, instruments.rows - 1))
  }

  /// How many instruments are in sight.
  var listLines: Int { max(1, instruments.rows - 1) }

  /// Where dialogs lie, with the room they may take at most.
  var dialog: Rectangle {
    let columns = min(size.columns - 4, 92)
    return Rectangle(
      column: (size.columns - columns) / 2, row: 1, columns: columns,
      rows: max(1, size.rows - 3))
  }
}
