import FoundationEssentials
import Glibc
import JournalModel
import LeverDomain
import TestSupport
import Testing

@testable import Journal

extension SQLiteStore {
  /// Lets the file grow no further, as a full disk would.
  func fillDisk() throws {
    try connection.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try connection.database.execute("PRAGMA max_page_count = 1")
  }

  func emptyDisk() throws {
    try connection.database.execute("PRAGMA max_page_count = 1073741823")
  }
}

struct DamageTests {
  /// Writes over a part of a file.
  func overwrite(_ path: String, at offset: Int, count: Int) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let bytes = [UInt8](repeating: 0xA5, count: count)
    #expect(pwrite(descriptor, bytes, count, off_t(offset)) == count)
  }

  func size(_ path: String) -> Int {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : 0
  }

  /// A journal of so many changes, closed, with everything in its main file.
  ///
  /// - Parameter recovered: whether it ends as one does that was made by mending.
  func closedJournal(
    changes: Int, recovered: Bool = false
  ) async throws -> (TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    let opening = try await SQLiteJournal.open(directory: folder.path, author: Samples.author())
    for _ in 0..<changes {
      let identifier = ChangeIdentifier()
      try await opening.journal.append(contentsOf: [
        Samples.intent(identifier), Samples.answer(identifier), Samples.conclusion(identifier),
      ])
    }
    let path = opening.store.path
    if recovered { try await opening.journal.append(Samples.recovery(of: path)) }
    try SQLiteTool.run("PRAGMA wal_checkpoint(TRUNCATE)", on: path)
    return (folder, path)
  }

  func reopen(_ folder: TemporaryFolder) async throws -> SQLiteJournal.Opening {
    try await SQLiteJournal.open(
      directory: folder.path, author: Samples.author(), now: { Samples.start })
  }

  @Test func `a file that is no database is set aside under a name with the time`() async throws {
    let folder = try TemporaryFolder()
    let nonsense = String(repeating: "this is no database. ", count: 500)
    try folder.write(nonsense, to: SQLiteJournal.fileName)
    let opening = try await reopen(folder)
    let recovery = try #require(opening.recovery)
    #expect(
      recovery.setAside == folder.path(of: "journal.sqlite.damaged-20261121T040506Z"))
    #expect(recovery.kept == 0)
    #expect(
      FileManager.default.contents(atPath: recovery.setAside) == Data(nonsense.utf8))
    let identifier = ChangeIdentifier()
    try await opening.journal.append(Samples.intent(identifier))
    let check = try await opening.journal.check(expecting: nil)
    #expect(check.finding == nil)
    #expect(check.records == 2)
    #expect(try await reopen(folder).recovery == nil)
  }

  @Test func `what can be read of a damaged journal is kept, and what is lost is named`()
    async throws
  {
    let (folder, path) = try await closedJournal(changes: 400)
    let half = size(path) / 2 / 4096 * 4096
    overwrite(path, at: half, count: 3 * 4096)
    let opening = try await reopen(folder)
    // Damage in the middle shows when somebody reads there.
    let page = try await opening.journal.records(after: 0, limit: .max)
    let recovery: JournalRecovery
    if let known = opening.recovery {
      recovery = known
    } else {
      recovery = try #require(await opening.store.latestRecovery)
    }
    let lost = recovery.lost.reduce(0) { $0 + $1.count }
    #expect(recovery.kept > 1000)
    #expect(recovery.kept + lost == 1200)
    #expect(lost > 0)
    #expect(page.count == recovery.kept + 1)
    #expect(page.last?.entry == .recovery(recovery))
    let check = try await opening.journal.check(expecting: nil)
    #expect(check.finding == nil)
    #expect(check.lost == recovery.lost)
    let changes = try await opening.journal.changes(matching: JournalFilter(), limit: .max)
    #expect(changes.changes.count > 300)
    #expect(changes.unreadable.isEmpty)
    #expect(size(recovery.setAside) > 0)
  }

  @Test func `a journal that is mended under another process is found again by it`() async throws {
    let (folder, path) = try await closedJournal(changes: 400)
    let other = try await reopen(folder).journal
    #expect(try await other.head().sequence == 1200)
    overwrite(path, at: size(path) / 2 / 4096 * 4096, count: 3 * 4096)
    let opening = try await reopen(folder)
    let mender = opening.journal
    _ = try await mender.records(after: 0, limit: .max)
    #expect(await opening.store.latestRecovery != nil)
    let record = try await other.append(Samples.intent())
    #expect(record.sequence == 1202)
    #expect(try await mender.head().sequence == 1202)
    #expect(try await mender.check(expecting: nil).finding == nil)
  }

  @Test func `a mending that was cut off is completed at the next opening`() async throws {
    let (folder, path) = try await closedJournal(changes: 3, recovered: true)
    let whole = try #require(FileManager.default.contents(atPath: path))
    try folder.write("no database", to: SQLiteJournal.fileName)
    try folder.write("an old log", to: SQLiteJournal.fileName + "-wal")
    #expect(FileManager.default.createFile(atPath: path + ".mended", contents: whole))
    let opening = try await reopen(folder)
    #expect(opening.recovery == nil)
    #expect(opening.refusedFile == nil)
    #expect(try await opening.journal.head().sequence == 10)
    #expect(try await opening.journal.check(expecting: nil).finding == nil)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.contains("journal.sqlite.damaged-20261121T040506Z"))
    #expect(names.contains("journal.sqlite.damaged-20261121T040506Z-wal"))
    #expect(!names.contains("journal.sqlite.mended"))
  }

  @Test func `on a full disk an entry is refused with the reason and nothing is half written`()
    async throws
  {
    let desk = try await JournalDesk()
    try await desk.addChange()
    let head = try await desk.journal.head()
    try await desk.store.fillDisk()
    var refused = 0
    for _ in 0..<200 {
      do {
        try await desk.journal.append(Samples.intent())
      } catch {
        #expect(error == .storage(.diskFull(at: StoragePlace(desk.path))))
        refused += 1
        break
      }
    }
    #expect(refused == 1)
    let check = try await desk.journal.check(expecting: head)
    #expect(check.finding == nil)
    try await desk.store.emptyDisk()
    try await desk.journal.append(Samples.intent())
    #expect(try await desk.journal.head().sequence == check.head.sequence + 1)
  }

  @Test func `a directory that cannot be made is named`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    await #expect(
      throws: JournalError.storage(.notReadable(at: StoragePlace(folder.path(of: "file/lever"))))
    ) {
      _ = try await SQLiteJournal.open(
        directory: folder.path(of: "file/lever"), author: Samples.author())
    }
  }

  @Test func `a journal in somebody else's hands is refused`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "elsewhere")
    #expect(symlink(path, folder.path(of: SQLiteJournal.fileName)) == 0)
    await #expect(
      throws: JournalError.storage(
        .notOwned(at: StoragePlace(folder.path(of: SQLiteJournal.fileName))))
    ) { _ = try await reopen(folder) }
  }
}
