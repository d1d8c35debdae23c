public import FoundationEssentials
public import LeverDomain

/// What another leverage would do to the margin of an instrument's open positions, by the textbook:
/// value divided by leverage. Advice, never a reason to block: venues reckon with fees, profits and
/// added margin too.
public struct MarginEstimate: Hashable, Sendable {
  /// What one position holds and would hold.
  public struct Part: Hashable, Sendable {
    /// The position.
    public let position: Position
    /// The margin that it holds, in the quote asset.
    public let before: Decimal
    /// The margin that it would hold, in the quote asset.
    public let after: Decimal
  }

  /// The positions of which enough is known, as the venue lists them.
  public let parts: [Part]
  /// What is free to become margin, in the quote asset; nil when that is not known.
  public let available: Decimal?

  /// Estimates what `wanted` would do. Nil when nothing is known to be open, or too little is known
  /// of what is.
  public init?(setting wanted: LeverageSetting, on reading: InstrumentReading) {
    let positions = reading.positions.value ?? []
    parts = positions.compactMap { Part($0, at: wanted[$0.side]) }
    guard !parts.isEmpty, parts.count == positions.count else { return nil }
    available = reading.availableInQuoteAsset
  }

  /// How much more the positions would need; below zero when some becomes free.
  public var additional: Decimal { parts.reduce(0) { $0 + $1.additional } }
}

extension MarginEstimate.Part {
  /// How much more it would need; below zero when some becomes free.
  public var additional: Decimal { after - before }

  /// A position of which the value is known, and its margin or its leverage.
  fileprivate init?(_ position: Position, at leverage: Leverage) {
    guard let value = position.value,
      let held = position.margin ?? position.leverage.map({ $0.margin(of: value) })
    else { return nil }
    let wanted = leverage.margin(of: value)
    guard held.isFinite, wanted.isFinite else { return nil }
    self.position = position
    before = held
    after = wanted
  }
}

extension Leverage {
  /// The margin of a position of this value, in the same asset.
  public func margin(of value: Decimal) -> Decimal {
    value * Decimal(Leverage.unitsPerMultiple) / Decimal(units)
  }
}

extension InstrumentReading {
  /// What is free to become margin in the asset that the instrument is quoted in; nil when that is
  /// not known, or the venue counts in another.
  public var availableInQuoteAsset: Decimal? {
    guard let wallet = wallet.value.flatMap({ $0 }),
      wallet.currency.text.uppercased() == instrument.quoteAsset.text.uppercased()
    else { return nil }
    return wallet.available
  }
}
