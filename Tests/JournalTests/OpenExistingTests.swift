import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing

/// Opening a journal to read it.
struct OpenExistingTests {
  @Test func `where there is no journal, none is made`() async throws {
    let folder = try TemporaryFolder()
    for directory in [folder.path, folder.path(of: "state/lever")] {
      let opening = try await SQLiteJournal.openExisting(
        directory: directory, author: Samples.author())
      #expect(opening == nil)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `one that is there is read`() async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange()
    let opening = try #require(
      try await SQLiteJournal.openExisting(directory: desk.directory, author: Samples.author()))
    #expect(try await opening.journal.change(identifier)?.outcome == .applied)
  }

  @Test func `one whose mending was cut off before its last step is there`() async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange()
    try await desk.journal.append(Samples.recovery(of: desk.path))
    try SQLiteTool.run("PRAGMA wal_checkpoint(TRUNCATE)", on: desk.path)
    try #require(rename(desk.path, desk.path + ".mended") == 0)
    let opening = try #require(
      try await SQLiteJournal.openExisting(directory: desk.directory, author: Samples.author()))
    #expect(try await opening.journal.change(identifier)?.outcome == .applied)
  }

  @Test func `a file where a directory belongs is an error, not an absence`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "state")
    await #expect(
      throws: JournalError.storage(.notReadable(at: StoragePlace("\(file)/lever/journal.sqlite")))
    ) {
      try await SQLiteJournal.openExisting(
        directory: "\(file)/lever", author: Samples.author())
    }
  }
}
