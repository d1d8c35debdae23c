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
    /// The record is sound, but the index by which it is found says something else.
    case misindexed(sequence: Int64)
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
