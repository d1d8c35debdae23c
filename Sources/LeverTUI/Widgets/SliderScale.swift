import LeverDomain

/// Maps an instrument's allowed values to the columns of a slider and back, exactly at both ends,
/// and knows which values are round.
struct SliderScale: Equatable {
  /// The allowed values.
  let limits: LeverageLimits
  /// How many columns the slider has, at least one.
  let columns: Int

  /// A slider of so many columns.
  init(limits: LeverageLimits, columns: Int) {
    self.limits = limits
    self.columns = max(1, columns)
  }

  /// The column of a value, nearest to where it would be; values outside stand at the nearer end.
  func column(of value: Leverage) -> Int {
    let span = limits.maximum.units - limits.minimum.units
    guard span > 0 else { return 0 }
    let inside = (value.units - limits.minimum.units).clamped(to: 0...span)
    return Int((inside * Int64(columns - 1) * 2 + span) / (span * 2))
  }

  /// The value for a column: the roundest of the allowed values that stand there, so that a hand
  /// on the mouse finds 25 rather than 24.87.
  func value(at column: Int) -> Leverage {
    guard columns > 1, limits.count > 1 else { return limits.minimum }
    if column <= 0 { return limits.minimum }
    if column >= columns - 1 { return limits.maximum }
    let last = Int64(limits.count - 1)
    let index = (Int64(column) * last * 2 + Int64(columns - 1)) / (Int64(columns - 1) * 2)
    let exact = limits.value(at: Int(index))
    let span = limits.maximum.units - limits.minimum.units
    for interval in RoundSteps.descending(from: span / Int64(columns - 1)) {
      let rounded = (exact.units + interval / 2) / interval * interval
      if let value = Leverage(units: rounded), limits.violation(of: value) == nil,
        self.column(of: value) == column
      {
        return value
      }
    }
    return exact
  }

  /// The next round value above or below, of about twenty over the range; the end of the range
  /// where there is none.
  func roundValue(beyond value: Leverage, by direction: Int) -> Leverage {
    let interval = stride
    let units = value.units
    if direction > 0 {
      let next = (units / interval + 1) * interval
      return allowed(near: next, atLeast: units + 1) ?? limits.maximum
    }
    let next = (units - 1) / interval * interval
    return allowed(near: next, atMost: units - 1) ?? limits.minimum
  }

  /// How far apart round values are for the keys: about twenty over the range.
  private var stride: Int64 {
    let span = limits.maximum.units - limits.minimum.units
    return max(RoundSteps.ascending(from: max(span / 20, limits.step.units)), limits.step.units)
  }

  private func allowed(near units: Int64, atLeast low: Int64 = 0, atMost high: Int64 = .max)
    -> Leverage?
  {
    guard let value = Leverage(units: units) else { return nil }
    guard value >= limits.minimum, value <= limits.maximum else { return nil }
    if limits.violation(of: value) == nil { return value }
    let nearest = limits.nearestAllowed(to: value)
    return nearest.first { $0.units >= low && $0.units <= high }
  }

  /// The round values to write under the slider, ends included, at most one for every
  /// `spacing` columns.
  func ticks(spacing: Int) -> [Leverage] {
    let span = limits.maximum.units - limits.minimum.units
    guard span > 0 else { return [limits.minimum] }
    let most = Int64(max(1, columns / max(1, spacing)))
    let interval = RoundSteps.ascending(from: max(span / most, limits.step.units))
    var ticks = [limits.minimum]
    var units = (limits.minimum.units / interval + 1) * interval
    while units < limits.maximum.units {
      if let value = Leverage(units: units), limits.violation(of: value) == nil {
        ticks.append(value)
      }
      units += interval
    }
    return ticks + [limits.maximum]
  }
}

/// Round numbers in hundred-millionths.
enum RoundSteps {
  /// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below `units`.
  static func ascending(from units: Int64) -> Int64 {
    var decade: Int64 = 100
    while true {
      for factor: Int64 in [10, 20, 25, 50] where decade * factor / 10 >= units {
        return decade * factor / 10
      }
      decade *= 10
    }
  }

  /// All of 1, 2 and 5 times a power of ten that are not above `units`, the largest first.
  static func descending(from units: Int64) -> [Int64] {
    var steps: [Int64] = []
    var decade: Int64 = 100
    while decade <= units {
      for factor: Int64 in [10, 20, 50] where decade * factor / 10 <= units {
        steps.append(decade * factor / 10)
      }
      decade *= 10
    }
    return steps.reversed()
  }
}
