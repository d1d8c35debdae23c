public import FoundationEssentials

/// What was known of an account when the program ran last: for the first frame, before anything
/// has been asked.
///
/// Never the ground of a change: whoever makes one reads again. Positions, orders and budgets are
/// not kept, for old ones mislead.
public struct CachedAccount: Equatable, Sendable {
  /// One instrument and its last reading.
  public struct Row: Equatable, Sendable {
    /// The instrument as the venue listed it.
    public let instrument: Instrument
    /// Its leverage as it was read last, without positions; nil when it was never read.
    public let leverage: LeverageReading?
    /// When that was; nil when it was never read.
    public let readAt: Date?

    /// An instrument with its last reading.
    public init(instrument: Instrument, leverage: LeverageReading? = nil, readAt: Date? = nil) {
      self.instrument = instrument
      self.leverage = leverage
      self.readAt = readAt
    }
  }

  /// The account's venue.
  public let venue: Venue
  /// When the venue listed the instruments, by the local clock.
  public let listedAt: Date
  /// Every instrument, in the order in which they were listed.
  public let rows: [Row]

  /// What is known of an account.
  public init(venue: Venue, listedAt: Date, rows: [Row]) {
    self.venue = venue
    self.listedAt = listedAt
    self.rows = rows
  }
}

/// Keeps what was known of accounts from one run of the program to the next.
public protocol ReadingCache: Sendable {
  /// What was known of an account; nil when nothing was kept, or nothing that can be relied on.
  /// Quick enough to come before the first frame.
  func load(_ account: AccountName, on venue: Venue) -> CachedAccount?

  /// Keeps what is known of an account. That it cannot be kept is no cause for alarm; answers
  /// whether it was.
  @discardableResult
  func save(_ known: CachedAccount, of account: AccountName) -> Bool
}
