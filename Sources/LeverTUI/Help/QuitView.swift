import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

/// The question before quitting while changes are open.
enum QuitView {
  /// Draws the question.
  ///
  /// - Parameter open: the changes whose ends would not be seen.
  static func draw(_ painter: inout PanePainter, _ open: [ChangeEntry]) {
    let room = painter.context.layout.dialog
    let size = painter.context.layout.size
    let columns = min(room.columns, 64)
    var lines = [
      Line(
        open.count == 1
          ? "A change is in progress; its outcome would not be seen:"
          : "\(open.count) changes are open; their outcomes would not be seen:",
        .warning)
    ]
    for entry in open.prefix(6) {
      lines.append(
        Line(
          "\(entry.proposal.account) \(entry.instrument.symbol) to "
            + Wording.setting(entry.proposal.change.to)))
    }
    let rows = lines.count + 5
    let frame = Rectangle(
      column: (size.columns - columns) / 2, row: max(0, (size.rows - rows) / 2),
      columns: columns, rows: rows)
    painter.openDialog(frame, title: "Quit?", role: .warning)
    painter.write(
      lines,
      in: Rectangle(
        column: frame.left + 3, row: frame.top + 2, columns: columns - 6, rows: lines.count),
      ground: .overlay)
    let row = frame.bottom - 2
    painter.button("Stay", at: Point(column: frame.left + 3, row: row))
    painter.write(
      Line([Span("Enter or Esc", .muted), Span("     "), Span("y", .accent, .bold), Span(" quits")]
      ),
      at: Point(column: frame.left + 13, row: row), limit: columns - 16, ground: .overlay)
  }
}
