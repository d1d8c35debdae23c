import JournalModel
import LeverDomain

extension SQLiteJournal {
  /// Runs `body` in one transaction of the file that stands at the path now.
  func write<Value>(
    _ body: (JournalTables) throws(SQLiteFailure) -> Value
  ) throws(JournalError) -> Value {
    let value = try attempt { connection throws(SQLiteFailure) in
      try connection.database.transaction { () throws(SQLiteFailure) in
        // Whoever sets a damaged file aside holds its write lock, so this cannot change any more.
        guard connection.isInPlace else { throw SQLiteFailure.replaced }
        try SchemaGuard.verify(connection.database)
        return try body(JournalTables(database: connection.database))
      }
    }
    JournalBell.ring(path)
    return value
  }

  func read<Value>(
    _ body: (JournalTables) throws(SQLiteFailure) -> Value
  ) throws(JournalError) -> Value {
    try attempt { connection throws(SQLiteFailure) in
      guard connection.isInPlace else { throw SQLiteFailure.replaced }
      try SchemaGuard.verify(connection.database)
      return try body(JournalTables(database: connection.database))
    }
  }

  /// Reads what something is decided by: nothing that the chain does not bear out.
  func decide<Value>(
    _ body: (CheckedJournal) throws(SQLiteFailure) -> Value
  ) throws(JournalError) -> Value {
    let known = HeadNote.read(beside: path)
    return try read { tables throws(SQLiteFailure) in
      try tables.database.snapshot { () throws(SQLiteFailure) in
        try body(try CheckedJournal(tables, known: known))
      }
    }
  }

  /// Tries again with the file opened anew when it was replaced or turns out to be damaged.
  private func attempt<Value>(
    _ body: (JournalConnection) throws(SQLiteFailure) -> Value
  ) throws(JournalError) -> Value {
    for _ in 0..<3 {
      do throws(SQLiteFailure) {
        return try body(connection)
      } catch {
        let isDamage = error.isFalsification ? try diagnose() : error.isDamage
        guard error.isReplacement || isDamage && !connection.isReadOnly else {
          throw isDamage
            ? .storage(.damaged(at: StoragePlace(path))) : .storage(error.storageFailure(at: path))
        }
        try reopen(isDamaged: isDamage)
      }
    }
    throw .storage(.damaged(at: StoragePlace(path)))
  }

  /// Whether a journal that contradicts itself is to be mended.
  ///
  /// - Throws: ``JournalError`` where it must not be, because a record of it is not to be believed.
  private func diagnose() throws(JournalError) -> Bool {
    let fault: JournalFault
    do throws(SQLiteFailure) {
      fault = try JournalDiagnosis.failure(
        of: connection.database, known: HeadNote.read(beside: path))
    } catch {
      guard error.isDamage || error.isFalsification else {
        throw .storage(error.storageFailure(at: path))
      }
      return true
    }
    switch fault {
    case .damage: return true
    case .altered(let sequence): throw .altered(at: StoragePlace(path), sequence: sequence)
    case .cutOff(let known, let end): throw .cutOff(at: StoragePlace(path), known: known, end: end)
    }
  }

  func reopen(isDamaged: Bool) throws(JournalError) {
    do throws(StorageFailure) {
      replace(
        try JournalFile.open(
          path, durability: .full, author: author, now: now(),
          damaged: isDamaged ? connection.identity : nil))
    } catch {
      throw .storage(error)
    }
  }
}
