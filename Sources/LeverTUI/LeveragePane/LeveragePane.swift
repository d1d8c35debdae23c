import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// The leverage of the selected instrument: slider, typed value, limits, and below them what bears
/// on a change.
enum LeveragePane {
  /// Draws the pane. While rows are being moved over it stays with the instrument it shows; while
  /// the knob moves, only what it moves follows at once.
  static func draw(_ painter: inout Painter, in layout: Layout) {
    let atRest = painter.model.atRest
    guard painter.model.isSelectionMoving else {
      return draw(&painter, in: layout, detailsOf: atRest)
    }
    var still = Painter(atRest, on: painter.canvas)
    draw(&still, in: layout, detailsOf: atRest)
    painter.canvas = still.canvas
  }

  private static func draw(
    _ painter: inout Painter, in layout: Layout, detailsOf atRest: Model
  ) {
    let model = painter.model
    let isFocused = model.focus == .leverage && model.dialog == nil
    painter.title(
      Line(painter.paneTitle("Leverage", isFocused: isFocused)),
      at: Point(column: layout.leverage.left + 1, row: layout.leverage.top - 1),
      limit: layout.leverage.columns - 2)
    guard let row = model.row, let account = model.account else {
      painter.write(
        [Line("No instrument is selected.", .unknown)],
        in: layout.leverage.inset(columns: 2, rows: 1))
      return
    }
    let pane = LeveragePaneLayout(pane: layout.leverage, isApart: model.isApart)
    drawTitle(&painter, pane, row, account)
    let sides: [PositionSide] = pane.isApart ? [.long, .short] : [.long]
    for side in sides {
      drawValue(&painter, pane, side, row, account)
      drawSlider(&painter, pane, side, row)
    }
    drawTicks(&painter, pane, row)
    let problem = problemLines(model, row, columns: pane.message.columns)
    if problem.isEmpty {
      drawLimits(&painter, pane, row, account)
      painter.write(messageLines(model, columns: pane.message.columns), in: pane.message)
    } else {
      painter.write(problem, in: pane.problem)
    }
    drawRule(&painter, pane)
    let details = LeverageDetails(model: atRest, row: row, account: account)
    painter.write(
      details.lines(columns: pane.details.columns), in: pane.details, from: model.detailTop)
  }

  /// How far the details can be scrolled.
  static func lastDetailTop(_ model: Model) -> Int {
    guard let row = model.row, let account = model.account else { return 0 }
    let room = LeveragePaneLayout(pane: model.layout.leverage, isApart: model.isApart).details
    let details = LeverageDetails(model: model, row: row, account: account)
    return max(0, details.lines(columns: room.columns).count - room.rows)
  }

  private static func drawTitle(
    _ painter: inout Painter, _ pane: LeveragePaneLayout, _ row: InstrumentRow,
    _ account: AccountState
  ) {
    let mode: Span
    if let known = row.reading.knownPositionMode {
      mode = Span(Wording.positionMode(known), .muted)
    } else {
      mode = Span(
        row.reading.positionMode == .notRead ? "mode not read yet" : "mode not known", .unknown)
    }
    var trailing = [mode]
    switch row.reading.marginMode.value {
    case let margin?? where margin == .isolated || margin == .cross:
      trailing.append(Span(", \(Wording.marginMode(margin))", .muted))
    // A venue's own word may be long; the details have room for it.
    default: break
    }
    var spans = [Span(row.symbol.text, .title)]
    if row.reading.isListed, case .notTradable(let word) = row.reading.instrument.status {
      spans.append(Span("  closed: \(word)", .danger))
    }
    painter.write(
      Line(spans, trailing: trailing), at: Point(column: pane.pane.left + 1, row: pane.title),
      limit: pane.pane.columns - 2)
  }

