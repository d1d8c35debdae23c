public import LeverDomain

/// What is known of an account as a whole.
public struct AccountReading: Equatable, Sendable {
  /// The venue's clock against this machine's.
  public var clock: Reading<ClockOffset>
  /// What the venue says of the key.
  public var key: Reading<KeyReport>

  /// An account of which nothing has been read, unless given.
  public init(clock: Reading<ClockOffset> = .notRead, key: Reading<KeyReport> = .notRead) {
    self.clock = clock
    self.key = key
  }
}
