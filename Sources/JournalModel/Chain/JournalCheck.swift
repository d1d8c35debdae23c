public import LeverDomain

/// What checking the chain found.
public struct JournalCheck: Hashable, Sendable {
  /// The first thing that is not as it was written.
  public enum Finding: Hashable, Sendable {
    /// The record's text does not have the hash that was kept for it.
    case altered(sequence: Int64)
    /// Records are missing.
    case missing(ClosedRange<Int64>)
    /// The record does not follow the one before it: one of the two was moved or replaced.
    case outOfOrder(sequence: Int64)
    /// The record is sound, but what is kept beside it says something else, at a place such as
    /// `column outcome of change k3f9x2mn in the index`.
    case misindexed(sequence: Int64, place: String)
    /// The record concludes a change otherwise than the rules do with what is recorded of it.
    case contradicted(
      sequence: Int64, change: ChangeIdentifier, stated: ChangeConclusion.StepConclusion,
      decided: ChangeConclusion.StepConclusion)
    /// The record says that a change in doubt was overtaken by one that was never proved.
    case unprovedSuccessor(
      sequence: Int64, change: ChangeIdentifier, successor: ChangeIdentifier)
    /// The record names another summary than the records up to it come to.
    case summaryDiffers(sequence: Int64)
    /// The journal holds no record, and held as many as that.
    case emptied(known: Int64)
    /// The file is no whole database; in the words of the library.
    case damaged(String)
    /// The file holds tables, indexes, views or triggers that are not the journal's, or lacks some:
    /// nothing was read.
    case foreignSchema([String])
    /// The record is not the one that was the head when the given head was noted.
    case headDiffers(sequence: Int64)
  }

  /// How many records were read.
  public let records: Int64
  /// The end of the chain as it stands.
  public let head: JournalHead
  /// The first thing that is wrong; nil when nothing is.
  public let finding: Finding?
  /// The damaged files that were set aside, as the chain tells of them, oldest first.
  public let recoveries: [JournalRecovery]

  /// A result.
  public init(
    records: Int64, head: JournalHead, finding: Finding?, recoveries: [JournalRecovery]
  ) {
    self.records = records
    self.head = head
    self.finding = finding
    self.recoveries = recoveries
  }

  /// Records that a recovery says were lost with a damaged file.
  public var lost: [ClosedRange<Int64>] { recoveries.flatMap(\.lost) }

  /// Whether everything that was ever written is there as it was written, as far as the journal can
  /// tell by itself. A damaged file of which nothing could be read may have held anything.
  public var isClean: Bool {
    finding == nil && recoveries.allSatisfy { $0.lost.isEmpty && $0.kept > 0 }
  }
}
