public import FoundationEssentials

/// The largest positions at a leverage, as the answer to a change of that leverage names them.
/// Which amounts there are differs from venue to venue; an amount that is not named is absent,
/// never zero.
public struct PositionCaps: Hashable, Sendable {
  /// What an amount says. Values are in the quote asset, volumes in the venue's own unit of size.
  public enum Measure: String, CaseIterable, Sendable, Hashable {
    /// The largest position value, on either side.
    case maximumValue = "maximum_value"
    /// The largest value of a long position.
    case maximumLongValue = "maximum_long_value"
    /// The largest value of a short position.
    case maximumShortValue = "maximum_short_value"
    /// The largest volume, on either side.
    case maximumVolume = "maximum_volume"
    /// The value that can still be opened long, with the margin at hand.
    case availableLongValue = "available_long_value"
    /// The value that can still be opened short, with the margin at hand.
    case availableShortValue = "available_short_value"
    /// The volume that can still be opened, with the margin at hand.
    case availableVolume = "available_volume"
    /// The volume that can still be opened long, with the margin at hand.
    case availableLongVolume = "available_long_volume"
    /// The volume that can still be opened short, with the margin at hand.
    case availableShortVolume = "available_short_volume"
  }

  /// The amounts that are known, zero or more each.
  public let amounts: [Measure: Decimal]

  /// Caps; those that are nil, negative or no number are left out.
  public init(_ amounts: [Measure: Decimal?] = [:]) {
    self.amounts = amounts.compactMapValues { amount in
      amount.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }
  }

  /// Whether the venue named none.
  public var isEmpty: Bool { amounts.isEmpty }

  /// An amount; nil where the venue did not name it.
  public subscript(measure: Measure) -> Decimal? { amounts[measure] }
}
