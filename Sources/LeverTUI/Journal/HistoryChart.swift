import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// A small picture of a leverage over time: a step line with a mark where something was proved, and
/// question marks along the axis where nobody knows what was set.
struct HistoryChart {
  private let history: LeverageHistory
  private let end: Date
  private let shapes: Shapes
  private let rows: Int
  private let width: Int
  private let gutter: Int
  private let lowest: Int64
  private let range: Int64
  private var cells: [[Unicode.Scalar]]
  private var isUnknown: [Bool]

  /// The picture in lines, the axes with their labels included; one that says so where nothing is
  /// proved.
  ///
  /// - Parameters:
  ///   - end: the time at the right edge.
  ///   - columns: how wide it may be.
  ///   - rows: how many lines the values may take.
  static func lines(
    _ history: LeverageHistory, until end: Date, columns: Int, rows: Int, shapes: Shapes
  ) -> [Line] {
    guard !history.isEmpty else { return [Line("nothing is proved", .unknown)] }
    var chart = HistoryChart(history, end, columns, rows, shapes)
    chart.plot()
    return chart.plotLines() + chart.axisLines()
  }

  private init(
    _ history: LeverageHistory, _ end: Date, _ columns: Int, _ rows: Int, _ shapes: Shapes
  ) {
    self.history = history
    self.shapes = shapes
    let values = history.values
    lowest = values.first?.units ?? 0
    range = max(1, (values.last?.units ?? 0) - lowest)
    self.rows = values.count == 1 ? 1 : max(2, rows)
    self.end = max(end, (history.moments.last?.date ?? end).addingTimeInterval(1))
    gutter = Self.labels(values, lowest, range, self.rows, shapes).map(\.columns).max() ?? 0
    width = max(2, columns - gutter - 2)
    cells = Array(repeating: Array(repeating: " ", count: width), count: self.rows)
    isUnknown = Array(repeating: false, count: width)
  }

  // MARK: - Where things are

  private func row(_ value: Leverage) -> Int { Self.row(value, lowest, range, rows) }

  private static func row(_ value: Leverage, _ lowest: Int64, _ range: Int64, _ rows: Int) -> Int {
    let steps = Int64(rows - 1)
    return Int(steps - ((value.units - lowest) * steps + range / 2) / range)
  }

  private func column(_ date: Date) -> Int {
    guard let start = history.moments.first?.date else { return 0 }
    let part = date.timeIntervalSince(start) / end.timeIntervalSince(start)
    return Int(part * Double(width - 1)).clampedToPlace(of: width)
  }

  // MARK: - The line

  private mutating func plot() {
    var earlier: LeverageHistory.Moment?
    for moment in history.moments {
      let column = column(moment.date)
      if let earlier { connect(earlier, to: moment, at: column) }
      if moment.value == nil { isUnknown[column] = true }
      earlier = moment
    }
    // Nothing newer is known than the last one.
    if let earlier { hold(earlier, to: width) }
    for moment in history.moments {
      guard let value = moment.value else { continue }
      cells[row(value)][column(moment.date)] = shapes.bullet
    }
  }

  private mutating func connect(
    _ earlier: LeverageHistory.Moment, to moment: LeverageHistory.Moment, at column: Int
  ) {
    var earlier = earlier
    if !earlier.isHeld { earlier = .init(date: earlier.date, value: nil) }
    hold(earlier, to: column)
    guard let from = earlier.value.map(row), let to = moment.value.map(row), from != to else {
      return
    }
    for row in min(from, to)...max(from, to) where row != to {
      cells[row][column] = shapes.vertical
    }
    if self.column(earlier.date) < column {
      cells[from][column] = to < from ? shapes.bottomRight : shapes.topRight
    }
  }

  /// Draws what was set from a moment until a column, or that it is not known.
  private mutating func hold(_ moment: LeverageHistory.Moment, to column: Int) {
    for place in (self.column(moment.date) + 1)..<max(column, self.column(moment.date) + 1) {
      if let value = moment.value {
        cells[row(value)][place] = shapes.horizontal
      } else {
        isUnknown[place] = true
      }
    }
  }

  // MARK: - Lines

  private func plotLines() -> [Line] {
    let labels = Self.labels(history.values, lowest, range, rows, shapes)
    let lastColumn = history.moments.last.map { column($0.date) } ?? 0
    return cells.enumerated().map { row, cells in
      func text(_ part: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: part)
        return String(text)
      }
      return Line([
        Span(labels[row].rightAligned(to: gutter, ellipsis: shapes.ellipsis), .muted),
        Span(" \(labels[row].isEmpty ? shapes.vertical : shapes.teeLeft)", .border),
        Span(text(cells[...lastColumn]), .accent),
        Span(text(cells[(lastColumn + 1)...]), .sliderTrack),
      ])
    }
  }

  /// What stands beside each row: the values that are drawn in it.
  private static func labels(
    _ values: [Leverage], _ lowest: Int64, _ range: Int64, _ rows: Int, _ shapes: Shapes
  ) -> [String] {
    var inRow: [[Leverage]] = Array(repeating: [], count: rows)
    for value in values { inRow[row(value, lowest, range, rows)].append(value) }
    return inRow.map { values in
      guard let first = values.first, let last = values.last else { return "" }
      return first == last
        ? Wording.multiple(first) : "\(first)\(shapes.rangeDash)\(Wording.multiple(last))"
    }
  }

  private func axisLines() -> [Line] {
    let margin = String(repeating: " ", count: gutter + 1)
    var axis = [Span("\(margin)\(shapes.bottomLeft)", .border)]
    for isUnknown in isUnknown {
      let span =
        isUnknown ? Span("\(shapes.unknown)", .unknown) : Span("\(shapes.horizontal)", .border)
      if let last = axis.last, last.style == span.style {
        axis[axis.count - 1].text += span.text
      } else {
        axis.append(span)
      }
    }
    guard let start = history.moments.first?.date else { return [Line(axis)] }
    var times = Line([Span("\(margin) \(Wording.timestamp(start))", .muted)])
    let right = Wording.timestamp(end)
    let room = width - right.count - right.count
    if room > 0 {
      times.spans.append(Span(String(repeating: " ", count: room) + right, .muted))
    }
    let legend =
      isUnknown.contains(true)
      ? [Line("\(margin) \(shapes.unknown) not known what was set then", .unknown)] : []
    return [Line(axis), times] + legend
  }
}
