/// What a search for the old orders of an account has found.
///
/// A venue that lists orders by the time at which they were made, some days in one answer, cannot
/// bring a new one into days that are past. Such days are searched once for the whole account, and
/// asked for again only where something was open in them. What is kept here never makes a change
/// possible by itself: the days since ``cutoff`` are always asked for.
public struct OrderSearchRecord: Equatable, Sendable {
  /// A stretch of past days in which orders were open when it was read last.
  public struct Window: Equatable, Sendable {
    /// Its ends, in Unix milliseconds of the venue's clock.
    public let from: Int64
    /// Its ends, in Unix milliseconds of the venue's clock.
    public let to: Int64
    /// The instruments that had orders open.
    public var symbols: [ContractSymbol]

    /// A stretch of days.
    public init(from: Int64, to: Int64, symbols: [ContractSymbol]) {
      self.from = from
      self.to = to
      self.symbols = symbols
    }
  }

  /// Everything from ``oldest`` to here was read completely, in Unix milliseconds of the venue's
  /// clock.
  public let cutoff: Int64
  /// How far back the search has reached, in Unix milliseconds of the venue's clock.
  public let oldest: Int64
  /// Where orders were open; nothing was anywhere else before ``cutoff``.
  public var windows: [Window]

  /// What a search has found.
  public init(cutoff: Int64, oldest: Int64, windows: [Window]) {
    self.cutoff = cutoff
    self.oldest = oldest
    self.windows = windows
  }
}
