import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// The records of one change in lines: when, what, by whom, with everything they hold.
struct RecordLines {
  /// What signs look like.
  let shapes: Shapes
  /// How much room there is.
  let columns: Int
  /// The change.
  let change: JournalledChange

  /// All lines.
  func lines(_ records: [JournalRecord]) -> [Line] {
    [Line("Records", .title)]
      + records.flatMap { record in
        guard let entry = record.entry else {
          return [
            head(record, "cannot be understood", .danger),
            Line("  lever journal check names what was altered", .muted),
          ]
        }
        return lines(of: entry, record)
      }
  }

  private func lines(of entry: JournalEntry, _ record: JournalRecord) -> [Line] {
    switch entry {
    case .intent(let intent): [head(record, "intent", .accent)] + lines(of: intent)
    case .answer(let answer):
      [head(record, "answer to \(step(answer.step))", .accent)]
        + text(Wording.changeAnswer(answer.answer))
    case .conclusion(let conclusion): lines(of: conclusion, record)
    case .supersession(let supersession):
      [head(record, "overtaken", .accent)]
        + text("by \(supersession.successor), which was proved; its own outcome stays unknown")
        + text("noted by \(Wording.author(supersession.author))")
    case .recovery(let recovery):
      [head(record, "the journal was mended", .warning)] + text("kept as \(recovery.setAside)")
    }
  }

  /// Number, time and kind of a record.
  private func head(_ record: JournalRecord, _ kind: String, _ role: Role) -> Line {
    var spans = [Span("#\(record.sequence)  ", .muted), Span(kind, role, .bold)]
    if let moment = record.entry?.moment {
      spans.append(Span("  \(Wording.timestamp(moment.local))", .text))
      if let venue = moment.venue {
        let ahead = Int64((venue.timeIntervalSince(moment.local) * 1000).rounded())
        spans.append(Span("  \(Wording.clockOffset(.milliseconds(ahead)))", .muted))
      }
    }
    return Line(spans)
  }

  private func lines(of intent: ChangeIntent) -> [Line] {
    let from = Wording.from(intent.change)
    let mode = intent.change.positionMode.map(Wording.positionMode) ?? "position mode not known"
    var lines =
      text(
        "\(from) \(shapes.arrowRight) \(Wording.setting(intent.change.to)), \(mode); "
          + Wording.changeReason(intent.reason))
      + text(
        "by \(Wording.author(intent.author))"
          + (intent.author.terminal.map { ", \($0)" } ?? ""))
    for preview in intent.previews {
      lines += RequestLines.lines(preview, columns: columns - 2).map { line in
        Line([Span("  ")] + line.spans)
      }
    }
    return lines
  }

  private func lines(of conclusion: ChangeConclusion, _ record: JournalRecord) -> [Line] {
    let sign = OutcomeSign(conclusion.outcome)
    let isSettled = conclusion.author.process != change.intent.author.process
    var lines = [head(record, isSettled ? "reconciled" : "conclusion", .accent)]
    lines.append(
      Line("  " + Wording.result(conclusion.outcome, conclusion.proof), sign.role, .bold))
    lines += text("reading: \(Wording.readBack(conclusion.readBack))")
    let verdicts = change.verdicts(
      reading: conclusion.readBack, at: conclusion.readAt, by: conclusion.author.process)
    for (index, verdict) in verdicts.enumerated() {
      let name = change.intent.steps.count > 1 ? "\(step(index)): " : ""
      lines += text("\(name)\(Wording.reason(verdict.reason))")
    }
    if isSettled { lines += text("by \(Wording.author(conclusion.author))") }
    return lines
  }

  /// `the request`, or `request 2 of 2 (short)`.
  private func step(_ index: Int) -> String {
    let steps = change.intent.steps
    guard steps.count > 1, steps.indices.contains(index) else { return "the request" }
    let sides = PositionSide.allCases.filter(steps[index].sides.contains).map(\.rawValue)
    return "request \(index + 1) of \(steps.count) (\(sides.joined(separator: " and ")))"
  }

  private func text(_ text: String) -> [Line] {
    Line.wrapped(text, columns: columns, indent: 2, hanging: 4)
  }
}
