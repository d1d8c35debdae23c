public import FoundationEssentials
public import LeverDomain

/// That a change is about to be sent: on disk before its first byte leaves.
public struct ChangeIntent: Hashable, Sendable {
  /// The name by which the change is found again.
  public let identifier: ChangeIdentifier
  /// When it was noted.
  public let moment: JournalMoment
  /// Who makes it.
  public let author: ChangeAuthor
  /// Why.
  public let reason: ChangeReason
  /// The account.
  public let account: AccountName
  /// Its venue.
  public let venue: Venue
  /// From what to what.
  public let change: Change
  /// The requests that make it, in order.
  public let steps: [ChangeStep]
  /// The same requests without their secrets.
  public let previews: [RequestPreview]
  /// From when on the venue takes none of the requests any more, whenever they were sent; nil where
  /// no such moment is known.
  public let expiresAt: Date?
  /// Whether an accepted request may be sent once more for a proof.
  public let mayRepeat: Bool

  /// An intent.
  public init(
    identifier: ChangeIdentifier, moment: JournalMoment, author: ChangeAuthor,
    reason: ChangeReason, account: AccountName, venue: Venue, change: Change,
    steps: [ChangeStep], previews: [RequestPreview], expiresAt: Date? = nil,
    mayRepeat: Bool = false
  ) {
    self.identifier = identifier
    self.moment = moment
    self.author = author
    self.reason = reason
    self.account = account
    self.venue = venue
    self.change = change
    self.steps = steps
    self.previews = previews
    self.expiresAt = expiresAt.map(JournalTimestamp.rounded)
    self.mayRepeat = mayRepeat
  }

  /// The instrument that it changes.
  public var instrument: InstrumentKey {
    InstrumentKey(account: account, venue: venue, symbol: change.symbol)
  }
}
