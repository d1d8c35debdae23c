import LeverDomain
import LeverWording
import TerminalCanvas

/// A slider over the values that limits allow, with a tick at each round one.
struct Slider {
  /// Where its columns are.
  let track: Range<Int>
  /// The allowed values; nil while they are not known.
  let limits: LeverageLimits?
  /// What its parts look like.
  let shapes: Shapes

  private var scale: SliderScale? {
    limits.map { SliderScale(limits: $0, columns: track.count) }
  }

  /// Draws the track with its ticks, and the knob where a value is wanted.
  ///
  /// - Parameters:
  ///   - value: where the knob stands; nil for none.
  ///   - mark: a value to be marked beside the knob; nil for none.
  ///   - isActive: whether keys move the knob.
  func draw(
    _ canvas: inout Canvas, line: Int, value: Leverage?, mark: Leverage?, isActive: Bool
  ) {
    let left = track.lowerBound
    canvas.fill(
      Rectangle(column: left, row: line, columns: track.count, rows: 1), shapes.sliderTrack,
      style: Style(.sliderTrack))
    guard let scale else { return }
    for tick in scale.ticks(spacing: 7) {
      canvas.put(
        shapes.teeDown, at: Point(column: left + scale.column(of: tick), row: line),
        style: Style(.sliderTrack))
    }
    guard let value else { return }
    let knob = scale.column(of: value)
    canvas.fill(
      Rectangle(column: left, row: line, columns: knob, rows: 1), shapes.sliderFill,
      style: Style(.sliderFill))
    if let mark, scale.column(of: mark) != knob {
      canvas.put(
        shapes.hollowBullet, at: Point(column: left + scale.column(of: mark), row: line),
        style: Style(.text))
    }
    let isWrong = scale.limits.violation(of: value) != nil
    canvas.put(
      isWrong ? shapes.crossMark : shapes.sliderKnob, at: Point(column: left + knob, row: line),
      style: Style(isWrong ? .danger : (isActive ? .accent : .sliderFill)))
  }

  /// Draws the round values under the slider, as many as there is room for.
  func drawTicks(_ canvas: inout Canvas, line: Int) {
    guard let scale else { return }
    let last = Wording.multiple(scale.limits.maximum)
    var free = 0
    for tick in scale.ticks(spacing: 7) {
      let text = Wording.multiple(tick)
      let isEnd = tick == scale.limits.maximum
      let room = scale.columns - text.columns
      let start =
        isEnd ? room : (scale.column(of: tick) - text.columns / 2).clamped(to: 0...max(0, room))
      guard start >= free, isEnd || start + text.columns < scale.columns - last.columns else {
        continue
      }
      canvas.write(
        text, at: Point(column: track.lowerBound + start, row: line), style: Style(.muted))
      free = start + text.columns + 1
    }
  }
}
