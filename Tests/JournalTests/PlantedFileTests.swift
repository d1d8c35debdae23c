import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing

/// Files that somebody puts beside the journal.
struct PlantedFileTests {
  /// A whole journal of its own, with everything in its main file.
  func bytes(recovered: Bool, from journal: JournalDesk? = nil) async throws -> Data {
    let desk = try await JournalDesk()
    try await desk.addChange()
    if recovered { try await desk.journal.append(Samples.recovery(of: desk.path)) }
    try SQLiteTool.run("PRAGMA wal_checkpoint(TRUNCATE)", on: desk.path)
    return try #require(FileManager.default.contents(atPath: desk.path))
  }

  @Test(arguments: [true, false], [true, false])
  func `a journal is not replaced by a planted file`(
    recovered: Bool, isDamaged: Bool
  ) async throws {
    let desk = try await JournalDesk()
    let inDoubt = try await desk.addChange(nil)
    for _ in 0..<200 { try await desk.addChange(.applied, symbol: Samples.ether) }
    try SQLiteTool.run("PRAGMA wal_checkpoint(TRUNCATE)", on: desk.path)
    if isDamaged {
      // In the middle: the first records stay.
      let descriptor = Glibc.open(desk.path, O_WRONLY | O_CLOEXEC)
      defer { close(descriptor) }
      let nonsense = [UInt8](repeating: 0xA5, count: 8192)
      #expect(pwrite(descriptor, nonsense, nonsense.count, 40 * 4096) == nonsense.count)
    }
    let mended = desk.path + ".mended"
    let planted = try await bytes(recovered: recovered)
    #expect(FileManager.default.createFile(atPath: mended, contents: planted))
    let opening = try await desk.reopened()
    let refused = try #require(opening.refusedFile)
    #expect(refused == "\(desk.path).refused-20261121T040506Z")
    #expect(FileManager.default.contents(atPath: refused) == planted)
    #expect(!FileManager.default.fileExists(atPath: mended))
    #expect(try await opening.journal.unsettled().changes.map(\.identifier) == [inDoubt])
    #expect(try await opening.journal.head().sequence > 600)
  }

  @Test func `a file that is no journal is not used where there is none either`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("nonsense", to: SQLiteJournal.fileName + ".mended")
    let opening = try await SQLiteJournal.open(directory: folder.path, author: Samples.author())
    #expect(opening.refusedFile != nil)
    #expect(try await opening.journal.head() == .empty)
  }

  @Test(arguments: ["-wal", "-shm", "-journal"])
  func `a link where SQLite keeps a file of its own is refused`(suffix: String) async throws {
    let folder = try TemporaryFolder()
    let elsewhere = try folder.write("", to: "elsewhere")
    let path = folder.path(of: SQLiteJournal.fileName)
    #expect(symlink(elsewhere, path + suffix) == 0)
    await #expect(throws: JournalError.storage(.notOwned(at: StoragePlace(path + suffix)))) {
      _ = try await SQLiteJournal.open(directory: folder.path, author: Samples.author())
    }
  }

  @Test func `a noted head that was forged stops changes and makes nothing look better`()
    async throws
  {
    let desk = try await JournalDesk()
    try await desk.addChange()
    let end = try await desk.journal.head()
    let note = desk.directory + "/journal.head"
    #expect(FileManager.default.contents(atPath: note) == Data("\(end)\n".utf8))
    let other = "3:\(String(repeating: "a", count: 64))"
    #expect(FileManager.default.createFile(atPath: note, contents: Data("\(other)\n".utf8)))
    #expect(try await desk.journal.check(expecting: nil).finding == .headDiffers(sequence: 3))
    await #expect(
      throws: JournalError.cutOff(
        at: StoragePlace(desk.path), known: try #require(JournalHead(other)), end: end)
    ) { try await desk.journal.append(Samples.intent()) }
    for text in ["", "nonsense\n", "3:b\n"] {
      #expect(FileManager.default.createFile(atPath: note, contents: Data(text.utf8)))
      #expect(try await desk.journal.check(expecting: nil).finding == nil)
    }
    try await desk.addChange()
    let last = try await desk.journal.head()
    #expect(FileManager.default.contents(atPath: note) == Data("\(last)\n".utf8))
  }
}
