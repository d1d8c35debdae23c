import CSQLite

/// Looks into a journal's file from outside, quickly enough to see a change between two of its
/// records. Not to be used from two threads at once.
final class JournalGlimpse {
  private let path: String
  private var handle: OpaquePointer?
  private var statement: OpaquePointer?

  init(path: String) { self.path = path }

  deinit { close() }

  /// How many changes of an instrument stand in the journal, and how many of them are concluded;
  /// none while there is no file.
  func changes(account: String, symbol: String) -> (written: Int, concluded: Int) {
    guard let statement = statement ?? prepare() else { return (0, 0) }
    defer { sqlite3_reset(statement) }
    lever_sqlite_bind_text(statement, 1, account, Int32(account.utf8.count))
    lever_sqlite_bind_text(statement, 2, symbol, Int32(symbol.utf8.count))
    guard sqlite3_step(statement) == SQLITE_ROW else { return (0, 0) }
    return (Int(sqlite3_column_int(statement, 0)), Int(sqlite3_column_int(statement, 1)))
  }

  private func prepare() -> OpaquePointer? {
    let isOpen =
      sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK
    let query = "SELECT count(*), count(outcome) FROM change WHERE account = ? AND symbol = ?"
    guard isOpen, sqlite3_prepare_v2(handle, query, -1, &statement, nil) == SQLITE_OK else {
      close()
      return nil
    }
    return statement
  }

  private func close() {
    sqlite3_finalize(statement)
    sqlite3_close_v2(handle)
    statement = nil
    handle = nil
  }
}
