import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing

struct SQLiteJournalTests {
  func mode(_ path: String) -> UInt32? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & 0o777 : nil
  }

  @Test func `what was appended is there when the journal is opened again`() async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange()
    let again = try await desk.reopened()
    #expect(again.recovery == nil)
    let change = try #require(try await again.journal.change(identifier))
    #expect(.intent(change.intent) == Samples.intent(identifier))
    #expect(change.answer(toStep: 0) == .accepted(echo: nil))
    #expect(change.outcome == .applied)
    #expect(change.conclusion?.readBack == .value(Samples.twenty))
    #expect(try await again.journal.head() == desk.journal.head())
  }

  @Test func `the journal and its directory are for their owner alone`() async throws {
    let desk = try await JournalDesk()
    try await desk.addChange()
    #expect(mode(desk.directory) == 0o700)
    for name in ["", "-wal", "-shm"] {
      #expect(mode(desk.path + name) == 0o600)
    }
    chmod(desk.path, 0o644)
    _ = try await desk.reopened()
    #expect(mode(desk.path) == 0o600)
  }

  @Test func `a file of a newer version is refused and left alone`() async throws {
    let desk = try await JournalDesk()
    try await desk.addChange()
    try SQLiteTool.run("PRAGMA user_version = 99", on: desk.path)
    await #expect(
      throws: JournalError.storage(
        .newerVersion(at: StoragePlace(desk.path), found: 99, known: 4))
    ) { _ = try await desk.reopened() }
    try SQLiteTool.run("PRAGMA user_version = 4", on: desk.path)
    #expect(try await desk.reopened().recovery == nil)
  }
}
