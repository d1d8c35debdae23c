import LeverWording
import TerminalCanvas

/// Every key, from the one table.
enum HelpView {
  /// Draws the help from a line on. Returns how far it can be scrolled.
  static func draw(_ painter: inout PanePainter, top: Int) -> Int {
    let frame = painter.context.layout.dialog
    painter.openDialog(frame, title: "Keys", role: .accent)
    return painter.write(
      lines(painter.shapes), in: frame.inset(columns: 3, rows: 1), from: top, ground: .overlay)
  }

  /// All lines.
  static func lines(_ shapes: Shapes) -> [Line] {
    KeyContext.allCases.flatMap { context -> [Line] in
      let bindings = KeyBindings.all.filter { $0.context == context }
      guard !bindings.isEmpty else { return [] }
      return [Line(), Line(context.title, .title)]
        + bindings.map { binding in
          Line([
            Span("  " + binding.keysText(shapes).padded(to: 28), .accent),
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
      Line([
        Span("  " + "lever 6, auto 5".padded(to: 28), .accent),
        Span("requests used; auto: background reads"),
      ]),
    ]
  }
}
