import JournalModel
import LeverDomain

extension JournalTables {
  /// Adds records where the chain still ends at `head`. Use within one transaction.
  ///
  /// - Parameter noted: the head that was noted beside the file. Where it is not in the chain, this is
  ///   not the chain that the caller knows.
  func append(
    _ batch: RecordBatch, at head: JournalHead, noted: JournalHead?
  ) throws(SQLiteFailure) -> AppendAnswer {
    let last = try lastRecord()
    let end = try self.head()
    guard end == head, end == last?.end ?? .empty, last == nil || last?.entry != nil else {
      return .moved(to: end)
    }
    if let noted, noted != head, noted.sequence > 0 {
      guard try record(noted.sequence)?.hash == noted.hash else { return .moved(to: end) }
    }
    for claim in batch.claims {
      let standing = try ClaimTable(database: database).claim(on: claim.instrument)
      guard standing?.token == claim.token else { return .claimLost(claim) }
    }
    for case .intent(let intent)? in batch.records.map(\.entry) {
      guard try !hasChange(intent.identifier) else { return .taken(intent.identifier) }
    }
    for record in batch.records { try add(record) }
    try keep(batch.pages)
    try setHead(batch.head)
    return .added
  }

  /// Adds a record, and notes in the index what it says.
  func add(_ record: JournalRecord) throws(SQLiteFailure) {
    let update = IndexUpdate(record)
    if case .begun(let row)? = update { try insert(row) }
    try database.run(
      "INSERT INTO record (sequence, hash, change, text) VALUES (?, ?, ?, ?)",
      [
        .integer(record.sequence), .text(record.hash.text),
        .text(record.entry?.identifier?.text), .text(record.text),
      ])
    switch update {
    case .concluded(let identifier, let outcome, let number):
      try database.run(
        "UPDATE change SET outcome = ?, concluded_by = ? WHERE identifier = ?",
        [.text(outcome.rawValue), .integer(number), .text(identifier.text)])
    case .overtaken(let identifier, let successor, let number):
      try database.run(
        "UPDATE change SET successor = ?, succeeded_by = ? WHERE identifier = ?",
        [.text(successor.text), .integer(number), .text(identifier.text)])
    case .begun, nil: break
    }
  }

  private func insert(_ row: IndexRow) throws(SQLiteFailure) {
    try database.run(
      """
      INSERT INTO change (identifier, sequence, account, venue, symbol, user, noted_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(row.identifier), .integer(row.sequence), .text(row.account), .text(row.venue),
        .text(row.symbol), .text(row.user), .integer(row.notedAt),
      ])
  }

  /// Keeps pages of the summary.
  func keep(_ pages: [KeptPage]) throws(SQLiteFailure) {
    for page in pages {
      try database.run(
        "INSERT OR REPLACE INTO summary (page, hash, text) VALUES (?, ?, ?)",
        [.integer(page.number), .text(page.hash), .text(page.text)])
    }
  }

  /// Sets the end of the chain.
  func setHead(_ head: JournalHead) throws(SQLiteFailure) {
    try database.run(
      "UPDATE head SET sequence = ?, hash = ?", [.integer(head.sequence), .text(head.hash.text)])
  }
}
