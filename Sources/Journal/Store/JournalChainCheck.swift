import LeverDomain

/// Reads the whole chain and looks for the first thing that is not as it was written.
struct JournalChainCheck {
  private let expected: JournalHead?
  private var last = JournalHead.empty
  private var records: Int64 = 0
  /// The first finding apart from gaps, which a later recovery may explain.
  private var finding: JournalCheck.Finding?
  private var findingSequence: Int64 = .max
  private var gaps: [ClosedRange<Int64>] = []
  private var recoveries: [JournalRecovery] = []
  private var intents: Int64 = 0
  private var conclusions: Int64 = 0
  private var supersessions: Int64 = 0

  init(expected: JournalHead?) { self.expected = expected }

  mutating func run(over database: SQLiteDatabase) throws(SQLiteFailure) -> JournalCheck {
    // One snapshot, however long it takes and whatever is added meanwhile.
    try database.run("BEGIN")
    defer { try? database.run("COMMIT") }
    let head = try JournalTables(database: database).head()
    var failure: SQLiteFailure?
    try database.forEach("SELECT sequence, hash, text FROM record ORDER BY sequence") { row in
      do throws(SQLiteFailure) {
        try take(row.integer(0), hash: row.text(1), text: row.text(2), in: database)
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    checkEnd(head)
    try checkIndexSize(in: database)
    if let gap = gaps.first(where: { !isKnownLost($0) }), gap.lowerBound < findingSequence {
      finding = .missing(gap)
    }
    return JournalCheck(records: records, head: last, finding: finding, recoveries: recoveries)
  }

  private func isKnownLost(_ gap: ClosedRange<Int64>) -> Bool {
    recoveries.contains { $0.lost.contains(gap) }
  }

  private mutating func note(_ found: JournalCheck.Finding, at sequence: Int64) {
    guard sequence < findingSequence else { return }
    finding = found
    findingSequence = sequence
  }

  private mutating func take(
    _ sequence: Int64, hash: String, text: String, in database: SQLiteDatabase
  ) throws(SQLiteFailure) {
    records += 1
    let actual = JournalChain.hash(of: text)
    let follows = sequence == last.sequence + 1
    if !follows, sequence > last.sequence { gaps.append(last.sequence + 1...sequence - 1) }
    if actual.text != hash {
      note(.altered(sequence: sequence), at: sequence)
    } else if let content = CanonicalRecord.read(text) {
      if content.sequence != sequence || follows && content.previous != last.hash {
        note(.outOfOrder(sequence: sequence), at: sequence)
      } else if let entry = content.entry {
        try checkIndex(of: entry, at: sequence, in: database)
      } else {
        note(.altered(sequence: sequence), at: sequence)
      }
    } else {
      note(.altered(sequence: sequence), at: sequence)
    }
    if let expected, expected.sequence == sequence, expected.hash != actual {
      note(.headDiffers(sequence: sequence), at: sequence)
    }
    // What follows is held against the hash as it was kept, so that one altered record is one
    // finding.
    last = JournalHead(sequence: sequence, hash: JournalHash(hash) ?? actual)
  }

  private mutating func checkEnd(_ head: JournalHead) {
    if last.sequence < head.sequence {
      gaps.append(last.sequence + 1...head.sequence)
    } else if last != head {
      note(.headDiffers(sequence: last.sequence), at: last.sequence)
    }
    if let expected, expected.sequence > last.sequence, expected.sequence > head.sequence {
      gaps.append(max(last.sequence, head.sequence) + 1...expected.sequence)
    }
  }

  private mutating func checkIndex(
    of entry: JournalEntry, at sequence: Int64, in database: SQLiteDatabase
  ) throws(SQLiteFailure) {
    let agrees: Bool
    switch entry {
    case .intent(let intent):
      intents += 1
      agrees = try matches(
        """
        SELECT 1 FROM change WHERE identifier = ? AND sequence = ? AND account = ? AND venue = ?
          AND symbol = ? AND user = ? AND noted_at = ?
        """,
        [
          .text(intent.identifier.text), .integer(sequence), .text(intent.account.text),
          .text(intent.venue.rawValue), .text(intent.change.symbol.text),
          .text(intent.author.user), .integer(intent.moment.local.journalMilliseconds),
        ], in: database)
    case .conclusion(let conclusion):
      if try matches(
        "SELECT 1 FROM change WHERE identifier = ? AND concluded_by = ? AND outcome = ?",
        [
          .text(conclusion.identifier.text), .integer(sequence),
          .text(conclusion.outcome.rawValue),
        ], in: database)
      {
        conclusions += 1
        agrees = true
      } else {
        agrees = try matches(
          "SELECT 1 FROM change WHERE identifier = ? AND concluded_by > ?",
          [.text(conclusion.identifier.text), .integer(sequence)], in: database)
      }
    case .supersession(let supersession):
      if try matches(
        "SELECT 1 FROM change WHERE identifier = ? AND succeeded_by = ? AND successor = ?",
        [
          .text(supersession.identifier.text), .integer(sequence),
          .text(supersession.successor.text),
        ], in: database)
      {
        supersessions += 1
        agrees = true
      } else {
        agrees = try matches(
          "SELECT 1 FROM change WHERE identifier = ? AND succeeded_by > ?",
          [.text(supersession.identifier.text), .integer(sequence)], in: database)
      }
    case .answer: agrees = true
    case .recovery(let recovery):
      recoveries.append(recovery)
      agrees = true
    }
    guard !agrees else { return }
    // An entry whose intent was lost with a damaged file has no place in the index.
    let isOrphan = try entry.identifier.map { identifier throws(SQLiteFailure) in
      try !JournalTables(database: database).hasChange(identifier)
    }
    if case .intent = entry {
      note(.misindexed(sequence: sequence), at: sequence)
    } else if isOrphan != true || gaps.isEmpty {
      note(.misindexed(sequence: sequence), at: sequence)
    }
  }

  private func matches(
    _ sql: String, _ values: [SQLiteValue], in database: SQLiteDatabase
  ) throws(SQLiteFailure) -> Bool {
    try database.first(sql, values) { _ in true } ?? false
  }

  /// Rows of the index that stand for no record.
  private mutating func checkIndexSize(in database: SQLiteDatabase) throws(SQLiteFailure) {
    let counts = try database.first(
      "SELECT count(*), count(concluded_by), count(succeeded_by) FROM change"
    ) { ($0.integer(0), $0.integer(1), $0.integer(2)) }
    guard let counts, finding == nil, gaps.isEmpty else { return }
    if counts != (intents, conclusions, supersessions) {
      note(.misindexed(sequence: last.sequence), at: last.sequence)
    }
  }
}
