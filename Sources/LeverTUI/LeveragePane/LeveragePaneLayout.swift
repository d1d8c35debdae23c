import LeverDomain
import TerminalCanvas

/// Where the parts of the leverage pane are. Drawing and mouse both go by it.
struct LeveragePaneLayout: Equatable {
  /// The inside of the pane.
  let pane: Rectangle
  /// Whether long and short have a slider each.
  let isApart: Bool

  /// The line that names the instrument.
  var title: Int { pane.top }

  /// The line that says from what to what, for a side.
  func valueLine(of side: PositionSide) -> Int {
    pane.top + 1 + (isApart && side == .short ? 2 : 0)
  }

  /// The line of a side's slider.
  func sliderLine(of side: PositionSide) -> Int { valueLine(of: side) + 1 }

  /// The line with the round values under the sliders.
  var ticksLine: Int { pane.top + (isApart ? 5 : 3) }

  /// The line that says the limits.
  var limitsLine: Int { ticksLine + 1 }

  /// The two lines that say what is wrong, or what Enter would do.
  var message: Rectangle {
    Rectangle(column: pane.left + 1, row: limitsLine + 1, columns: pane.columns - 2, rows: 2)
  }

  /// The three lines that say what is wrong, the one of the limits among them.
  var problem: Rectangle {
    Rectangle(column: pane.left + 1, row: limitsLine, columns: pane.columns - 2, rows: 3)
  }

  /// The line between the upper part and the details.
  var ruleLine: Int { limitsLine + 3 }

  /// The details, which scroll.
  var details: Rectangle {
    let top = ruleLine + 1
    return Rectangle(
      column: pane.left + 1, row: top, columns: pane.columns - 2, rows: max(0, pane.bottom - top))
  }

  /// The columns of the sliders.
  var track: Range<Int> { (pane.left + 1)..<(pane.right - 1) }

  /// The side whose slider is at a place; nil for none.
  func slider(at point: Point) -> PositionSide? {
    guard point.column >= pane.left, point.column < pane.right else { return nil }
    if point.row == sliderLine(of: .long) { return .long }
    if isApart, point.row == sliderLine(of: .short) { return .short }
    return nil
  }
}
