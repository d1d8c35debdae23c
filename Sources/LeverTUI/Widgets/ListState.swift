/// A list with one selected item, which stays in sight. How many items there are and how many
/// lines are in sight is told with each move.
struct ListState: Equatable {
  /// Which item is selected.
  private(set) var selected = 0
  /// Which item is in the first line.
  private(set) var top = 0

  /// Which items stand in a window of so many lines.
  func window(of count: Int, lines: Int) -> Range<Int> {
    let first = min(top, count)
    return first..<min(count, first + max(0, lines))
  }

  /// Selects an item, the nearer end where there is no such, and scrolls it into sight.
  mutating func select(_ index: Int, of count: Int, lines: Int) {
    selected = index.clampedToPlace(of: count)
    reveal(of: count, lines: lines)
  }

  /// Moves the selection. A page keeps one line in sight.
  mutating func move(_ move: ListMove, of count: Int, lines: Int) {
    switch move {
    case .lines(let delta): select(selected + delta, of: count, lines: lines)
    case .pages(let pages): select(selected + pages * max(1, lines - 1), of: count, lines: lines)
    case .start: select(0, of: count, lines: lines)
    case .end: select(count - 1, of: count, lines: lines)
    }
  }

  /// Scrolls without selecting another item than need be.
  mutating func scroll(by delta: Int, of count: Int, lines: Int) {
    top = (top + delta).clamped(to: 0...max(0, count - lines))
    selected = max(top, min(selected, top + max(1, lines) - 1, max(0, count - 1)))
  }

  /// Scrolls as little as needed for the selection to be in sight.
  mutating func reveal(of count: Int, lines: Int) {
    let lines = max(1, lines)
    top = top.clamped(to: 0...max(0, count - lines))
    if selected < top { top = selected }
    if selected >= top + lines { top = selected - lines + 1 }
  }

  /// Keeps the selection on an item that stands at another place now, in the same line of the
  /// window. A list that shows its beginning goes on doing so.
  mutating func follow(to index: Int, of count: Int, lines: Int) {
    let offset = selected - top
    selected = index.clampedToPlace(of: count)
    top = top == 0 ? 0 : max(0, selected - offset)
    reveal(of: count, lines: lines)
  }
}
