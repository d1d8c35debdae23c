/// The minimum, maximum and step of an instrument's leverage for one account, as its venue gives
/// them now. Allowed values are `minimum`, `minimum + step`, ... up to `maximum`.
public struct LeverageLimits: Hashable, Sendable {
  /// The lowest allowed value.
  public let minimum: Leverage
  /// The highest allowed value; lies on the step.
  public let maximum: Leverage
  /// The distance between neighbouring allowed values.
  public let step: Leverage

  /// Lowers `maximum` onto the step when the venue's own maximum lies off it.
  /// Nil when `minimum` exceeds `maximum`.
  public init?(minimum: Leverage, maximum: Leverage, step: Leverage) {
    guard minimum <= maximum else { return nil }
    let steps = (maximum.units - minimum.units) / step.units
    guard let top = Leverage(units: minimum.units + steps * step.units) else { return nil }
    self.minimum = minimum
    self.maximum = top
    self.step = step
  }

  /// How many values are allowed, at least one.
  public var count: Int { Int((maximum.units - minimum.units) / step.units) + 1 }

  /// The allowed value at `index`, counted from the minimum; an index outside is brought to the
  /// nearer end.
  public func value(at index: Int) -> Leverage {
    let inside = Int64(max(0, min(index, count - 1)))
    return Leverage(units: minimum.units + inside * step.units) ?? minimum
  }

  /// The position of an allowed value, or nil when `leverage` is not allowed.
  public func index(of leverage: Leverage) -> Int? {
    violation(of: leverage) == nil ? lowerIndex(of: leverage) : nil
  }

  /// The position of the highest allowed value that is not above `leverage`, or 0.
  public func lowerIndex(of leverage: Leverage) -> Int {
    guard leverage > minimum else { return 0 }
    return min(Int((leverage.units - minimum.units) / step.units), count - 1)
  }

  /// Why `leverage` is not allowed, or nil when it is.
  public func violation(of leverage: Leverage) -> LimitViolation? {
    if leverage < minimum {
      return LimitViolation(value: leverage, limits: self, cause: .belowMinimum)
    }
    if leverage > maximum {
      return LimitViolation(value: leverage, limits: self, cause: .aboveMaximum)
    }
    guard (leverage.units - minimum.units) % step.units == 0 else {
      return LimitViolation(value: leverage, limits: self, cause: .offStep)
    }
    return nil
  }

  /// The nearest two allowed values, ascending; one where only one value is allowed. A value
  /// between two steps has one on either side; one outside has the two at the nearer end.
  public func nearestAllowed(to leverage: Leverage) -> [Leverage] {
    let lower = lowerIndex(of: leverage)
    let upper = min(lower + 1, count - 1)
    let first = upper == lower ? max(0, lower - 1) : lower
    return first == upper ? [value(at: upper)] : [value(at: first), value(at: upper)]
  }
}

/// A leverage that an instrument's limits do not allow.
public struct LimitViolation: Error, Hashable, Sendable {
  /// What is wrong with the value.
  public enum Cause: Sendable, Hashable {
    /// Under the minimum.
    case belowMinimum
    /// Over the maximum.
    case aboveMaximum
    /// Between two allowed values.
    case offStep
  }

  /// The value that was asked for.
  public let value: Leverage
  /// The limits it was held against.
  public let limits: LeverageLimits
  /// What is wrong with it.
  public let cause: Cause

  /// The two allowed values nearest to it, ascending.
  public var nearest: [Leverage] { limits.nearestAllowed(to: value) }
}
