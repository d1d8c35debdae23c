public import LeverDomain

/// Which changes of the journal to list, or to follow.
public struct JournalRequest: Equatable, Sendable {
  /// Changes of this account.
  public var account: AccountName?
  /// Changes of instruments that match.
  public var symbol: String?
  /// Changes from this time on.
  public var since: TimePoint?
  /// Changes before this time.
  public var until: TimePoint?
  /// Changes with one of these outcomes; nil for any.
  public var outcomes: Set<Outcome>?
  /// Changes by this person.
  public var user: String?
  /// Only changes in doubt: of which nobody knows what became of them.
  public var isInDoubt = false
  /// How many at most; nil for all.
  public var limit: Int? = JournalRequest.usualLimit
  /// Whether to go on with every new entry as it comes.
  public var isFollowing = false

  /// How many changes are listed unless said otherwise.
  static let usualLimit = 50
}
