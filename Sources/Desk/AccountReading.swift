public import LeverDomain

/// What is known of an account as a whole.
public struct AccountReading: Equatable, Sendable {
  /// The venue's clock against this machine's.
  public var clock: Reading<ClockOffset>
  /// What the venue says of the key.
  public var key: Reading<KeyReport>

  /// Whether the key belongs to the secret, as far as that can be told without the venue.
  public var keyBelongsToSecret: Bool?

  /// An account of which nothing has been read, unless given.
  public init(
    clock: Reading<ClockOffset> = .notRead, key: Reading<KeyReport> = .notRead,
    keyBelongsToSecret: Bool? = nil
  ) {
    self.clock = clock
    self.key = key
    self.keyBelongsToSecret = keyBelongsToSecret
  }
}
