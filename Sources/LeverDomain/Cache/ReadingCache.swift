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

extension CachedAccount {
  /// How long what was known is worth showing: older readings say nothing about today.
  public static let longestAge: TimeInterval = 90 * 86400

  /// What of it can be shown now: nil when the list itself is too old, or of a time still to come,
  /// as after a clock that was wrong; readings of which the same is true are left out.
  public func worthShowing(at now: Date) -> CachedAccount? {
    func isRecent(_ date: Date) -> Bool {
      let age = now.timeIntervalSince(date)
      return age >= 0 && age <= Self.longestAge
    }
    guard isRecent(listedAt) else { return nil }
    guard rows.contains(where: { !($0.readAt.map(isRecent) ?? true) }) else { return self }
    return CachedAccount(
      venue: venue, listedAt: listedAt,
      rows: rows.map { row in
        row.readAt.map(isRecent) ?? true ? row : Row(instrument: row.instrument)
      })
  }

  /// Joins it with what another process has kept of the same account: the later list, and of each
  /// instrument the later reading.
  public func merged(with other: CachedAccount) -> CachedAccount {
    guard venue == other.venue else { return self }
    let (later, earlier) = listedAt >= other.listedAt ? (self, other) : (other, self)
    var readings: [ContractSymbol: Row] = [:]
    readings.reserveCapacity(earlier.rows.count)
    for row in earlier.rows where row.readAt != nil { readings[row.instrument.symbol] = row }
    return CachedAccount(
      venue: venue, listedAt: later.listedAt,
      rows: later.rows.map { row in
        guard let known = readings[row.instrument.symbol], let knownAt = known.readAt,
          row.readAt.map({ $0 < knownAt }) ?? true
        else { return row }
        return Row(instrument: row.instrument, leverage: known.leverage, readAt: knownAt)
      })
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
