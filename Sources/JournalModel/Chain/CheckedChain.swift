public import LeverDomain

/// The journal as whoever decides something reads it: what the texts of the chain say, and not what
/// stands in an index.
///
/// Begins with the last record, which names the hash of what all records come to, and believes of
/// everything else only what fits that hash: see ``JournalSummary``.
///
/// Every function throws ``StoreFailure/contradiction`` where something does not fit.
public struct CheckedChain: Sendable {
  /// The end of the chain.
  public private(set) var head: JournalHead
  private var keeper: SummaryKeeper
  /// The records of the changes that were asked for.
  private var records: [ChangeIdentifier: [JournalRecord]]
  private var pages: Set<Int>

  /// Whether the summary must be built up from the whole chain first: an earlier version has written
  /// the last record, and this one has not yet added to it.
  public static func needsReplay(_ state: ChainState) -> Bool {
    state.last.map { CanonicalRecord.read($0.text)?.summary == nil } ?? false
  }

  /// Compares what is kept with the last record.
  ///
  /// - Parameters:
  ///   - state: what is kept.
  ///   - selection: what was asked for.
  ///   - replay: the whole chain, where ``needsReplay(_:)`` says that it is needed.
  public init(
    _ state: ChainState, _ selection: ChainState.Selection, replay: ChainReplay? = nil
  ) throws(StoreFailure) {
    head = state.head
    records = state.changes
    pages = selection.pages(with: state.changes)
    guard head == state.last?.end ?? .empty, state.last == nil || state.last?.entry != nil else {
      throw .contradiction
    }
    if let noted = state.noted, noted.sequence > 0 {
      guard noted.sequence <= head.sequence, state.hashAtNoted == noted.hash else {
        throw .contradiction
      }
    }
    let kept = try ChainSummary(kept: state.summary)
    let named = state.last.flatMap { CanonicalRecord.read($0.text)?.summary }
    if let named {
      guard kept.root == named else { throw .contradiction }
      keeper = SummaryKeeper(kept)
    } else if head.sequence == 0 {
      guard kept.root == ChainSummary().root else { throw .contradiction }
      keeper = SummaryKeeper(kept)
    } else {
      guard let replay, replay.broken == nil, replay.head == head else { throw .contradiction }
      keeper = SummaryKeeper(replay.summary)
      pages = ChainState.Selection.allPages.pages
    }
  }

  // MARK: Adding

  /// What has to be at hand to add entries.
  public static func selection(
    for entries: [JournalEntry]
  ) -> ChainState.Selection {
    var selection = ChainState.Selection()
    for entry in entries {
      switch entry {
      case .intent(let intent):
        selection.pages.insert(JournalSummary.page(of: intent.instrument))
        selection.changes.insert(intent.identifier)
      default: if let identifier = entry.identifier { selection.changes.insert(identifier) }
      }
    }
    return selection
  }

  /// Whether what is at hand is enough to add entries. Whether the name of a new change is taken shows
  /// only where the store is asked.
  public func suffices(for entries: [JournalEntry]) -> Bool {
    entries.allSatisfy { entry in
      if case .intent(let intent) = entry {
        return pages.contains(JournalSummary.page(of: intent.instrument))
      }
      return entry.identifier.map { records[$0] != nil } ?? true
    }
  }

  /// This chain with what another one has at hand, which ends in the same place.
  public func joined(with other: CheckedChain) -> CheckedChain {
    guard other.head == head else { return self }
    var joined = self
    joined.keeper.join(other.keeper)
    joined.pages.formUnion(other.pages)
    joined.records.merge(other.records) { own, _ in own }
    return joined
  }

