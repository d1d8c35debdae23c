/// What an account has set on an instrument: the multiple for long and for short positions.
/// Where a venue keeps one value, both are that value.
public struct LeverageSetting: Hashable, Sendable {
  /// The multiple for long positions.
  public let long: Leverage
  /// The multiple for short positions.
  public let short: Leverage

  /// A setting with a value a side.
  public init(long: Leverage, short: Leverage) {
    self.long = long
    self.short = short
  }

  /// A setting with the same value on both sides.
  public init(both leverage: Leverage) {
    self.init(long: leverage, short: leverage)
  }

  /// Whether both sides have the same value.
  public var isUniform: Bool { long == short }

  /// The value of one side.
  public subscript(side: PositionSide) -> Leverage {
    switch side {
    case .long: long
    case .short: short
    }
  }
}

extension LeverageSetting: CustomStringConvertible {
  /// As a user types it and a narrow column shows it: `50`, or `50/20` for long and short.
  public var description: String { isUniform ? "\(long)" : "\(long)/\(short)" }
}

/// The direction of a position.
public enum PositionSide: String, CaseIterable, Sendable, Hashable {
  /// Gains when the price rises.
  case long
  /// Gains when the price falls.
  case short
}

/// Whether an account may hold a long and a short position of one instrument at once.
public enum PositionMode: String, Sendable, Hashable {
  /// One net position an instrument.
  case oneWay = "one_way"
  /// A long and a short position side by side.
  case hedge
}
