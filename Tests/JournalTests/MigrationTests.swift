import JournalModel
import LeverDomain
import RateLimiting
import TestSupport
import Testing

@testable import Journal

struct MigrationTests {
  @Test(arguments: 0..<JournalSchema.migrations.count)
  func `a file of any earlier version is brought up to date with all it holds`(
    version: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: SQLiteJournal.fileName)
    let identifier = ChangeIdentifier()
    do {
      try PrivateFile.make(path)
      let database = try SQLiteDatabase(path: path, access: .readWrite)
      let earlier = Array(JournalSchema.migrations.prefix(version))
      #expect(try JournalSchema.migrate(database, through: earlier) == nil)
      #expect(try JournalSchema.version(of: database) == version)
      if version > 0 {
        let tables = JournalTables(database: database)
        let record = JournalChain.record(
          of: Samples.intent(identifier), after: .empty, summary: nil)
        try tables.add(record)
        try tables.setHead(JournalHead(sequence: 1, hash: record.hash))
      }
    }
    let opening = try await SQLiteJournal.open(directory: folder.path, author: Samples.author())
    #expect(opening.recovery == nil)
    #expect(try await opening.journal.claims().isEmpty)
    #expect(try await opening.journal.change(identifier) != nil || version == 0)
    #expect(try await opening.journal.check(expecting: nil).finding == nil)
    let ledger = SharedRateLedger(directory: folder.path, author: Samples.author())
    await ledger.perform(
      RateReopening(), on: [RateKey(subject: "a", rule: .gate("b", scope: .account))])
    #expect(await ledger.failure == nil)
  }
}
