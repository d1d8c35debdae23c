extension Comparable {
  /// The nearest value within a range.
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}

extension Int {
  /// The nearest place in a list of so many items; 0 where it has none.
  func clampedToPlace(of count: Int) -> Int { clamped(to: 0...Swift.max(0, count - 1)) }
}
