public import JournalModel
import LeverDomain

extension SQLiteStore {
  /// Runs `body` in one transaction of the file that stands at the path now.
  func write<Value>(
    _ body: (JournalTables) throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    try attempt { connection throws(SQLiteFailure) in
      try connection.database.transaction { () throws(SQLiteFailure) in
        // Whoever sets a damaged file aside holds its write lock, so this cannot change any more.
        guard connection.isInPlace else { throw SQLiteFailure.replaced }
        try SchemaGuard.verify(connection.database)
        return try body(JournalTables(database: connection.database))
      }
    }
  }

  func read<Value>(
    _ body: (JournalTables) throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    try attempt { connection throws(SQLiteFailure) in
      guard connection.isInPlace else { throw SQLiteFailure.replaced }
      try SchemaGuard.verify(connection.database)
      return try body(JournalTables(database: connection.database))
    }
  }

  /// Reads one state of the file.
  func snapshot<Value>(
    _ body: (JournalTables) throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    try read { tables throws(SQLiteFailure) in
      try tables.database.snapshot { () throws(SQLiteFailure) in try body(tables) }
    }
  }

  /// Tries again with the file opened anew when it was replaced or turns out to be damaged.
  private func attempt<Value>(
    _ body: (SQLiteConnection) throws(SQLiteFailure) -> Value
  ) throws(StoreFailure) -> Value {
    for _ in 0..<3 {
      do throws(SQLiteFailure) {
        return try body(connection)
      } catch {
        let mayMend = error.isDamage && !connection.isReadOnly
        guard error.isReplacement || mayMend else {
          throw error.isFalsification ? .contradiction : .failed(error.journalError(at: path))
        }
        try opening { () throws(StorageFailure) in
          try reopen(damaged: mayMend ? connection.identity : nil)
        }
      }
    }
    throw .failed(.storage(.damaged(at: place)))
  }

  private func opening(
    _ body: () throws(StorageFailure) -> Void
  ) throws(StoreFailure) {
    do throws(StorageFailure) { try body() } catch { throw .failed(.storage(error)) }
  }

  /// Lets `body` read the whole file as it is at one moment. Mends nothing: what is damaged is told.
  public func scan<Value: Sendable>(
    _ body: @escaping @Sendable (any ChainSource) throws(StoreFailure) -> Value
  ) throws(StoreFailure) -> Value {
    let noted = HeadNote.read(beside: path)
    if !connection.isInPlace {
      try opening { () throws(StorageFailure) in try reopen(damaged: nil) }
    }
    let source = SQLiteChainSource(database: connection.database, notedHead: noted)
    return try source.snapshot { () throws(StoreFailure) in try body(source) }
  }

  /// Sets a file aside that is damaged, or beside whose sound records something else stands than they
  /// say, and keeps what can be read of it.
  public func repair(_ failure: StoreFailure) throws(JournalError) {
    switch failure {
    case .failed(let error): throw error
    case .damaged: break
    case .contradiction:
      let fault = try diagnose()
      guard fault == .damage else { throw fault.error(at: place) }
    }
    guard !connection.isReadOnly else { throw .storage(.damaged(at: place)) }
    do throws(StorageFailure) {
      try reopen(damaged: connection.identity)
    } catch {
      throw .storage(error)
    }
  }

  private func diagnose() throws(JournalError) -> ChainDiagnosis.Fault {
    do throws(StoreFailure) {
      return try scan { source throws(StoreFailure) in try ChainDiagnosis.fault(of: source) }
    } catch {
      switch error {
      case .failed(let error): throw error
      case .contradiction, .damaged: return .damage
      }
    }
  }
}
