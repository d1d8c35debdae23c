import TerminalCanvas

/// A change as the command that makes it again, to be copied by hand or from the clipboard.
enum CommandView {
  /// Draws the command.
  ///
  /// - Parameter isCopied: whether the terminal takes a clipboard.
  static func draw(_ painter: inout PanePainter, _ command: String, isCopied: Bool) {
    let room = painter.context.layout.dialog
    let width = room.columns - 6
    let command = Line.chunked(command, columns: width, hanging: 0)
    let told = Line.wrapped(
      isCopied
        ? "Copied (OSC 52). If your terminal blocks it, select the line."
        : "This terminal takes no clipboard; select it here.", columns: width, role: .muted)
    let rows = command.count + told.count + 6
    let frame = Rectangle(
      column: room.left, row: room.top + max(0, (room.rows - rows) / 2), columns: room.columns,
      rows: min(rows, room.rows))
    painter.openDialog(frame, title: "As a command", role: .accent)
    painter.write(
      command.map { Line($0.spans.map { Span($0.text, .text, .bold) }) } + [Line()] + told
        + [Line(), Line([Span("Esc", .accent, .bold), Span(" closes", .muted)])],
      in: Rectangle(
        column: frame.left + 3, row: frame.top + 1, columns: width + 2, rows: frame.rows - 2),
      ground: .overlay)
  }
}
