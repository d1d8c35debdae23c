import Journal
import LeverDomain
import TestSupport
import Testing

/// A process that may read the journal and not write it, by its rights alone: a superuser writes
/// everywhere, so another user is played.
struct ReadOnlyTests {
  @Test func `where nothing can be written the journal is read, and entries are refused`()
    async throws
  {
    let desk = try await JournalDesk()
    try await desk.addChange()
    try SQLiteTool.run("PRAGMA wal_checkpoint(TRUNCATE)", on: desk.path)
    let result = try ProgramRunner.run(
      ProgramLocation.executable(named: "JournalProbe"), ["read-only", desk.directory])
    #expect(
      result.output == """
        read 3
        obstacle storage(LeverDomain.StorageFailure.notWritable(at: \(desk.path)))
        refused storage(LeverDomain.StorageFailure.notWritable(at: \(desk.path)))

        """)
  }
}
