import JournalModel
import LeverDomain

/// Reads the whole chain and looks for the first thing that is not as it was written, and for anything
/// beside the chain that says something else than its texts.
struct JournalChainCheck {
  private let database: SQLiteDatabase
  private let tables: JournalTables
  /// Heads that must be in the chain.
  private let heads: [JournalHead]
  private let index: ExpectedIndex
  private var keeper = SummaryKeeper(SummaryTable())
  private var last = JournalHead.empty
  private var records: Int64 = 0
  private var hasSummary = false
  /// The first finding apart from gaps, which a later recovery may explain.
  private var finding: JournalCheck.Finding?
  private var findingSequence: Int64 = .max
  private var gaps: [ClosedRange<Int64>] = []
  /// Gaps that no recovery has explained so far.
  private var openGaps: [ClosedRange<Int64>] = []
  private var recoveries: [JournalRecovery] = []

  /// - Parameters:
  ///   - expected: a head that was kept elsewhere.
  ///   - noted: a head that was noted beside the file.
  static func run(
    over database: SQLiteDatabase, expecting expected: JournalHead?, noted: JournalHead?
  ) throws(SQLiteFailure) -> JournalCheck {
    let heads = [expected, noted].compactMap(\.self).filter { $0.sequence > 0 }
    let differences = try SchemaGuard.differences(in: database)
    guard differences.isEmpty else {
      // What such a file answers is not what it holds.
      return JournalCheck(
        records: 0, head: .empty, finding: .foreignSchema(differences), recoveries: [])
    }
    let index = try ExpectedIndex(in: database)
    defer { try? index.remove() }
    // One snapshot, however long it takes and whatever is added meanwhile.
    return try database.snapshot { () throws(SQLiteFailure) in
      var check = JournalChainCheck(database, heads: heads, index: index)
      return try check.run()
    }
  }

  private init(_ database: SQLiteDatabase, heads: [JournalHead], index: ExpectedIndex) {
    self.database = database
    self.heads = heads
    self.index = index
    tables = JournalTables(database: database)
  }

  private mutating func run() throws(SQLiteFailure) -> JournalCheck {
    do throws(SQLiteFailure) {
      try checkFile()
      try readChain()
      try checkEnd()
      try checkIndex()
    } catch {
      guard error.isDamage else { throw error }
      note(.damaged(VenueText(cleaning: error.message).text), at: 0)
    }
    if let gap = gaps.first(where: { !isKnownLost($0) }), gap.lowerBound < findingSequence {
      finding = records == 0 ? .emptied(known: gap.upperBound) : .missing(gap)
    }
    return JournalCheck(records: records, head: last, finding: finding, recoveries: recoveries)
  }

  private func isKnownLost(_ gap: ClosedRange<Int64>) -> Bool {
    recoveries.contains { recovery in recovery.lost.contains { $0.contains(gap) } }
  }

  private mutating func note(_ found: JournalCheck.Finding, at sequence: Int64) {
    guard sequence < findingSequence else { return }
    finding = found
    findingSequence = sequence
  }

  private mutating func noteBeside(_ place: String, at sequence: Int64) {
    note(.misindexed(sequence: sequence, place: place), at: sequence)
  }

  // MARK: The file

  /// What SQLite itself finds: pages that were swapped or cut, indexes that lack rows.
  private mutating func checkFile() throws(SQLiteFailure) {
    let words = try database.first("PRAGMA integrity_check(1)") { $0.text(0) }
    if words != "ok" { note(.damaged(VenueText(cleaning: words ?? "").text), at: 0) }
  }

  // MARK: The chain