  /// From what to what, on one side or both.
  private static func drawValue(
    _ painter: inout Painter, _ pane: LeveragePaneLayout, _ side: PositionSide,
    _ row: InstrumentRow, _ account: AccountState
  ) {
    let model = painter.model
    let isActive = !pane.isApart || model.draft.side == side || model.isLinked
    var line = Line([])
    if pane.isApart {
      line.spans.append(
        Span(
          "\(isActive && model.focus == .leverage ? painter.shapes.pointer : " ")"
            + side.rawValue.padded(to: 6), isActive ? .accent : .muted, isActive ? .bold : []))
    }
    line.spans.append(settingSpan(side, pane, row, account, model))
    let isEntered = model.draft.entry != nil && isActive
    if isEntered || model.draft[side] != nil {
      line.spans.append(Span(" \(painter.shapes.arrowRight) ", .muted))
    }
    if isEntered, let entry = model.draft.entry {
      let isWrong = model.entryProblem != nil
      line.spans.append(Span(entry, isWrong ? .danger : .accent, .bold))
      line.spans.append(Span("\(painter.shapes.caret)", .accent))
    } else if let value = model.draft[side] {
      let isWrong = row.reading.limits?.violation(of: value) != nil
      // The look of the slider below: every change of look costs more bytes than the value.
      line.spans.append(Span(Wording.multiple(value), isWrong ? .danger : .accent))
    }
    if pane.isApart, side == .short {
      line.trailing = [Span(model.isLinked ? "= linked" : "= apart", .muted)]
    } else if let date = row.shownAt,
      line.columns + (row.isOutdated ? 16 : 10) < pane.pane.columns
    {
      line.trailing = [
        row.isOutdated
          ? Span("before a change", .unknown)
          : Span(CoarseAge(of: date, now: model.now).text, .muted)
      ]
    }
    painter.write(
      line, at: Point(column: pane.pane.left + 1, row: pane.valueLine(of: side)),
      limit: pane.pane.columns - 2)
  }

  /// What is set on a side, or why that is not known.
  private static func settingSpan(
    _ side: PositionSide, _ pane: LeveragePaneLayout, _ row: InstrumentRow,
    _ account: AccountState, _ model: Model
  ) -> Span {
    if case .proved(let proved) = row.reading.setting, !row.isOutdated {
      let isShort = model.draft.entry != nil || model.draft.isTouched
      let value =
        pane.isApart ? Wording.multiple(proved.setting[side]) : Wording.setting(proved.setting)
      return Span(
        value + (isShort ? InstrumentCells.provedMark : " \(Wording.provedByLever)"), .muted)
    }
    switch row.reading.leverage {
    case .notRead:
      if let values = row.rememberedValues {
        return Span(
          "last known " + (pane.isApart ? Wording.multiple(values[side]) : Wording.setting(values)),
          .muted)
      }
      let isUnderway =
        account.underway[.examination(row.symbol)] != nil
        || account.underway[.row(row.symbol)] != nil
      guard isUnderway else { return Span("not read yet", .unknown) }
      let wait = account.wait(at: model.now).map { ", waits \(Wording.duration($0))" } ?? ""
      return Span("reading\(wait)", .unknown)
    case .failed: return Span("could not be read", .danger)
    case .read(let told, let date):
      let isStale =
        row.isOutdated || CoarseAge(of: row.shownAt ?? date, now: model.now).isStale
      if let values = told.values {
        return Span(
          pane.isApart ? Wording.multiple(values[side]) : Wording.setting(values),
          isStale ? .muted : .text, .bold)
      }
      return Span(told.setting == .notOffered ? "not readable" : "not known", .unknown)
    }
  }

  private static func drawSlider(
    _ painter: inout Painter, _ pane: LeveragePaneLayout, _ side: PositionSide,
    _ row: InstrumentRow
  ) {
    let model = painter.model
    let left = pane.track.lowerBound
    let line = pane.sliderLine(of: side)
    painter.canvas.fill(
      Rectangle(column: left, row: line, columns: pane.track.count, rows: 1),
      painter.shapes.sliderTrack, style: Style(.sliderTrack))
    guard let limits = row.reading.limits else { return }
    let scale = SliderScale(limits: limits, columns: pane.track.count)
    for tick in scale.ticks(spacing: 7) {
      painter.canvas.put(
        painter.shapes.teeDown, at: Point(column: left + scale.column(of: tick), row: line),
        style: Style(.sliderTrack))
    }
    let isActive = !pane.isApart || model.draft.side == side || model.isLinked
    guard let value = model.wanted(side) ?? (pane.isApart ? nil : model.draft.short) else { return }
    let knob = scale.column(of: value)
    painter.canvas.fill(
      Rectangle(column: left, row: line, columns: knob, rows: 1), painter.shapes.sliderFill,
      style: Style(.sliderFill))
    if let current = row.reading.values?[side], model.draft[side] != nil {
      let column = scale.column(of: current)
      if column != knob {
        painter.canvas.put(
          painter.shapes.hollowBullet, at: Point(column: left + column, row: line),
          style: Style(.text))
      }
    }
    let isWrong = limits.violation(of: value) != nil
    painter.canvas.put(
      isWrong ? painter.shapes.crossMark : painter.shapes.sliderKnob,
      at: Point(column: left + knob, row: line),
      style: Style(isWrong ? .danger : (isActive ? .accent : .sliderFill)))
  }

