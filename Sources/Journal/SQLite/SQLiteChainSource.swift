import JournalModel
import LeverDomain

/// All that a journal's file holds, read in one go.
struct SQLiteChainSource: ChainSource {
  let database: SQLiteDatabase
  let notedHead: JournalHead?

  private var tables: JournalTables { JournalTables(database: database) }

  /// Runs `body` on one state of the file.
  func snapshot<Value>(
    _ body: () throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    let result: Result<Value, StoreFailure> = try translated { () throws(SQLiteFailure) in
      try database.snapshot { () throws(SQLiteFailure) in
        Result { () throws(StoreFailure) in try body() }
      }
    }
    return try result.get()
  }

  private func translated<Value>(
    _ body: () throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    do throws(SQLiteFailure) {
      return try body()
    } catch {
      if error.isFalsification { throw .contradiction }
      if error.isDamage { throw .damaged(error.message) }
      throw .failed(error.journalError(at: database.path))
    }
  }

  /// What SQLite itself finds: pages that were swapped or cut, indexes that lack rows.
  func integrityFault() throws(StoreFailure) -> String? {
    let words = try translated { () throws(SQLiteFailure) in
      try database.first("PRAGMA integrity_check(1)") { $0.text(0) }
    }
    return words == "ok" ? nil : VenueText(cleaning: words ?? "").text
  }

  func foreignDefinitions() throws(StoreFailure) -> [String] {
    try translated { () throws(SQLiteFailure) in try SchemaGuard.differences(in: database) }
  }

  func head() throws(StoreFailure) -> JournalHead {
    try translated { () throws(SQLiteFailure) in
      let count = try database.first("SELECT count(*) FROM head", [], { $0.integer(0) })
      guard count == 1 else { throw SQLiteFailure.falsified }
      return try tables.head()
    }
  }

  func forEachRecord(
    _ body: (KeptRecord) throws(StoreFailure) -> Bool
  ) throws(StoreFailure) {
    var failure: StoreFailure?
    try translated { () throws(SQLiteFailure) in
      try database.forEach("SELECT sequence, hash, text, change FROM record ORDER BY sequence") {
        row in
        do throws(StoreFailure) {
          return try body(
            KeptRecord(
              sequence: row.integer(0), hash: row.text(1), text: row.text(2),
              change: row.optionalText(3)))
        } catch {
          failure = error
          return false
        }
      }
    }
    if let failure { throw failure }
  }

  func records(of identifier: String) throws(StoreFailure) -> [JournalRecord] {
    try translated { () throws(SQLiteFailure) in try tables.records(of: identifier) }
  }

  func forEachIndexRow(_ body: (IndexRow) -> Void) throws(StoreFailure) {
    try translated { () throws(SQLiteFailure) in
      try database.forEach(
        """
        SELECT sequence, identifier, account, venue, symbol, user, noted_at, outcome, concluded_by,
          successor, succeeded_by
        FROM change ORDER BY sequence
        """
      ) { row in
        body(
          IndexRow(
            identifier: row.optionalText(1), sequence: row.integer(0),
            account: row.optionalText(2), venue: row.optionalText(3),
            symbol: row.optionalText(4), user: row.optionalText(5),
            notedAt: row.optionalInteger(6), outcome: row.optionalText(7),
            concludedBy: row.optionalInteger(8), successor: row.optionalText(9),
            succeededBy: row.optionalInteger(10)))
        return true
      }
    }
  }

  func pages() throws(StoreFailure) -> [KeptPage] {
    try translated { () throws(SQLiteFailure) in
      try tables.pages(withTexts: ChainState.Selection.allPages.pages)
    }
  }
}
