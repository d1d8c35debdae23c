import FoundationEssentials
import Glibc
import JournalModel
import LeverDomain

/// Sets a damaged journal aside and keeps what can be read of it.
///
/// The new file is built beside the damaged one and takes its place in one step, so that whatever
/// ends this, the path holds either file whole. Nothing is ever deleted.
struct JournalMending {
  let path: String
  let author: ChangeAuthor
  let now: Date

  /// The new file while it is being written, and once it is complete.
  private var draft: String { path + ".draft" }
  private var mended: String { path + Self.completeSuffix }

  /// What the name of a complete new file has after that of the damaged one.
  static let completeSuffix = ".mended"

  /// Completes a mending that was cut off between its last steps. A file that only has the name of
  /// one is not believed: see ``MendedFile``.
  ///
  /// - Returns: where such a file was put instead; nil when there was none.
  func finishWhatWasBegun() throws(StorageFailure) -> String? {
    guard try PrivateFile.exists(mended) else { return nil }
    return try alone { () throws(StorageFailure) in
      guard try PrivateFile.exists(mended) else { return nil }
      if MendedFile(path: mended).continues(path, noted: HeadNote.read(beside: path)) {
        try takePlace(settingAsideAs: recordedName ?? unusedName)
        return nil
      }
      let name = unused("\(path).refused")
      guard rename(mended, name) == 0 else { throw PrivateFile.error(errno, path: name) }
      return name
    }
  }

  /// Mends the file that was found damaged. Nil when another process has done so already.
  func mend(_ damaged: FileIdentity) throws(StorageFailure) -> JournalRecovery? {
    try alone { () throws(StorageFailure) in
      guard PrivateFile.identity(of: path) == damaged else { return nil }
      let name = unusedName
      let old = try? SQLiteDatabase(path: path, access: .readWrite)
      // Holds off whoever has it open, until they see that another file has taken its place.
      try? old?.run("BEGIN IMMEDIATE")
      let (recovery, head) = try build(from: old, setAside: name)
      // Before the new file takes its place, so that whatever ends this, it holds what is noted.
      HeadNote.write(head, beside: path)
      try takePlace(settingAsideAs: name)
      return recovery
    }
  }

  private func takePlace(settingAsideAs name: String) throws(StorageFailure) {
    if PrivateFile.identity(of: path) != nil, PrivateFile.identity(of: name) == nil {
      // A second name first, so that the path never stands empty, where the disk allows that.
      guard link(path, name) == 0 || rename(path, name) == 0 else {
        throw PrivateFile.error(errno, path: name)
      }
    }
    // The log of the damaged file must not be taken for that of the new one.
    for suffix in ["-wal", "-shm"] where PrivateFile.identity(of: path + suffix) != nil {
      guard rename(path + suffix, name + suffix) == 0 else {
        throw PrivateFile.error(errno, path: name + suffix)
      }
    }
    guard rename(mended, path) == 0 else { throw PrivateFile.error(errno, path: path) }
    PrivateFile.synchroniseDirectory(of: path)
  }

  /// The name that the complete new file says the damaged one gets.
  private var recordedName: String? {
    guard let new = try? SQLiteDatabase(path: mended, access: .readOnly),
      let record = try? new.first(
        "SELECT sequence, hash, text FROM record ORDER BY sequence DESC LIMIT 1", [],
        JournalTables.record),
      case .recovery(let recovery)? = record.entry
    else { return nil }
    return recovery.setAside
  }

  private func build(
    from old: SQLiteDatabase?, setAside: String
  ) throws(StorageFailure) -> (JournalRecovery, JournalHead) {
    unlink(draft)
    unlink(draft + "-journal")
    try PrivateFile.make(draft)
    do throws(SQLiteFailure) {
      let new = try SQLiteDatabase(path: draft, access: .readWrite)
      try new.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
      _ = try JournalSchema.migrate(new)
      let recovery = try new.transaction { () throws(SQLiteFailure) in
        try fill(new, from: old, setAside: setAside)
      }
      let head = try JournalTables(database: new).head()
      guard rename(draft, mended) == 0 else {
        throw SQLiteFailure(code: 1, message: "the mended journal could not be renamed")
      }
      return (recovery, head)
    } catch {
      throw error.storageFailure(at: draft)
    }
  }