  /// Adds entries to the end, and answers what is to be kept. The chain goes on from there: keep it
  /// only once the store has.
  ///
  /// - Throws: ``StoreFailure/failed(_:)`` with `duplicateChange` or `unknownChange` where an entry
  ///   cannot follow what is there.
  public mutating func add(
    _ entries: [JournalEntry], claims: [InstrumentClaim] = []
  ) throws(StoreFailure) -> RecordBatch {
    var added: [JournalRecord] = []
    for entry in entries {
      let earlier = entry.identifier.flatMap { records[$0] }
      if let identifier = entry.identifier {
        if case .intent = entry {
          guard earlier == nil else { throw .failed(.duplicateChange(identifier)) }
        } else {
          guard let earlier else { throw .failed(.unknownChange(identifier)) }
          try verify(earlier, of: identifier)
        }
      }
      let change = try keeper.note(JournalChain.draft(of: entry, after: head)) { _ in
        earlier ?? []
      }
      // The change is there, and what it was cannot be read.
      guard change != nil || entry.identifier == nil else { throw .contradiction }
      let record = JournalChain.record(of: entry, after: head, summary: keeper.summary.root)
      if let identifier = entry.identifier { records[identifier, default: []].append(record) }
      head = record.end
      added.append(record)
    }
    let changed = keeper.summary.changedPages
    keeper.summary.markKept()
    // What this process goes on with are changes under way: the others are looked up again.
    return RecordBatch(records: added, pages: changed, head: head, claims: claims)
  }

  /// Forgets the records of changes that have been concluded, so that what is at hand stays small.
  public mutating func forgetConcluded() {
    records = records.filter { _, records in
      JournalledChange(records).map { $0.conclusion == nil } ?? false
    }
  }

  // MARK: Reading

  /// The records of a change, of which none can have been left out that decides what became of it;
  /// empty where there is none of that name.
  public func records(
    of identifier: ChangeIdentifier
  ) throws(StoreFailure) -> [JournalRecord] {
    guard let records = records[identifier] else { return [] }
    try verify(records, of: identifier)
    return records
  }

  private func verify(
    _ records: [JournalRecord], of identifier: ChangeIdentifier
  ) throws(StoreFailure) {
    guard !records.isEmpty else { throw .contradiction }
    // Whoever shows them shows what is wrong with them; there is no change to decide on.
    guard let change = JournalledChange(records), change.identifier == identifier else { return }
    let instrument = try summary.summary(of: change.intent.instrument)
    let known = instrument.places.first { $0.sequence == change.sequence }
    if let known {
      guard ChangePlace(of: records) == known else { throw .contradiction }
    }
    guard InstrumentSummary.isInDoubt(change) == instrument.isInDoubt(change.sequence) else {
      throw .contradiction
    }
  }

  /// What the records come to.
  public var summary: ChainSummary { keeper.summary }

  /// The page of changes that the index led to.
  ///
  /// A column only leads to a change; that it matches is read from its records. A column that leads
  /// away from one shows where the summary knows of the change: for each instrument its newest ones.
  ///
  /// - Parameter intents: the records with the numbers of the changes that cannot be read.
  public func page(
    _ found: [IndexPage.Entry], matching filter: JournalFilter, limit: Int,
    intents: [JournalRecord]
  ) throws(StoreFailure) -> JournalPage {
    var changes: [JournalledChange] = []
    var unreadable: [Int64] = []
    for entry in found {
      guard let change = JournalledChange(entry.records) else {
        unreadable.append(entry.sequence)
        continue
      }
      let instrument = try summary.summary(of: change.intent.instrument)
      guard filter.admits(change),
        InstrumentSummary.isInDoubt(change) == instrument.isInDoubt(change.sequence)
      else { throw .contradiction }
      changes.append(change)
    }
    // Where the intent says what it is about, the column leads elsewhere.
    for record in intents {
      if case .intent? = record.entry { throw .contradiction }
    }
    var plain = JournalFilter(
      account: filter.account, symbol: filter.symbol, pattern: filter.pattern)
    plain.before = filter.before
    if filter == plain {
      let numbers = Set(changes.map(\.sequence) + unreadable)
      let lowest = numbers.count < limit ? 0 : numbers.min() ?? .max
      let expected = try summaries(account: filter.account, symbol: filter.symbol)
        .filter { filter.pattern?.matches($0.instrument.symbol) ?? true }
        .flatMap(\.places).map(\.sequence)
        .filter { lowest..<(filter.before ?? .max) ~= $0 }
      guard numbers.isSuperset(of: expected) else { throw .contradiction }
    }
    return JournalPage(changes: changes, unreadable: unreadable)
  }

