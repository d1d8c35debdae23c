import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

/// The line over a slider: from what to what.
struct LeverageValueLine {
  /// What is shown.
  let subject: LeverageSubject
  /// What the user is setting.
  let draft: Draft
  /// What it is drawn by.
  let context: DrawingContext
  /// How wide the pane is.
  let columns: Int

  private var row: ListedInstrument { subject.row }
  private var isApart: Bool { subject.isApart }

  /// Whether keys move a side.
  func isActive(_ side: PositionSide) -> Bool {
    !isApart || draft.side == side || draft.isLinked(on: subject)
  }

  /// The line of a side, or of both.
  func line(_ side: PositionSide) -> Line {
    let shapes = context.shapes
    let isActive = isActive(side)
    var line = Line([])
    if isApart {
      line.spans.append(
        Span(
          "\(isActive && context.focus == .leverage ? shapes.pointer : " ")"
            + side.rawValue.padded(to: 6), isActive ? .accent : .muted, isActive ? .bold : []))
    }
    line.spans.append(setting(side))
    let entry = isActive ? draft.entry : nil
    if entry != nil || draft[side] != nil {
      line.spans.append(Span(" \(shapes.arrowRight) ", .muted))
    }
    if let entry {
      let isWrong = draft.entryProblem(on: subject) != nil
      line.spans.append(Span(entry.text, isWrong ? .danger : .accent, .bold))
      line.spans.append(Span("\(shapes.caret)", .accent))
    } else if let value = draft[side] {
      let isWrong = row.reading.limits?.violation(of: value) != nil
      // The look of the slider below: every change of look costs more bytes than the value.
      line.spans.append(Span(Wording.multiple(value), isWrong ? .danger : .accent))
    }
    line.trailing = trailing(side, line)
    return line
  }

  /// Whether both sides move together, or how old what is set is.
  private func trailing(_ side: PositionSide, _ line: Line) -> [Span] {
    if isApart, side == .short {
      return [Span(draft.isLinked(on: subject) ? "linked (=)" : "separate (=)", .muted)]
    }
    guard let date = row.shownAt, line.columns + (row.isOutdated ? 16 : 10) < columns else {
      return []
    }
    return [
      row.isOutdated
        ? Span("before a change", .unknown)
        : Span(CoarseAge(of: date, now: context.now).text, .muted)
    ]
  }

  /// What is set on a side, or why that is not known.
  private func setting(_ side: PositionSide) -> Span {
    func text(_ setting: LeverageSetting) -> String {
      isApart ? Wording.multiple(setting[side]) : Wording.setting(setting)
    }
    if case .proved(let proved) = row.reading.setting, !row.isOutdated {
      let isShort = draft.entry != nil || draft.isTouched
      return Span(
        text(proved.setting)
          + (isShort ? InstrumentCells.provedMark : " \(Wording.provedByLever)"), .muted)
    }
    switch row.reading.leverage {
    case .notRead:
      if let values = row.rememberedValues { return Span("last known " + text(values), .muted) }
      guard subject.account.isReading(row.symbol) else { return Span("not read yet", .unknown) }
      let wait =
        subject.account.wait(at: context.now).map { ", waits \(Wording.duration($0))" } ?? ""
      return Span("reading\(wait)", .unknown)
    case .failed: return Span("could not be read", .danger)
    case .read(let told, let date):
      let isStale =
        row.isOutdated || CoarseAge(of: row.shownAt ?? date, now: context.now).isStale
      if let values = told.values { return Span(text(values), isStale ? .muted : .text, .bold) }
      return Span(told.setting == .notOffered ? "not readable" : "not known", .unknown)
    }
  }
}
