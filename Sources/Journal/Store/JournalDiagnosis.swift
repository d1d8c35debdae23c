import JournalModel
import LeverDomain

/// Finds out what a journal that contradicts itself comes to.
enum JournalDiagnosis {
  /// - Returns: damage, to be mended, where every record is there as it was written and only what
  ///   lies beside them is false, or where the file is no whole database; nil where nothing is found.
  /// - Throws: ``SQLiteFailure`` where the file cannot be read.
  static func failure(
    of database: SQLiteDatabase, known: JournalHead?
  ) throws(SQLiteFailure) -> JournalFault {
    try database.snapshot { () throws(SQLiteFailure) in
      let tables = JournalTables(database: database)
      let replay = try JournalReplay(tables, known: known)
      if let broken = replay.broken {
        // Swapped or lost pages put records out of order, too: then the file itself is at fault.
        return try isWhole(database) ? .altered(sequence: broken) : .damage
      }
      if let known, known.sequence > 0, replay.noted != known.hash {
        return .cutOff(known: known, end: replay.head)
      }
      let head = try? tables.head()
      if let head, head.sequence > replay.head.sequence {
        return .cutOff(known: head, end: replay.head)
      }
      return .damage
    }
  }

  /// Whether SQLite finds nothing wrong with the file.
  private static func isWhole(_ database: SQLiteDatabase) throws(SQLiteFailure) -> Bool {
    try database.first("PRAGMA integrity_check(1)") { $0.text(0) } == "ok"
  }
}

/// What a journal that contradicts itself comes to.
enum JournalFault: Equatable {
  /// The records are whole, or the file is not: it is set aside, and what can be read is kept.
  case damage
  /// A record is not as it was written.
  case altered(sequence: Int64)
  /// A head that was known is not in the chain.
  case cutOff(known: JournalHead, end: JournalHead)
}
