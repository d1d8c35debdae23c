import JournalModel
import LeverDomain

/// A journal with room for intents and answers, and none for conclusions.
struct ClosingJournal: ChangeJournal {
  private let journal: any ChangeJournal

  init(_ journal: any ChangeJournal) { self.journal = journal }

  func append(_ entry: JournalEntry) async throws(JournalError) -> JournalRecord {
    if case .conclusion = entry { throw .storage(.diskFull(at: "journal.sqlite")) }
    return try await journal.append(entry)
  }

  func claim(
    _ instrument: InstrumentKey, by author: ChangeAuthor
  ) async throws(JournalError) -> ClaimAnswer { try await journal.claim(instrument, by: author) }

  func release(_ claim: InstrumentClaim) async throws(JournalError) {
    try await journal.release(claim)
  }

  func claims() async throws(JournalError) -> [InstrumentClaim] { try await journal.claims() }

  func changes(
    matching filter: JournalFilter, limit: Int
  ) async throws(JournalError) -> JournalPage {
    try await journal.changes(matching: filter, limit: limit)
  }

  func change(_ identifier: ChangeIdentifier) async throws(JournalError) -> JournalledChange? {
    try await journal.change(identifier)
  }

  func lastProved(of account: AccountName) async throws(JournalError) -> [JournalledChange] {
    try await journal.lastProved(of: account)
  }

  func lastUndoable(
    account: AccountName?, symbol: ContractSymbol?
  ) async throws(JournalError) -> JournalledChange? {
    try await journal.lastUndoable(account: account, symbol: symbol)
  }

  func records(of identifier: ChangeIdentifier) async throws(JournalError) -> [JournalRecord] {
    try await journal.records(of: identifier)
  }

  func records(after sequence: Int64, limit: Int) async throws(JournalError) -> [JournalRecord] {
    try await journal.records(after: sequence, limit: limit)
  }

  func pulse() async throws(JournalError) -> UInt64 { try await journal.pulse() }

  func obstacle() async -> JournalError? { await journal.obstacle() }

  func head() async throws(JournalError) -> JournalHead { try await journal.head() }

  func check(expecting expected: JournalHead?) async throws(JournalError) -> JournalCheck {
    try await journal.check(expecting: expected)
  }
}
