import JournalModel
import LeverDomain

/// Reads what can be read of a damaged file.
struct JournalSalvage {
  /// The end of the chain, where that can be read.
  let head: JournalHead?
  /// The standing claims, where they can be read.
  let claims: [InstrumentClaim]
  private let database: SQLiteDatabase?
  /// Between two readable stretches, so many numbers are tried one by one.
  private static let patience: Int64 = 200_000

  init(_ database: SQLiteDatabase?) {
    self.database = database
    head = database.flatMap { try? JournalTables(database: $0).head() }
    claims = database.flatMap { try? ClaimTable(database: $0).all() } ?? []
  }

  /// Hands over every record that can be read, in order, each once: those before the damage, those
  /// after it, and those in between that can be reached by their number.
  func forEachRecord(
    _ body: (JournalRecord) throws(SQLiteFailure) -> Void
  ) throws(SQLiteFailure) {
    guard let database else { return }
    var last: Int64 = 0
    while let record = next(after: last, in: database) {
      try body(record)
      last = record.sequence
    }
    let tail = self.tail(after: last, in: database)
    if let first = tail.last?.sequence ?? head.map({ $0.sequence + 1 }), first > last + 1 {
      for sequence in (last + 1)..<min(first, last + Self.patience) {
        if let record = at(sequence, in: database) { try body(record) }
      }
    }
    for record in tail.reversed() { try body(record) }
  }

  private func next(after sequence: Int64, in database: SQLiteDatabase) -> JournalRecord? {
    one("WHERE sequence > ? ORDER BY sequence LIMIT 1", sequence, in: database)
  }

  private func at(_ sequence: Int64, in database: SQLiteDatabase) -> JournalRecord? {
    one("WHERE sequence = ?", sequence, in: database)
  }

  private func one(
    _ condition: String, _ sequence: Int64, in database: SQLiteDatabase
  ) -> JournalRecord? {
    let record = try? database.first(
      "SELECT sequence, hash, text FROM record \(condition)", [.integer(sequence)],
      JournalTables.record)
    return record.flatMap(Self.sound)
  }

  /// The records from the end back to the damage, newest first.
  private func tail(after sequence: Int64, in database: SQLiteDatabase) -> [JournalRecord] {
    var tail: [JournalRecord] = []
    try? database.forEach(
      "SELECT sequence, hash, text FROM record WHERE sequence > ? ORDER BY sequence DESC",
      [.integer(sequence)]
    ) { row in
      guard let record = Self.sound(JournalTables.record(row)),
        record.sequence < tail.last?.sequence ?? .max
      else { return false }
      tail.append(record)
      return true
    }
    return tail
  }

  /// A record whose text has its hash; what has been damaged inside counts as lost.
  private static func sound(_ record: JournalRecord) -> JournalRecord? {
    guard JournalChain.hash(of: record.text) == record.hash,
      CanonicalRecord.read(record.text)?.sequence == record.sequence
    else { return nil }
    return record
  }
}
