/// What is left of a venue's rate limits.
public struct RateLimitsLeft: Hashable, Sendable {
  /// Every limit that bears on the account, the scarcest first.
  public let all: [Budget]
  /// The limit that counts changes of leverage.
  public let changes: Budget

  /// What is left of `all` limits, and of the one that counts changes.
  public init(all: [Budget], changes: Budget) {
    self.all = all
    self.changes = changes
  }
}
