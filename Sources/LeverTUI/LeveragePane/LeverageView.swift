import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The leverage of the selected instrument: slider, typed value, limits, and below them what bears
/// on a change.
struct LeverageView {
  /// What is shown.
  let subject: LeverageSubject?
  /// What the user is setting.
  let draft: Draft
  /// The change that this would make.
  let proposal: Proposal?
  /// The same as it was before the moves that have not come to rest: the lower part shows it.
  let resting: (draft: Draft, proposal: Proposal?)
  /// How far the lower part is scrolled.
  let top: Int
  /// What the journal tells.
  let standing: JournalStanding

  /// The pane of a state. While rows are being moved over it stays with the instrument it shows;
  /// while the knob moves, only what it moves follows at once.
  init(
    _ state: LeverageState, subject: LeverageSubject?, resting: LeverageSubject?,
    standing: JournalStanding
  ) {
    top = state.details.top
    self.standing = standing
    let burst = resting == nil ? nil : state.burst
    if let burst, state.isSelectionMoving {
      self.subject = resting
      draft = burst.draft
      proposal = burst.plan.proposal
    } else {
      self.subject = subject
      draft = state.draft
      proposal = state.proposal
    }
    self.resting = burst.map { ($0.draft, $0.plan.proposal) } ?? (draft, proposal)
  }

  /// Draws the pane. Returns how far its lower part can be scrolled; nil where there is none.
  func draw(_ painter: inout PanePainter) -> Int? {
    let part = painter.context.layout.leverage
    painter.title(
      Line(painter.paneTitle("Leverage", isFocused: painter.context.hasKeyboard(.leverage))),
      at: Point(column: part.left + 1, row: part.top - 1), limit: part.columns - 2)
    guard let subject else {
      painter.write(
        [Line("No instrument is selected.", .unknown)], in: part.inset(columns: 2, rows: 1))
      return nil
    }
    let pane = LeveragePaneLayout(pane: part, isApart: subject.isApart)
    drawTitle(&painter, pane, subject.row)
    drawSliders(&painter, pane, subject)
    let message = LeverageMessage(
      subject: subject, draft: draft, proposal: proposal, standing: standing,
      shapes: painter.shapes)
    let problem = message.problem(columns: pane.message.columns)
    if problem.isEmpty {
      drawLimits(&painter, pane, subject)
      painter.write(message.lines(columns: pane.message.columns), in: pane.message)
    } else {
      painter.write(problem, in: pane.problem)
    }
    drawRule(&painter, pane)
    let details = LeverageDetails(
      subject: subject, wanted: resting.draft.wantedSetting(on: subject),
      proposal: resting.proposal, now: painter.context.now, shapes: painter.shapes)
    return painter.write(
      details.lines(columns: pane.details.columns), in: pane.details, from: top)
  }

  private func drawTitle(
    _ painter: inout PanePainter, _ pane: LeveragePaneLayout, _ row: ListedInstrument
  ) {
    let mode: Span
    if let known = row.reading.knownPositionMode {
      mode = Span(Wording.positionMode(known), .muted)
    } else {
      mode = Span(
        row.reading.positionMode == .notRead ? "mode not read yet" : "mode unknown", .unknown)
    }
    var trailing = [mode]
    // A venue's own word may be long; the details have room for it.
    if let margin = row.reading.marginMode.value ?? nil, margin == .isolated || margin == .cross {
      trailing.append(Span(", \(Wording.marginMode(margin))", .muted))
    }
    var spans = [Span(row.symbol.text, .title)]
    if row.reading.isListed, case .notTradable(let word) = row.reading.instrument.status {
      spans.append(Span("  closed: \(word)", .danger))
    }
    painter.write(
      Line(spans, trailing: trailing), at: Point(column: pane.pane.left + 1, row: pane.title),
      limit: pane.pane.columns - 2)
  }

  private func drawSliders(
    _ painter: inout PanePainter, _ pane: LeveragePaneLayout, _ subject: LeverageSubject
  ) {
    let slider = Slider(
      track: pane.track, limits: subject.row.reading.limits, shapes: painter.shapes)
    let value = LeverageValueLine(
      subject: subject, draft: draft, context: painter.context, columns: pane.pane.columns)
    for side in pane.isApart ? [.long, .short] : [PositionSide.long] {
      painter.write(
        value.line(side), at: Point(column: pane.pane.left + 1, row: pane.valueLine(of: side)),
        limit: pane.pane.columns - 2)
      slider.draw(
        &painter.canvas, line: pane.sliderLine(of: side),
        value: draft.wanted(side, on: subject) ?? (pane.isApart ? nil : draft.short),
        mark: draft[side] == nil ? nil : subject.row.reading.values?[side],
        isActive: value.isActive(side))
    }
    slider.drawTicks(&painter.canvas, line: pane.ticksLine)
  }

  private func drawLimits(
    _ painter: inout PanePainter, _ pane: LeveragePaneLayout, _ subject: LeverageSubject
  ) {
    var line: Line
    let row = subject.row
    if let limits = row.reading.limits {
      line = Line(Wording.limits(limits), .text)
      if subject.account.traits.minimumIsAssumed {
        line.spans.append(Span("  \(Wording.minimumAssumed)", .unknown))
      }
    } else if let error = row.reading.leverage.error {
      line = Line("limits unknown: \(Wording.error(error))", .danger)
    } else if let limits = row.rememberedLimits {
      line = Line("last known \(Wording.limits(limits))", .muted)
    } else {
      line = Line("limits not read yet", .unknown)
    }
    painter.write(
      line, at: Point(column: pane.pane.left + 1, row: pane.limitsLine),
      limit: pane.pane.columns - 2)
  }

  private func drawRule(_ painter: inout PanePainter, _ pane: LeveragePaneLayout) {
    let style = Style(.border)
    painter.canvas.horizontalLine(
      from: Point(column: pane.pane.left, row: pane.ruleLine), columns: pane.pane.columns,
      shapes: painter.shapes, style: style)
    painter.canvas.put(
      painter.shapes.teeRight, at: Point(column: pane.pane.left - 1, row: pane.ruleLine),
      style: style)
    painter.canvas.put(
      painter.shapes.teeLeft, at: Point(column: pane.pane.right, row: pane.ruleLine), style: style)
  }
}
