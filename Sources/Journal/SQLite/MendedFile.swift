import Glibc
import JournalModel
import LeverDomain

/// A file that stands where a mended journal would, before it takes the journal's place.
///
/// Mending is cut off between its last steps by a power cut at the most, and anybody who can write
/// into the directory can put a file there. So it is read first: it must be a whole journal that ends
/// with the recovery that made it, hold every record that the journal's own file still holds, and the
/// head that was noted last; and a journal that is sound is never replaced.
struct MendedFile {
  let path: String

  /// Whether it is what mending made of the journal at `journal`.
  func continues(_ journal: String, noted: JournalHead?) -> Bool {
    guard (try? PrivateFile.verify(path)) != nil, !isSound(journal, noted: noted),
      let database = try? SQLiteDatabase(path: path, access: .readOnly),
      let check = try? Self.check(database, noted: nil),
      check.finding == nil
    else { return false }
    let tables = JournalTables(database: database)
    guard let last = try? tables.lastRecord(), case .recovery(let recovery)? = last.entry else {
      return false
    }
    if let noted, !holds(noted, in: tables, after: recovery) { return false }
    return holdsAll(of: journal, in: tables)
  }

  /// Whether a journal needs no mending.
  private func isSound(_ journal: String, noted: JournalHead?) -> Bool {
    guard PrivateFile.identity(of: journal) != nil,
      let database = try? SQLiteDatabase(path: journal, access: .readWrite),
      let version = try? JournalSchema.version(of: database),
      version == JournalSchema.migrations.count,
      let check = try? Self.check(database, noted: noted)
    else { return false }
    return check.finding == nil
  }

  private static func check(
    _ database: SQLiteDatabase, noted: JournalHead?
  ) throws(StoreFailure) -> JournalCheck {
    let source = SQLiteChainSource(database: database, notedHead: noted)
    return try source.snapshot { () throws(StoreFailure) in
      try ChainCheck.run(over: source, expecting: nil)
    }
  }

  private func holds(
    _ head: JournalHead, in tables: JournalTables, after recovery: JournalRecovery
  ) -> Bool {
    guard head.sequence > 0, let record = try? tables.record(head.sequence) else {
      return head.sequence == 0 || recovery.lost.contains { $0.contains(head.sequence) }
    }
    return record.hash == head.hash
  }

  /// Whether every sound record of a journal is in this file as it is there.
  private func holdsAll(of journal: String, in tables: JournalTables) -> Bool {
    guard PrivateFile.identity(of: journal) != nil,
      let old = try? SQLiteDatabase(path: journal, access: .readWrite)
    else { return true }
    var holdsAll = true
    try? JournalSalvage(old).forEachRecord { record throws(SQLiteFailure) in
      guard let own = try? tables.record(record.sequence), own.hash == record.hash else {
        holdsAll = false
        throw .falsified
      }
    }
    return holdsAll
  }
}
