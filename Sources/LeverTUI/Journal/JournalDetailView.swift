import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// One change, looked at closely: what it was, the leverage of its instrument over time, and every
/// record of it.
struct JournalDetailView {
  /// How many lines the picture's values take.
  private static let chartRows = 5

  /// The change.
  let detail: JournalDetail
  /// What it is drawn by.
  let context: DrawingContext

  private var shapes: Shapes { context.shapes }

  /// Draws the change. Returns how far it can be scrolled.
  func draw(_ painter: inout PanePainter, in layout: JournalLayout) -> Int {
    var title = painter.paneTitle(
      "Change \(detail.change.identifier)", isFocused: !context.isDialogOpen)
    if detail.evidence == nil, detail.failure == nil { title.append(Span("  reading", .unknown)) }
    painter.title(
      Line(title), at: Point(column: 2, row: layout.frame.top), limit: layout.frame.columns - 4)
    // The last column is for the marks that there is more.
    return painter.write(
      lines(columns: layout.detail.columns - 2), in: layout.detail, from: detail.scroll.top)
  }

  private func lines(columns: Int) -> [Line] {
    var lines = [Line()] + summary(columns: columns) + [Line()]
    if let failure = detail.failure {
      lines += Line.wrapped(
        "\(shapes.crossMark) the journal cannot be read: \(Wording.journalError(failure))",
        columns: columns, hanging: 2, role: .danger)
    }
    guard let evidence = detail.evidence else { return lines }
    return lines + chart(evidence, columns: columns) + [Line()]
      + RecordLines(shapes: shapes, columns: columns, change: detail.change).lines(evidence.records)
  }

  private func summary(columns: Int) -> [Line] {
    let change = detail.change
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

  private func chart(_ evidence: JournalEvidence, columns: Int) -> [Line] {
    let sides = PositionSide.allCases.map { LeverageHistory(of: evidence.history, side: $0) }
    let isApart = sides[0] != sides[1]
    let cut = evidence.isHistoryCut ? ", last \(evidence.history.count) changes" : ""
    return zip(PositionSide.allCases, sides).prefix(isApart ? 2 : 1).flatMap { side, history in
      let name = isApart ? "\(side.rawValue) leverage" : "Leverage"
      return [Line("\(name) over time\(cut)", .title)]
        + HistoryChart.lines(
          history, until: evidence.readAt, columns: columns, rows: Self.chartRows, shapes: shapes)
    }
  }
}
