public import LeverDomain

/// The durable record of every change, shared by every process that uses it.
///
/// This is all that the rest of the program knows of how the record is stored. What entries mean is
/// decided by pure code above: ``JournalledChange`` joins them, ``CanonicalRecord`` writes them.
public protocol ChangeJournal: Sendable {
  /// Adds an entry to the end of the chain. When this returns, the entry survives the end of the
  /// process and of the machine.
  ///
  /// - Throws: ``JournalError``; then nothing was added.
  @discardableResult
  func append(_ entry: JournalEntry) async throws(JournalError) -> JournalRecord

  /// Asks for the right to change an instrument. A holder whose process has ended does not count.
  func claim(
    _ instrument: InstrumentKey, by author: ChangeAuthor
  ) async throws(JournalError) -> ClaimAnswer

  /// Gives a claim back. Does nothing when it is held no longer.
  func release(_ claim: InstrumentClaim) async throws(JournalError)

  /// The claims that stand now.
  func claims() async throws(JournalError) -> [InstrumentClaim]

  /// The newest changes that match, newest first, at most `limit`.
  func changes(
    matching filter: JournalFilter, limit: Int
  ) async throws(JournalError) -> JournalPage

  /// One change; nil when there is none of that name.
  func change(_ identifier: ChangeIdentifier) async throws(JournalError) -> JournalledChange?

  /// The last change of each instrument of an account that was proved, without those that an
  /// unsettled or unproved change has followed: what the account is known to have set.
  func lastProved(of account: AccountName) async throws(JournalError) -> [JournalledChange]

  /// The newest change that was applied over a setting that is known: what undoing without a name
  /// would undo.
  func lastUndoable(
    account: AccountName?, symbol: ContractSymbol?
  ) async throws(JournalError) -> JournalledChange?

  /// The records of one change, oldest first: its whole evidence.
  func records(of identifier: ChangeIdentifier) async throws(JournalError) -> [JournalRecord]

  /// The records after a number, oldest first, at most `limit`.
  func records(after sequence: Int64, limit: Int) async throws(JournalError) -> [JournalRecord]

  /// Differs from its earlier value when records may have been added since. Cheap.
  func pulse() async throws(JournalError) -> UInt64

  /// Yields when somebody may have added records, or taken a claim or given one back, since the
  /// stream was made or yielded last; now and then without a cause. Costs next to nothing while
  /// nothing happens. Ends when whoever waits for it is cancelled.
  func news() -> AsyncStream<Void>

  /// Why nothing can be written, as far as that shows without writing; nil when nothing is known to
  /// stand in the way.
  func obstacle() async -> JournalError?

  /// The end of the chain.
  func head() async throws(JournalError) -> JournalHead

  /// Reads the whole chain and looks for anything altered, missing or moved.
  ///
  /// - Parameter expected: a head that was noted earlier and kept elsewhere. Without one, a chain
  ///   that was cut off or rewritten as a whole cannot be told from an honest one.
  func check(expecting expected: JournalHead?) async throws(JournalError) -> JournalCheck
}

extension ChangeJournal {
  /// The changes of which nobody knows what became of them, newest first.
  public func unsettled(
    account: AccountName? = nil, symbol: ContractSymbol? = nil
  ) async throws(JournalError) -> JournalPage {
    try await changes(
      matching: JournalFilter(account: account, symbol: symbol, isUnsettled: true), limit: .max)
  }
}