  private mutating func readChain() throws(SQLiteFailure) {
    var failure: SQLiteFailure?
    try database.forEach("SELECT sequence, hash, text, change FROM record ORDER BY sequence") {
      row in
      do throws(SQLiteFailure) {
        try take(row.integer(0), hash: row.text(1), text: row.text(2), change: row.optionalText(3))
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
  }

  private mutating func take(
    _ sequence: Int64, hash: String, text: String, change: String?
  ) throws(SQLiteFailure) {
    records += 1
    let actual = JournalChain.hash(of: text)
    let follows = sequence == last.sequence + 1
    if !follows, sequence > last.sequence { add(last.sequence + 1...sequence - 1) }
    if actual.text != hash {
      note(.altered(sequence: sequence), at: sequence)
    } else if let content = CanonicalRecord.read(text) {
      if content.sequence != sequence || follows && content.previous != last.hash {
        note(.outOfOrder(sequence: sequence), at: sequence)
      } else if let entry = content.entry {
        let record = JournalRecord(sequence: sequence, hash: actual, text: text, entry: entry)
        try take(record, summary: content.summary, change: change)
      } else {
        note(.altered(sequence: sequence), at: sequence)
      }
    } else {
      note(.altered(sequence: sequence), at: sequence)
    }
    for head in heads where head.sequence == sequence && head.hash != actual {
      note(.headDiffers(sequence: sequence), at: sequence)
    }
    // What follows is held against the hash as it was kept, so that one altered record is one
    // finding.
    last = JournalHead(sequence: sequence, hash: JournalHash(hash) ?? actual)
  }

  private mutating func add(_ gap: ClosedRange<Int64>) {
    gaps.append(gap)
    openGaps.append(gap)
  }

  /// Takes a sound record: what it says of a change, and what is kept beside it.
  private mutating func take(
    _ record: JournalRecord, summary: JournalHash?, change column: String?
  ) throws(SQLiteFailure) {
    let sequence = record.sequence
    if case .recovery(let recovery)? = record.entry {
      recoveries.append(recovery)
      openGaps.removeAll { gap in recovery.lost.contains { $0.contains(gap) } }
    }
    let tables = tables
    let change = try keeper.note(record) { identifier throws(SQLiteFailure) in
      try tables.records(of: identifier.text).filter { $0.sequence < sequence }
    }
    // An entry whose intent was lost with a damaged file has no place in the index.
    if column != (change ?? nil)?.identifier.text {
      noteBeside("column change of record \(sequence)", at: sequence)
    }
    // Summaries of records between a loss and the recovery that tells of it hold what was lost.
    if openGaps.isEmpty, finding == nil {
      if summary.map({ $0 != keeper.summary.root }) ?? hasSummary {
        note(.summaryDiffers(sequence: sequence), at: sequence)
      }
      hasSummary = summary != nil
    }
    guard let change else { return }
    try index.note(record, of: change)
    if summary != nil, let contradiction = try contradiction(in: record, of: change) {
      note(contradiction, at: sequence)
    }
  }

  /// What a conclusion or a supersession says that the records before it do not bear out. Not asked
  /// of records of the first versions, whose rules were others, and not where records were lost.
  private func contradiction(
    in record: JournalRecord, of change: JournalledChange
  ) throws(SQLiteFailure) -> JournalCheck.Finding? {
    guard !gaps.contains(where: { $0.upperBound > change.sequence }) else { return nil }
    switch record.entry {
    case .conclusion(let conclusion):
      guard !change.isConclusionSound, let decided = change.decided else { return nil }
      return .contradicted(
        sequence: record.sequence, change: change.identifier,
        stated: .init(outcome: conclusion.outcome, proof: conclusion.proof),
        decided: .init(outcome: decided.outcome, proof: decided.proof))
    case .supersession(let supersession):
      guard try !index.isProved(supersession.successor, of: change.intent.instrument) else {
        return nil
      }
      return .unprovedSuccessor(
        sequence: record.sequence, change: change.identifier, successor: supersession.successor)
    default: return nil
    }
  }

  // MARK: What lies beside it

  private mutating func checkEnd() throws(SQLiteFailure) {
    do throws(SQLiteFailure) {
      let head = try tables.head()
      if last.sequence < head.sequence {
        gaps.append(last.sequence + 1...head.sequence)
      } else if last != head {
        note(.headDiffers(sequence: last.sequence), at: last.sequence)
      }
      if try database.first("SELECT count(*) FROM head", [], { $0.integer(0) }) != 1 {
        noteBeside("table head", at: last.sequence)
      }
    } catch {
      guard error.isFalsification else { throw error }
      noteBeside("table head", at: last.sequence)
    }
    for head in heads where head.sequence > last.sequence {
      gaps.append(last.sequence + 1...head.sequence)
    }
  }

  private mutating func checkIndex() throws(SQLiteFailure) {
    // Where the chain itself is broken, what should lie beside it is not known.
    guard finding == nil || findingSequence == 0, gaps.allSatisfy(isKnownLost) else { return }
    if let difference = try index.firstDifference(last: last.sequence) {
      noteBeside(difference.place, at: difference.sequence)
    }
    // A file of an earlier version has no summary until the next record.
    guard hasSummary else { return }
    do throws(SQLiteFailure) {
      let kept = try SummaryTable(keptIn: database)
      let pages = try kept.pages(differingFrom: keeper.summary)
      if let page = pages.first { noteBeside("page \(page) of the summary", at: last.sequence) }
    } catch {
      guard error.isFalsification else { throw error }
      noteBeside("the summary's pages", at: last.sequence)
    }
  }
}
