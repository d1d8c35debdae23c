import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The changes and their outcomes, below the other panes.
enum ChangesPane {
  /// Draws the changes.
  static func draw(_ painter: inout Painter, in layout: Layout) {
    let model = painter.model
    let unknown = model.changes.count(where: \.isUnknown)
    let underway = model.changes.count(where: \.isSubmitting)
    var title = [Span("Changes", .title)]
    if underway > 0 { title.append(Span("  \(underway) on the way", .accent)) }
    if unknown > 0 { title.append(Span("  \(unknown) unknown", .danger, .bold)) }
    painter.title(
      Line(title), at: Point(column: 2, row: layout.changes.top - 1),
      limit: layout.changes.columns - 4)
    painter.write(
      lines(model, columns: layout.changes.columns - 2),
      in: layout.changes.inset(columns: 1, rows: 0))
  }

  private static func lines(_ model: Model, columns: Int) -> [Line] {
    let notices = model.notices.flatMap {
      Line.wrapped("\(model.shapes.warning) \($0)", columns: columns, hanging: 2, role: .warning)
    }
    guard !model.changes.isEmpty else {
      return notices + [
        Line("None yet. Choose an instrument, type a value, Enter reviews it.", .muted)
      ]
    }
    let entries = model.orderedChanges
    let unknown = entries.prefix { $0.isUnknown }
    return unknown.flatMap { ChangeLines($0, model).lines(columns: columns) } + notices
      + entries.dropFirst(unknown.count).flatMap { ChangeLines($0, model).lines(columns: columns) }
  }
}
