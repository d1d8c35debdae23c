import Desk
import JournalModel
import LeverDomain

/// What the journal showed when it was opened.
struct JournalOpening: Equatable, Sendable {
  /// The changes of which nobody knows what became of them, newest first, whoever made them.
  var unsettled: [JournalledChange] = []
  /// What accounts on venues without readings are known to have set: their last proved changes.
  var proved: [JournalledChange] = []
  /// Who is changing which instrument now, this screen included.
  var claims: [InstrumentClaim] = []
  /// Why nothing can be written to it; nil when nothing is known to stand in the way.
  var obstacle: JournalError?
}

/// What somebody has written to the journal: one message for many records.
struct JournalNews: Equatable, Sendable {
  /// The changes with new records, as the journal holds them now, in the order of those records.
  var changes: [JournalledChange] = []
  /// Damaged journals that were set aside meanwhile.
  var recoveries: [JournalRecovery] = []
  /// Who is changing which instrument now, this screen included.
  var claims: [InstrumentClaim] = []
}