  /// Where the changes in doubt stand.
  public func inDoubt(
    account: AccountName?, symbol: ContractSymbol?
  ) throws(StoreFailure) -> [KnownPlace] {
    try summaries(account: account, symbol: symbol).flatMap { summary in
      summary.inDoubt.map { KnownPlace(instrument: summary.instrument, place: $0) }
    }
  }

  /// Where the last change of each instrument of an account stands, unless one in doubt has followed.
  public func lastConcluded(of account: AccountName) throws(StoreFailure) -> [KnownPlace] {
    try summaries(account: account, symbol: nil).compactMap { summary in
      guard let place = summary.concluded,
        summary.inDoubt.allSatisfy({ $0.sequence < place.sequence })
      else { return nil }
      return KnownPlace(instrument: summary.instrument, place: place)
    }
  }

  /// Where the newest change stands that was applied over a known setting.
  public func lastUndoable(
    account: AccountName?, symbol: ContractSymbol?
  ) throws(StoreFailure) -> KnownPlace? {
    try summaries(account: account, symbol: symbol).compactMap { summary in
      summary.undoable.map { KnownPlace(instrument: summary.instrument, place: $0) }
    }.max { $0.place.sequence < $1.place.sequence }
  }

  private func summaries(
    account: AccountName?, symbol: ContractSymbol?
  ) throws(StoreFailure) -> [InstrumentSummary] {
    if let keys = Self.instruments(account: account, symbol: symbol) {
      var summaries: [InstrumentSummary] = []
      for key in keys { summaries.append(try summary.summary(of: key)) }
      return summaries
    }
    return try summary.all().filter { summary in
      account ?? summary.instrument.account == summary.instrument.account
        && symbol ?? summary.instrument.symbol == summary.instrument.symbol
    }
  }

  /// The instruments that can be meant; nil where they are to be found in the summary.
  private static func instruments(
    account: AccountName?, symbol: ContractSymbol?
  ) -> [InstrumentKey]? {
    guard let account, let symbol else { return nil }
    return Venue.allCases.map { InstrumentKey(account: account, venue: $0, symbol: symbol) }
  }

  /// What has to be at hand to decide about an account's instrument, or all of them.
  public static func selection(
    account: AccountName?, symbol: ContractSymbol?
  ) -> ChainState.Selection {
    guard let keys = instruments(account: account, symbol: symbol) else { return .allPages }
    return ChainState.Selection(pages: Set(keys.map { JournalSummary.page(of: $0) }))
  }
}

/// Where a change of an instrument stands, as the summary knows it.
public struct KnownPlace: Hashable, Sendable {
  /// The instrument.
  public let instrument: InstrumentKey
  /// Where the change's records stand, with their hash.
  public let place: ChangePlace

  /// The change that stands there.
  ///
  /// - Parameter records: the chain's records by their numbers, its own at least.
  /// - Throws: ``StoreFailure/contradiction`` where they are not what the summary knows.
  public func change(
    in records: [Int64: JournalRecord]
  ) throws(StoreFailure) -> JournalledChange {
    let own = place.records.compactMap { records[$0] }
    guard own.count == place.records.count, ChangePlace(of: own) == place,
      let change = JournalledChange(own), change.intent.instrument == instrument
    else { throw .contradiction }
    return change
  }
}

extension InstrumentSummary {
  /// Whether the change with that number is in doubt.
  fileprivate func isInDoubt(_ sequence: Int64) -> Bool {
    inDoubt.contains { $0.sequence == sequence }
  }
}
