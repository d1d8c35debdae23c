import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The changes and their outcomes, below the other panes.
struct StagingView {
  /// How far the list is scrolled.
  let top: Int
  /// What the journal tells, and the changes of this screen.
  let standing: JournalStanding
  /// Things that the program found wrong before the screen opened.
  let notices: [String]

  /// Draws the changes. Returns how far they can be scrolled; nil where that was not counted.
  func draw(_ painter: inout PanePainter) -> Int? {
    let context = painter.context
    let shown = standing.shownChanges
    let inDoubt = shown.count(where: \.isUnsettled)
    let underway = standing.entries.count(where: \.isSubmitting)
    var title = painter.paneTitle("Changes", isFocused: context.hasKeyboard(.changes))
    if underway > 0 { title.append(Span("  \(underway) in progress", .accent)) }
    if inDoubt > 0 { title.append(Span("  \(inDoubt) in doubt", .danger, .bold)) }
    let part = context.layout.changes
    painter.title(
      Line(title), at: Point(column: 2, row: part.top - 1), limit: part.columns - 4)
    let isScrolled = context.focus == .changes || top > 0
    let last = painter.write(
      lines(shown, context, isScrolled: isScrolled), in: part.inset(columns: 1, rows: 0), from: top)
    return isScrolled ? last : nil
  }

  private func lines(
    _ shown: [ShownChange], _ context: DrawingContext, isScrolled: Bool
  ) -> [Line] {
    let room = context.layout.changes.inset(columns: 1, rows: 0)
    func wrapped(_ text: String) -> [Line] {
      Line.wrapped(
        "\(context.shapes.warning) \(text)", columns: room.columns, hanging: 2, role: .warning)
    }
    let notices = notices.flatMap(wrapped)
    let journal = journalNotices.map(wrapped)
    guard !shown.isEmpty else {
      return journal.flatMap(\.self) + notices + [
        Line("None yet. Choose an instrument, type a value, Enter reviews it.", .muted)
      ]
    }
    // With the keyboard elsewhere, every change shows its first line before any shows its second:
    // the latest outcome must not be pushed out of sight by an older one's reason.
    let visible = isScrolled ? shown[...] : shown.prefix(room.rows + 1)
    var blocks = visible.map { lines(of: $0, context, columns: room.columns) }
    // What cannot be done at all comes right after what is not known.
    blocks.insert(contentsOf: journal, at: visible.prefix(while: \.isUnsettled).count)
    let all = blocks.flatMap(\.self)
    guard !isScrolled, all.count > room.rows else { return all + notices }
    var spare = max(0, room.rows - blocks.count)
    let short = blocks.flatMap { block -> [Line] in
      let more = min(spare, block.count - 1)
      spare -= more
      var lines = Array(block.prefix(1 + more))
      if more > 0, lines.count < block.count {
        lines[more].spans.append(Span(" \(context.shapes.ellipsis)", .muted))
      }
      return lines
    }
    return short + notices
  }

  private func lines(
    of change: ShownChange, _ context: DrawingContext, columns: Int
  ) -> [Line] {
    switch change {
    case .own(let entry):
      ChangeLines(entry: entry, now: context.now, shapes: context.shapes).lines(columns: columns)
    case .journalled(let change, let isUnderWay):
      JournalledLines(
        change: change, isUnderWay: isUnderWay, standing: standing, shapes: context.shapes,
        isBrief: context.layout.changes.rows < 5
      ).lines(columns: columns)
    }
  }

  /// What is to be known of the journal itself, and of the counts that are kept beside it.
  private var journalNotices: [String] {
    let journal = standing.journal
    var notices = [journal.obstacle.map(Wording.cannotBeWritten)].compactMap(\.self)
    if journal.obstacle == nil, let failure = journal.failure {
      notices.append("what others change does not show: \(Wording.journalError(failure))")
    }
    if let unshared = standing.accounts.lazy.flatMap(\.budgets).compactMap(\.unshared).first {
      notices.append(Wording.unsharedLimits(unshared))
    }
    return notices + journal.recoveries.map(Wording.recovery)
  }
}
