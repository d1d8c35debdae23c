extension Wording {
  /// Records by their numbers: `record 4`, `records 4 to 6 and 9`.
  public static func records(_ ranges: [ClosedRange<Int64>]) -> String {
    let parts = ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
    let isOne = ranges.count == 1 && ranges[0].count == 1
    let all =
      parts.count < 2
      ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    return "\(isOne ? "record" : "records") \(all)"
  }
}
