import FoundationEssentials
import JournalModel
import LeverDomain

/// What the screen asks the journal for: a page of changes, newest first.
struct JournalQuestion: Equatable, Sendable {
  /// Tells the answer to it from that to another.
  let number: Int
  /// Which changes; `before` is nil for the newest page.
  let filter: JournalFilter
  /// How many at most.
  let limit: Int
}

/// Everything that the journal tells of one change.
struct JournalEvidence: Equatable, Sendable {
  /// Its records, oldest first.
  let records: [JournalRecord]
  /// The newest changes of its instrument, itself among them unless it is older than all of them.
  let history: [JournalledChange]
  /// Whether the instrument has older changes than `history` tells.
  let isHistoryCut: Bool
  /// When it was read.
  let readAt: Date
}
