import JournalModel
import LeverDomain

/// The journal as whoever decides something reads it: what the texts of the chain say, and not what
/// stands in a column.
///
/// Begins with the last record, which names the hash of what all records come to, and believes of
/// everything else only what fits that hash: see ``JournalSummary``. Use within one transaction.
///
/// Every function throws ``SQLiteFailure/falsified`` where something does not fit.
struct CheckedJournal {
  let tables: JournalTables
  /// The end of the chain.
  let head: JournalHead
  /// What the chain comes to.
  let summary: SummaryTable

  /// - Parameter known: a head that was noted, which must be in the chain.
  init(_ tables: JournalTables, known: JournalHead?) throws(SQLiteFailure) {
    self.tables = tables
    head = try Self.head(of: tables)
    if let known, known.sequence > 0 {
      guard known.sequence <= head.sequence,
        try tables.record(known.sequence)?.hash == known.hash
      else { throw .falsified }
    }
    let kept = try SummaryTable(keptIn: tables.database)
    guard head.sequence > 0 else {
      guard kept.root == SummaryTable().root else { throw .falsified }
      summary = kept
      return
    }
    let named = try tables.lastRecord().flatMap { CanonicalRecord.read($0.text)?.summary }
    if let named {
      guard kept.root == named else { throw .falsified }
      summary = kept
    } else {
      // Written by an earlier version, and not yet added to by this one.
      let replay = try JournalReplay(tables, known: known)
      guard replay.broken == nil, replay.head == head else { throw .falsified }
      summary = replay.summary
    }
  }

  /// The end of the chain, which the last record must bear out.
  static func head(of tables: JournalTables) throws(SQLiteFailure) -> JournalHead {
    let head = try tables.head()
    let last = try tables.lastRecord()
    guard head == last.map({ JournalHead(sequence: $0.sequence, hash: $0.hash) }) ?? .empty,
      last == nil || last?.entry != nil
    else { throw .falsified }
    return head
  }

  /// The changes in doubt that match, newest first.
  func inDoubt(matching filter: JournalFilter) throws(SQLiteFailure) -> [JournalledChange] {
    var changes: [JournalledChange] = []
    for summary in try summaries(account: filter.account, symbol: filter.symbol) {
      for place in summary.inDoubt { changes.append(try change(at: place, of: summary)) }
    }
    return changes.filter(filter.admits).sorted { $0.sequence > $1.sequence }
  }

  /// The last change of each instrument of an account, where that one was proved; newest first.
  func lastProved(of account: AccountName) throws(SQLiteFailure) -> [JournalledChange] {
    var changes: [JournalledChange] = []
    for summary in try summaries(account: account) {
      guard let place = summary.concluded,
        summary.inDoubt.allSatisfy({ $0.sequence < place.sequence })
      else { continue }
      let change = try change(at: place, of: summary)
      if change.isProved { changes.append(change) }
    }
    return changes.sorted { $0.sequence > $1.sequence }
  }

  /// The newest change that was applied over a known setting.
  func lastUndoable(
    account: AccountName?, symbol: ContractSymbol?
  ) throws(SQLiteFailure) -> JournalledChange? {
    let summaries = try summaries(account: account, symbol: symbol)
    let newest = summaries.max { ($0.undoable?.sequence ?? 0) < ($1.undoable?.sequence ?? 0) }
    guard let newest, let place = newest.undoable else { return nil }
    return try change(at: place, of: newest)
  }

  /// The records of a change, of which none can have been left out that decides what became of it.
  func records(of identifier: ChangeIdentifier) throws(SQLiteFailure) -> [JournalRecord] {
    let records = try tables.records(of: identifier.text)
    guard !records.isEmpty else {
      guard try !tables.hasChange(identifier) else { throw .falsified }
      return []
    }
    guard let change = JournalledChange(records), change.identifier == identifier else {
      // Whoever shows them shows what is wrong with them; there is no change to decide on.
      return records
    }
    let instrument = try summary.summary(of: change.intent.instrument)
    let known = instrument.places.first { $0.sequence == change.sequence }
    if let known {
      guard ChangePlace(of: records, hash: JournalChain.hash) == known else { throw .falsified }
    }
    let isInDoubt = instrument.inDoubt.contains { $0.sequence == change.sequence }
    guard InstrumentSummary.isInDoubt(change) == isInDoubt else { throw .falsified }
    return records
  }

  /// The newest changes that match.
  ///
  /// A column only leads to a change; that it matches is read from its records. A column that leads
  /// away from one shows where the summary knows of the change: for each instrument its newest ones.
  func changes(matching filter: JournalFilter, limit: Int) throws(SQLiteFailure) -> JournalPage {
    guard !filter.isUnsettled else {
      let changes = try inDoubt(matching: filter)
      return JournalPage(changes: Array(changes.prefix(limit)), unreadable: [])
    }
    let page = try tables.changes(matching: filter, limit: limit)
    for change in page.changes {
      let known = try summary.summary(of: change.intent.instrument).inDoubt
      guard filter.admits(change),
        InstrumentSummary.isInDoubt(change)
          == known.contains(where: { $0.sequence == change.sequence })
      else { throw .falsified }
    }
    for sequence in page.unreadable {
      // The intent says what it is about, and the column leads elsewhere.
      if case .intent? = try tables.record(sequence)?.entry { throw .falsified }
    }
    var plain = JournalFilter(
      account: filter.account, symbol: filter.symbol, pattern: filter.pattern)
    plain.before = filter.before
    guard filter == plain else { return page }
    let found = Set(page.changes.map(\.sequence) + page.unreadable)
    let lowest = found.count < limit ? 0 : found.min() ?? .max
    let expected = try summaries(account: filter.account, symbol: filter.symbol)
      .filter { filter.pattern?.matches($0.instrument.symbol) ?? true }
      .flatMap(\.places).map(\.sequence)
      .filter { lowest..<(filter.before ?? .max) ~= $0 }
    guard found.isSuperset(of: expected) else { throw .falsified }
    return page
  }

  private func summaries(
    account: AccountName? = nil, symbol: ContractSymbol? = nil
  ) throws(SQLiteFailure) -> [InstrumentSummary] {
    if let account, let symbol {
      var summaries: [InstrumentSummary] = []
      for venue in Venue.allCases {
        let key = InstrumentKey(account: account, venue: venue, symbol: symbol)
        summaries.append(try summary.summary(of: key))
      }
      return summaries
    }
    return try summary.all().filter { summary in
      account ?? summary.instrument.account == summary.instrument.account
        && symbol ?? summary.instrument.symbol == summary.instrument.symbol
    }
  }

  private func change(
    at place: ChangePlace, of summary: InstrumentSummary
  ) throws(SQLiteFailure) -> JournalledChange {
    var records: [JournalRecord] = []
    for sequence in place.records {
      guard let record = try tables.record(sequence) else { throw .falsified }
      records.append(record)
    }
    guard ChangePlace(of: records, hash: JournalChain.hash) == place,
      let change = JournalledChange(records), change.intent.instrument == summary.instrument
    else { throw .falsified }
    return change
  }
}
