/// How far a text is scrolled down. How long the text is, the picture of it tells.
struct ScrollState: Equatable {
  /// The first line shown.
  private(set) var top = 0
  /// The last line that may be the first one shown; nil until a picture has told.
  private var last: Int?

  /// Scrolls. Without a picture the end is not known: the next one tells it.
  mutating func move(_ move: ListMove, page: Int = 1) {
    let last = last ?? Int(Int32.max)
    switch move {
    case .lines(let delta): top = (top + delta).clamped(to: 0...last)
    case .pages(let pages): top = (top + pages * page).clamped(to: 0...last)
    case .start: top = 0
    case .end: top = last
    }
  }

  /// Takes in how much further than its window a text is, and stays within it.
  ///
  /// - Parameter last: the last line that may be the first one shown; nil where nobody has counted.
  mutating func fit(to last: Int?) {
    self.last = last
    if let last { top = min(top, last) }
  }
}
