import FoundationEssentials
import JournalModel
import LeverDomain

/// What the journal's file is asked and told, in its own language.
struct JournalTables {
  let database: SQLiteDatabase

  // MARK: The chain

  /// The end of the chain.
  func head() throws(SQLiteFailure) -> JournalHead {
    let head = try database.first("SELECT sequence, hash FROM head") { row in
      JournalHash(row.text(1)).map { JournalHead(sequence: row.integer(0), hash: $0) }
    }
    guard let head = head.flatMap({ $0 }) else {
      throw .falsified
    }
    return head
  }

  /// Adds a record, and notes in the index what it says.
  func add(_ record: JournalRecord) throws(SQLiteFailure) {
    if case .intent(let intent)? = record.entry { try addChange(intent, record.sequence) }
    try database.run(
      "INSERT INTO record (sequence, hash, change, text) VALUES (?, ?, ?, ?)",
      [
        .integer(record.sequence), .text(record.hash.text),
        .text(record.entry?.identifier?.text), .text(record.text),
      ])
    try noteInIndex(record)
  }

  /// Why an entry cannot follow what is there; nil when it can.
  func objection(to entry: JournalEntry) throws(SQLiteFailure) -> JournalError? {
    guard let identifier = entry.identifier else { return nil }
    let isKnown = try hasChange(identifier)
    if case .intent = entry { return isKnown ? .duplicateChange(identifier) : nil }
    return isKnown ? nil : .unknownChange(identifier)
  }

  /// Sets the end of the chain.
  func setHead(_ head: JournalHead) throws(SQLiteFailure) {
    try database.run(
      "UPDATE head SET sequence = ?, hash = ?", [.integer(head.sequence), .text(head.hash.text)])
  }

  private func addChange(_ intent: ChangeIntent, _ sequence: Int64) throws(SQLiteFailure) {
    try database.run(
      """
      INSERT INTO change (identifier, sequence, account, venue, symbol, user, noted_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      Self.values(of: intent, at: sequence))
  }

  /// What the index keeps of an intent, in the order of its columns.
  static func values(of intent: ChangeIntent, at sequence: Int64) -> [SQLiteValue] {
    [
      .text(intent.identifier.text), .integer(sequence), .text(intent.account.text),
      .text(intent.venue.rawValue), .text(intent.change.symbol.text),
      .text(intent.author.user), .integer(intent.moment.local.journalMilliseconds),
    ]
  }

  private func noteInIndex(_ record: JournalRecord) throws(SQLiteFailure) {
    switch record.entry {
    case .conclusion(let conclusion):
      try database.run(
        "UPDATE change SET outcome = ?, concluded_by = ? WHERE identifier = ?",
        [
          .text(conclusion.outcome.rawValue), .integer(record.sequence),
          .text(conclusion.identifier.text),
        ])
    case .supersession(let supersession):
      try database.run(
        "UPDATE change SET successor = ?, succeeded_by = ? WHERE identifier = ?",
        [
          .text(supersession.successor.text), .integer(record.sequence),
          .text(supersession.identifier.text),
        ])
    case .intent, .answer, .recovery, nil: break
    }
  }

  func hasChange(_ identifier: ChangeIdentifier) throws(SQLiteFailure) -> Bool {
    try database.first(
      "SELECT 1 FROM change WHERE identifier = ?", [.text(identifier.text)]
    ) { _ in true } ?? false
  }

  // MARK: Reading

  /// A record as it is kept. One whose text does not have its hash, or stands at another number,
  /// says nothing.
  static func record(_ row: borrowing SQLiteRow) -> JournalRecord {
    let (sequence, hash, text) = (row.integer(0), JournalHash(row.text(1)) ?? .origin, row.text(2))
    let content = CanonicalRecord.read(text)
    let isSound = content?.sequence == sequence && JournalChain.hash(of: text) == hash
    return JournalRecord(
      sequence: sequence, hash: hash, text: text, entry: isSound ? content?.entry : nil)
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

  func changes(matching filter: JournalFilter, limit: Int) throws(SQLiteFailure) -> JournalPage {
    let symbols = try filter.pattern.map { pattern throws(SQLiteFailure) in
      try self.symbols().filter { ContractSymbol($0).map(pattern.matches) ?? false }
    }
    var query = JournalQuery(filter, symbols: symbols)
    return try page(query.sql(limit: limit), query.values)
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

  private func page(_ sql: String, _ values: [SQLiteValue]) throws(SQLiteFailure) -> JournalPage {
    let found = try database.all(sql, values) { ($0.text(0), $0.integer(1)) }
    var changes: [JournalledChange] = []
    var unreadable: [Int64] = []
    for (identifier, sequence) in found {
      if let change = JournalledChange(try records(of: identifier)) {
        changes.append(change)
      } else {
        unreadable.append(sequence)
      }
    }
    return JournalPage(changes: changes, unreadable: unreadable)
  }
}

extension Date {
  /// Unix milliseconds, as the journal's index keeps times.
  var journalMilliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}