  /// The round values under the slider, as many as there is room for.
  private static func drawTicks(
    _ painter: inout Painter, _ pane: LeveragePaneLayout, _ row: InstrumentRow
  ) {
    guard let limits = row.reading.limits else { return }
    let scale = SliderScale(limits: limits, columns: pane.track.count)
    let last = Wording.multiple(limits.maximum)
    var free = 0
    for tick in scale.ticks(spacing: 7) {
      let text = Wording.multiple(tick)
      let column = scale.column(of: tick)
      let isEnd = tick == limits.maximum
      let start =
        isEnd
        ? scale.columns - text.columns
        : (column - text.columns / 2).clamped(to: 0...max(0, scale.columns - text.columns))
      guard start >= free, isEnd || start + text.columns < scale.columns - last.columns else {
        continue
      }
      painter.canvas.write(
        text, at: Point(column: pane.track.lowerBound + start, row: pane.ticksLine),
        style: Style(.muted))
      free = start + text.columns + 1
    }
  }

  private static func drawLimits(
    _ painter: inout Painter, _ pane: LeveragePaneLayout, _ row: InstrumentRow,
    _ account: AccountState
  ) {
    var line: Line
    if let limits = row.reading.limits {
      line = Line(Wording.limits(limits), .text)
      if account.account.traits.minimumIsAssumed {
        line.spans.append(Span("  minimum assumed", .unknown))
      }
    } else if let error = row.reading.leverage.error {
      line = Line("limits not known: \(Wording.error(error))", .danger)
    } else if let limits = row.rememberedLimits {
      line = Line("last known \(Wording.limits(limits))", .muted)
    } else {
      line = Line("limits not read yet", .unknown)
    }
    painter.write(
      line, at: Point(column: pane.pane.left + 1, row: pane.limitsLine),
      limit: pane.pane.columns - 2)
  }

  /// What is wrong with what is wanted: takes the line of the limits too, which it names itself.
  private static func problemLines(_ model: Model, _ row: InstrumentRow, columns: Int) -> [Line] {
    func wrapped(_ text: String) -> [Line] {
      Line.wrapped(
        "\(model.shapes.crossMark) \(text)", columns: columns, hanging: 2, role: .danger)
    }
    if let problem = model.entryProblem { return wrapped(problem) }
    if let violation = model.proposal?.violations.first {
      return wrapped(Wording.violation(violation))
    }
    if let obstacle = model.proposal?.sidesObstacle {
      return wrapped(Wording.sidesObstacle(obstacle))
    }
    if let error = row.reading.leverage.error { return wrapped(Wording.error(error)) }
    return []
  }

  /// What Enter would do.
  private static func messageLines(_ model: Model, columns: Int) -> [Line] {
    if let withholding = model.withholding, model.proposal?.blocking.isEmpty ?? true {
      return WithholdingLines(withholding: withholding, model: model)
        .short(columns: columns, isWanted: model.proposal != nil)
    }
    guard let proposal = model.proposal else { return [] }
    if proposal.isAlreadySet {
      return [Line("already \(Wording.setting(proposal.change.to))", .muted)]
    }
    if let blocking = proposal.blocking.first {
      return Line.wrapped(
        "\(model.shapes.crossMark) blocked: \(Wording.blocker(blocking))", columns: columns,
        hanging: 2, role: .danger)
    }
    // The value stands above already: saying it again would cost bytes at every step.
    return [
      Line([Span("Enter", .accent, .bold), Span(" reviews the change")]),
      Line(proposal.confirmation != nil ? "and asks for the value again" : "", .warning),
    ]
  }

  private static func drawRule(_ painter: inout Painter, _ pane: LeveragePaneLayout) {
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
