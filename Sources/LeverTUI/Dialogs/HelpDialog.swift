import LeverWording
import TerminalCanvas

/// Every key, from the one table.
enum HelpDialog {
  /// Draws the help from a line on.
  static func draw(_ painter: inout Painter, top: Int) {
    let frame = painter.model.layout.dialog
    painter.openDialog(frame, title: "Keys", role: .accent)
    painter.write(
      lines(painter.model), in: frame.inset(columns: 3, rows: 1), from: top, ground: .overlay)
  }

  /// How many lines are in sight.
  static func visibleLines(_ model: Model) -> Int { max(1, model.layout.dialog.rows - 2) }

  /// All lines.
  static func lines(_ model: Model) -> [Line] {
    KeyContext.allCases.flatMap { context -> [Line] in
      let bindings = KeyBindings.all.filter { $0.context == context }
      guard !bindings.isEmpty else { return [] }
      return [Line(), Line(context.title, .title)]
        + bindings.map { binding in
          Line([
            Span("  " + binding.keysText(model.shapes).padded(to: 28), .accent),
            Span(binding.description),
          ])
        }
    } + [
      Line(), Line("Mouse", .title),
      Line([
        Span("  " + "click, drag, wheel".padded(to: 28), .accent),
        Span("select, move the slider, scroll"),
      ]),
      Line(), Line("Signs", .title),
      Line([
        Span("  " + "20x\(InstrumentCells.provedMark)".padded(to: 28), .accent),
        Span("\(Wording.provedByLever), not read now"),
      ]),
    ]
  }
}
