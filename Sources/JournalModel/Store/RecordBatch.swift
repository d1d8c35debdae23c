public import LeverDomain

/// Records to be added to the end of the chain as one step, all of them or none, with what is to be
/// kept beside them from then on.
public struct RecordBatch: Sendable {
  /// The records, each following from the one before.
  public let records: [JournalRecord]
  /// The pages of the summary that are different afterwards.
  public let pages: [KeptPage]
  /// The end of the chain afterwards.
  public let head: JournalHead
  /// Claims that must stand, or nothing is added: whoever lost one, because it was suspended for
  /// longer than others wait, does not begin a change.
  public let claims: [InstrumentClaim]

  /// A batch.
  public init(
    records: [JournalRecord], pages: [KeptPage], head: JournalHead, claims: [InstrumentClaim] = []
  ) {
    self.records = records
    self.pages = pages
    self.head = head
    self.claims = claims
  }
}

/// What came of adding records.
public enum AppendAnswer: Hashable, Sendable {
  /// They are in the chain, and survive the end of the process and of the machine.
  case added
  /// The chain ends elsewhere: somebody has added to it. Nothing was added.
  case moved(to: JournalHead)
  /// There is a change of that name already. Nothing was added.
  case taken(ChangeIdentifier)
  /// A claim that must stand does not. Nothing was added.
  case claimLost(InstrumentClaim)
}