  private func fill(
    _ new: SQLiteDatabase, from old: SQLiteDatabase?, setAside: String
  ) throws(SQLiteFailure) -> JournalRecovery {
    let salvage = JournalSalvage(old)
    let tables = JournalTables(database: new)
    var keeper = SummaryKeeper(ChainSummary())
    var kept = 0
    var last = JournalHead.empty
    var lost: [ClosedRange<Int64>] = []
    try salvage.forEachRecord { record throws(SQLiteFailure) in
      if record.sequence > last.sequence + 1 {
        lost.append(last.sequence + 1...record.sequence - 1)
      }
      // Without its intent an entry has no change to belong to; it is kept in the chain all the same.
      let isOrphan: Bool
      switch record.entry {
      case .intent, .recovery, nil: isOrphan = false
      case .answer(let answer): isOrphan = try !tables.hasChange(answer.identifier)
      case .conclusion(let conclusion): isOrphan = try !tables.hasChange(conclusion.identifier)
      case .supersession(let entry): isOrphan = try !tables.hasChange(entry.identifier)
      }
      let added = isOrphan ? record.withoutEntry : record
      let earlier = try added.entry?.identifier.map { identifier throws(SQLiteFailure) in
        try tables.records(of: identifier.text)
      }
      do throws(StoreFailure) {
        try keeper.note(added) { _ in earlier ?? [] }
      } catch {
        throw SQLiteFailure.falsified
      }
      try tables.add(added)
      last = JournalHead(sequence: record.sequence, hash: record.hash)
      kept += 1
    }
    // What was known to be the end, here or beside the file, tells what was lost there.
    let ends = [salvage.head, HeadNote.read(beside: path)].compactMap(\.self)
    if let head = ends.max(by: { $0.sequence < $1.sequence }), head.sequence > last.sequence {
      lost.append(last.sequence + 1...head.sequence)
      last = head
    }
    let recovery = JournalRecovery(
      moment: JournalMoment(local: now), author: author, setAside: setAside, kept: kept,
      lost: lost)
    let record = JournalChain.record(
      of: .recovery(recovery), after: last, summary: keeper.summary.root)
    try tables.keep(keeper.summary.changedPages)
    try tables.add(record)
    try tables.setHead(JournalHead(sequence: record.sequence, hash: record.hash))
    for claim in salvage.claims { try ClaimTable(database: new).put(claim) }
    return recovery
  }

  /// A name with the time for the damaged file.
  private var unusedName: String { unused("\(path).damaged") }

  /// A name that nothing has, with the time.
  private func unused(_ beginning: String) -> String {
    let stamp = String(now.formatted(.iso8601).filter { $0.isLetter || $0.isNumber })
    let plain = "\(beginning)-\(stamp)"
    var name = plain
    var count = 1
    while (try? PrivateFile.exists(name)) ?? true {
      count += 1
      name = "\(plain)-\(count)"
    }
    return name
  }

  /// Runs `body` while no other process mends. The lock ends with the process.
  private func alone<Value>(
    _ body: () throws(StorageFailure) -> Value
  ) throws(StorageFailure) -> Value {
    let lock = path + ".lock"
    let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw PrivateFile.error(errno, path: lock) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw PrivateFile.error(errno, path: lock) }
    }
    return try body()
  }
}

extension JournalRecord {
  /// The record, with nothing to note in the index.
  fileprivate var withoutEntry: JournalRecord {
    JournalRecord(sequence: sequence, hash: hash, text: text, entry: nil)
  }
}
