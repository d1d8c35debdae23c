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
    let shown = model.shownChanges
    let unsettled = shown.count(where: \.isUnsettled)
    let underway = model.changes.count(where: \.isSubmitting)
    var title = painter.paneTitle(
      "Changes", isFocused: model.focus == .changes && model.dialog == nil)
    if underway > 0 { title.append(Span("  \(underway) in progress", .accent)) }
    if unsettled > 0 { title.append(Span("  \(unsettled) in doubt", .danger, .bold)) }
    painter.title(
      Line(title), at: Point(column: 2, row: layout.changes.top - 1),
      limit: layout.changes.columns - 4)
    let room = room(layout)
    painter.write(lines(model, shown, room), in: room, from: model.changesTop)
  }

  /// How far the list can be scrolled.
  static func lastTop(_ model: Model) -> Int {
    let room = room(model.layout)
    return max(0, lines(model, model.shownChanges, room, isWhole: true).count - room.rows)
  }

  private static func room(_ layout: Layout) -> Rectangle {
    layout.changes.inset(columns: 1, rows: 0)
  }

  private static func lines(
    _ model: Model, _ shown: [ShownChange], _ room: Rectangle, isWhole: Bool = false
  ) -> [Line] {
    func wrapped(_ text: String) -> [Line] {
      Line.wrapped(
        "\(model.shapes.warning) \(text)", columns: room.columns, hanging: 2, role: .warning)
    }
    let notices = model.notices.flatMap(wrapped)
    let standing = model.journalNotices.map(wrapped)
    guard !shown.isEmpty else {
      return standing.flatMap(\.self) + notices + [
        Line("None yet. Choose an instrument, type a value, Enter reviews it.", .muted)
      ]
    }
    // With the keyboard elsewhere, every change shows its first line before any shows its second:
    // the latest outcome must not be pushed out of sight by an older one's reason.
    let isScrolled = isWhole || model.focus == .changes || model.changesTop > 0
    let visible = isScrolled ? shown[...] : shown.prefix(room.rows + 1)
    var blocks = visible.map { $0.lines(model, columns: room.columns) }
    // What cannot be done at all comes right after what is not known.
    blocks.insert(contentsOf: standing, at: visible.prefix(while: \.isUnsettled).count)
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

extension ShownChange {
  /// Its lines.
  fileprivate func lines(_ model: Model, columns: Int) -> [Line] {
    switch self {
    case .own(let entry): ChangeLines(entry, model).lines(columns: columns)
    case .journalled(let change, let isUnderWay):
      JournalledLines(change, isUnderWay: isUnderWay, model).lines(columns: columns)
    }
  }
}

extension Model {
  /// What is to be known of the journal itself, and of the counts that are kept beside it.
  fileprivate var journalNotices: [String] {
    var notices = [journal.obstacle.map(Wording.cannotBeWritten)].compactMap(\.self)
    if journal.obstacle == nil, let failure = journal.failure {
      notices.append("what others change does not show: \(Wording.journalError(failure))")
    }
    if let unshared = accounts.lazy.flatMap(\.budgets).compactMap(\.unshared).first {
      notices.append(Wording.unsharedLimits(unshared))
    }
    return notices + journal.recoveries.map(Wording.recovery)
  }
}
