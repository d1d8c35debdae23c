/// Where a key moves in a list or a text.
enum ListMove: Equatable, Sendable {
  /// By so many lines; up when negative.
  case lines(Int)
  /// By so many pages; up when negative.
  case pages(Int)
  /// To the first line.
  case start
  /// To the last line.
  case end
}
