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
    var title = painter.paneTitle(
      "Changes", isFocused: model.focus == .changes && model.dialog == nil)
    if underway > 0 { title.append(Span("  \(underway) on the way", .accent)) }
    if unknown > 0 { title.append(Span("  \(unknown) unknown", .danger, .bold)) }
    painter.title(
      Line(title), at: Point(column: 2, row: layout.changes.top - 1),
      limit: layout.changes.columns - 4)
    let room = room(layout)
    painter.write(lines(model, room), in: room, from: model.changesTop)
  }

  /// How far the list can be scrolled.
  static func lastTop(_ model: Model) -> Int {
    let room = room(model.layout)
    return max(0, lines(model, room).count - room.rows)
  }

  private static func room(_ layout: Layout) -> Rectangle {
    layout.changes.inset(columns: 1, rows: 0)
  }

  private static func lines(_ model: Model, _ room: Rectangle) -> [Line] {
    let notices = model.notices.flatMap {
      Line.wrapped(
        "\(model.shapes.warning) \($0)", columns: room.columns, hanging: 2, role: .warning)
    }
    guard !model.changes.isEmpty else {
      return notices + [
        Line("None yet. Choose an instrument, type a value, Enter reviews it.", .muted)
      ]
    }
    let blocks = model.orderedChanges.map { ChangeLines($0, model).lines(columns: room.columns) }
    // With the keyboard elsewhere, every change shows its first line before any shows its second:
    // the latest outcome must not be pushed out of sight by an older one's reason.
    let isScrolled = model.focus == .changes || model.changesTop > 0
    let all = blocks.flatMap(\.self)
    guard !isScrolled, all.count > room.rows else { return all + notices }
    var spare = max(0, room.rows - blocks.count)
    let short = blocks.flatMap { block -> [Line] in
      let more = min(spare, block.count - 1)
      spare -= more
      var lines = Array(block.prefix(1 + more))
      if more > 0, lines.count < block.count {
        lines[more].spans.append(Span(" \(model.shapes.ellipsis)", .muted))
      }
      return lines
    }
    return short + notices
  }
}
