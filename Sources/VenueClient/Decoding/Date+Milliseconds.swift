import FoundationEssentials

extension Date {
  /// The moment that Unix milliseconds name; nil for none and for what no exchange can mean.
  init?(milliseconds: Int64?) {
    guard let milliseconds, milliseconds > 0, milliseconds < 32_503_680_000_000 else { return nil }
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  /// Unix milliseconds, cut off.
  var milliseconds: Int64 { Int64(timeIntervalSince1970 * 1000) }
}
