import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// One change, looked at closely: what it was, the leverage of its instrument over time, and every
/// record of it.
enum JournalDetailPane {
  /// How many lines the picture's values take.
  private static let chartRows = 5

  /// Draws the change.
  static func draw(_ painter: inout Painter, _ detail: JournalDetail, in layout: JournalLayout) {
    var title = painter.paneTitle(
      "Change \(detail.change.identifier)", isFocused: painter.model.dialog == nil)
    if detail.evidence == nil, detail.failure == nil { title.append(Span("  reading", .unknown)) }
    painter.title(
      Line(title), at: Point(column: 2, row: layout.frame.top), limit: layout.frame.columns - 4)
    painter.write(lines(painter.model, detail), in: layout.detail, from: detail.top)
  }

  /// How far it can be scrolled.
  static func lastTop(_ model: Model, _ detail: JournalDetail) -> Int {
    max(0, lines(model, detail).count - JournalLayout(size: model.size).detail.rows)
  }

  private static func lines(_ model: Model, _ detail: JournalDetail) -> [Line] {
    // The last column is for the marks that there is more.
    let columns = JournalLayout(size: model.size).detail.columns - 2
    let shapes = model.shapes
    var lines = [Line()] + summary(detail.change, shapes, columns: columns) + [Line()]
    if let failure = detail.failure {
      lines += Line.wrapped(
        "\(shapes.crossMark) the journal cannot be read: \(Wording.journalError(failure))",
        columns: columns, hanging: 2, role: .danger)
    }
    guard let evidence = detail.evidence else { return lines }
    return lines + chart(evidence, shapes, columns: columns) + [Line()]
      + RecordLines(shapes: shapes, columns: columns, change: detail.change).lines(evidence.records)
  }

  private static func summary(
    _ change: JournalledChange, _ shapes: Shapes, columns: Int
  ) -> [Line] {
    let intent = change.intent
    let from = Wording.from(intent.change)
    return [
      Line([
        Span("\(intent.change.symbol)", .title), Span("  on ", .muted), Span("\(intent.account)"),
        Span("  (\(intent.venue.displayName))", .muted),
      ]),
      Line([
        Span("\(from) \(shapes.arrowRight) ", .muted),
        Span(Wording.setting(intent.change.to), .text, .bold), Span("   "),
        JournalCells.outcome(of: change, shapes),
      ]),
    ]
      + Line.wrapped(
        "by \(Wording.author(intent.author)); \(Wording.changeReason(intent.reason))",
        columns: columns, hanging: 2, role: .muted)
      + [Line([Span("command: ", .muted), Span(Wording.setCommand(of: change))])]
  }

  private static func chart(
    _ evidence: JournalEvidence, _ shapes: Shapes, columns: Int
  ) -> [Line] {
    let sides = PositionSide.allCases.map { LeverageHistory(of: evidence.history, side: $0) }
    let isApart = sides[0] != sides[1]
    let cut = evidence.isHistoryCut ? ", last \(evidence.history.count) changes" : ""
    return zip(PositionSide.allCases, sides).prefix(isApart ? 2 : 1).flatMap { side, history in
      let name = isApart ? "\(side.rawValue) leverage" : "Leverage"
      return [Line("\(name) over time\(cut)", .title)]
        + HistoryChart.lines(
          history, until: evidence.readAt, columns: columns, rows: chartRows, shapes: shapes)
    }
  }
}
