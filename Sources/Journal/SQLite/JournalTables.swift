import FoundationEssentials
import JournalModel
import LeverDomain

/// What the journal's file is asked and told, in its own language.
struct JournalTables {
  let database: SQLiteDatabase

  // MARK: Reading

  /// The end of the chain.
  func head() throws(SQLiteFailure) -> JournalHead {
    let head = try database.first("SELECT sequence, hash FROM head") { row in
      JournalHash(row.text(1)).map { JournalHead(sequence: row.integer(0), hash: $0) }
    }
    guard let head = head.flatMap({ $0 }) else { throw .falsified }
    return head
  }

  /// The end of the chain with what was asked for beside it. Use within one snapshot.
  func state(
    _ selection: ChainState.Selection, noted: JournalHead?
  ) throws(SQLiteFailure) -> ChainState {
    let head = try head()
    let last = try lastRecord()
    let hashAtNoted: JournalHash? =
      if let noted, noted.sequence > 0 {
        try noted.sequence == last?.sequence ? last?.hash : record(noted.sequence)?.hash
      } else {
        nil
      }
    var changes: [ChangeIdentifier: [JournalRecord]] = [:]
    for identifier in selection.changes {
      let records = try records(of: identifier.text)
      // One that the index knows and of which nothing is left is there, too.
      if records.isEmpty, try !hasChange(identifier) { continue }
      changes[identifier] = records
    }
    return ChainState(
      head: head, last: last, noted: noted, hashAtNoted: hashAtNoted,
      summary: try pages(withTexts: selection.pages(with: changes)), changes: changes)
  }

  /// Every page that is kept, some with their texts.
  func pages(withTexts numbers: Set<Int>) throws(SQLiteFailure) -> [KeptPage] {
    if numbers.count == JournalSummary.pageCount {
      return try database.all("SELECT page, hash, text FROM summary") { row in
        KeptPage(number: row.integer(0), hash: row.text(1), text: row.text(2))
      }
    }
    var texts: [Int64: String] = [:]
    for number in numbers {
      texts[Int64(number)] = try database.first(
        "SELECT text FROM summary WHERE page = ?", [.integer(Int64(number))]
      ) { $0.text(0) }
    }
    return try database.all("SELECT page, hash FROM summary") { row in
      KeptPage(number: row.integer(0), hash: row.text(1), text: texts[row.integer(0)])
    }
  }

  static func record(_ row: borrowing SQLiteRow) -> JournalRecord {
    JournalRecord(KeptRecord(sequence: row.integer(0), hash: row.text(1), text: row.text(2)))
  }

  func record(_ sequence: Int64) throws(SQLiteFailure) -> JournalRecord? {
    try database.first(
      "SELECT sequence, hash, text FROM record WHERE sequence = ?", [.integer(sequence)],
      Self.record)
  }

  /// The record with the highest number.
  func lastRecord() throws(SQLiteFailure) -> JournalRecord? {
    try database.first(
      "SELECT sequence, hash, text FROM record ORDER BY sequence DESC LIMIT 1", [], Self.record)
  }

  func records(of identifier: String) throws(SQLiteFailure) -> [JournalRecord] {
    try database.all(
      "SELECT sequence, hash, text FROM record WHERE change = ? ORDER BY sequence",
      [.text(identifier)], Self.record)
  }

  func records(after sequence: Int64, limit: Int) throws(SQLiteFailure) -> [JournalRecord] {
    try database.all(
      "SELECT sequence, hash, text FROM record WHERE sequence > ? ORDER BY sequence LIMIT ?",
      [.integer(sequence), .integer(Int64(limit))], Self.record)
  }

  func records(numbered numbers: [Int64]) throws(SQLiteFailure) -> [JournalRecord] {
    var records: [JournalRecord] = []
    for number in numbers { if let record = try record(number) { records.append(record) } }
    return records
  }

  func hasChange(_ identifier: ChangeIdentifier) throws(SQLiteFailure) -> Bool {
    try database.first(
      "SELECT 1 FROM change WHERE identifier = ?", [.text(identifier.text)]
    ) { _ in true } ?? false
  }

  /// The newest changes that meet all conditions. Use within one snapshot.
  func changes(
    meeting conditions: [IndexCondition], limit: Int
  ) throws(SQLiteFailure) -> [IndexPage.Entry] {
    var query = JournalQuery()
    for condition in conditions {
      if case .symbolMatches(let pattern) = condition {
        query.addSymbols(
          try symbols().filter { ContractSymbol($0).map(pattern.matches) ?? false })
      } else {
        query.add(condition)
      }
    }
    let found = try database.all(query.sql(limit: limit), query.values) {
      ($0.text(0), $0.integer(1))
    }
    var entries: [IndexPage.Entry] = []
    for (identifier, sequence) in found {
      entries.append(IndexPage.Entry(sequence: sequence, records: try records(of: identifier)))
    }
    return entries
  }

  /// Every symbol that a change was ever made of.
  private func symbols() throws(SQLiteFailure) -> [String] {
    // Steps from symbol to symbol in the index instead of reading every change.
    try database.all(
      """
      WITH RECURSIVE instrument (symbol) AS (
        SELECT min(symbol) FROM change
        UNION ALL
        SELECT (SELECT min(symbol) FROM change WHERE symbol > instrument.symbol)
        FROM instrument WHERE symbol IS NOT NULL)
      SELECT symbol FROM instrument WHERE symbol IS NOT NULL
      """, []
    ) { $0.text(0) }
  }
}

extension Date {
  /// Unix milliseconds, as the journal's tables keep times.
  var journalMilliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}
