import Desk
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

extension JournalNews {
  /// Looks up what new records are about.
  init(
    _ records: [JournalRecord], in journal: any ChangeJournal
  ) async throws(JournalError) {
    // Whoever is at a change holds a claim on it until it is concluded: looked at first, so that no
    // change on its way is taken for one that was left.
    claims = try await journal.claims()
    var seen: Set<ChangeIdentifier> = []
    for entry in records.compactMap(\.entry) {
      if case .recovery(let recovery) = entry { recoveries.append(recovery) }
      guard let identifier = entry.identifier, seen.insert(identifier).inserted,
        let change = try await journal.change(identifier)
      else { continue }
      changes.append(change)
    }
  }
}
