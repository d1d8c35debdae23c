import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing

struct ChainCheckTests {
  /// Three changes: nine records.
  func tampered(_ sql: String, expecting: JournalHead? = nil) async throws -> JournalCheck {
    let desk = try await JournalDesk()
    for name in ["change01", "change02", "change03"] { try await desk.addChange(named: name) }
    try SQLiteTool.run(
      "PRAGMA foreign_keys = OFF; CREATE TEMP TABLE kept AS SELECT * FROM record; \(sql)",
      on: desk.path)
    return try await desk.journal.check(expecting: expecting)
  }

  @Test func `an honest journal passes and shows its head`() async throws {
    let desk = try await JournalDesk()
    for _ in 0..<3 { try await desk.addChange() }
    let head = try await desk.journal.head()
    try await desk.addChange()
    let check = try await desk.journal.check(expecting: head)
    #expect(check.finding == nil)
    #expect(check.records == 12)
    #expect(check.head == (try await desk.journal.head()))
    #expect(check.lost.isEmpty)
  }

  @Test(arguments: [
    (
      "a flipped byte in a text",
      "UPDATE record SET text = replace(text, 'to 20 20', 'to 21 20') WHERE sequence = 4",
      JournalCheck.Finding.altered(sequence: 4)
    ),
    (
      "a flipped byte in a hash",
      "UPDATE record SET hash = substr(hash, 1, 63) || 'g' WHERE sequence = 5",
      .altered(sequence: 5)
    ),
    ("a deleted row", "DELETE FROM record WHERE sequence = 6", .missing(6...6)),
    ("deleted rows", "DELETE FROM record WHERE sequence BETWEEN 2 AND 5", .missing(2...5)),
    ("the first row deleted", "DELETE FROM record WHERE sequence = 1", .missing(1...1)),
    ("the last row deleted", "DELETE FROM record WHERE sequence = 9", .missing(9...9)),
    (
      "two swapped rows",
      """
      UPDATE record SET sequence = -1 WHERE sequence = 3;
      UPDATE record SET sequence = 3 WHERE sequence = 7;
      UPDATE record SET sequence = 7 WHERE sequence = -1
      """, .outOfOrder(sequence: 3)
    ),
    (
      "two swapped texts",
      """
      UPDATE record SET text = (SELECT text FROM kept WHERE sequence = 8) WHERE sequence = 5;
      UPDATE record SET text = (SELECT text FROM kept WHERE sequence = 5) WHERE sequence = 8
      """, .altered(sequence: 5)
    ),
    (
      "a hidden outcome in the index",
      "UPDATE change SET outcome = 'applied', concluded_by = 3 WHERE sequence = 4",
      .misindexed(sequence: 6, place: "column concluded_by of change change02 in the index")
    ),
    (
      "a change moved to another person in the index",
      "UPDATE change SET user = 'ben' WHERE sequence = 7",
      .misindexed(sequence: 7, place: "column user of change change03 in the index")
    ),
    (
      "an invented row in the index",
      """
      INSERT INTO change (identifier, sequence, account, venue, symbol, user, noted_at)
      VALUES ('00000000', 99, 'a', 'bingx', 'B', 'c', 0)
      """, .misindexed(sequence: 9, place: "row 99 of the index, which no record bears out")
    ),
  ])
  func `tampering is found and named`(
    _: String, sql: String, finding: JournalCheck.Finding
  ) async throws {
    #expect(try await tampered(sql).finding == finding)
  }

  @Test func `an earlier state put back is found by a head that was kept elsewhere`() async throws {
    let desk = try await JournalDesk()
    for _ in 0..<2 { try await desk.addChange() }
    let older = desk.folder.path(of: "older")
    try SQLiteTool.run("VACUUM INTO '\(older)'", on: desk.path)
    try await desk.addChange()
    let kept = try await desk.journal.head()
    try SQLiteTool.run("PRAGMA wal_checkpoint(TRUNCATE)", on: desk.path)
    #expect(rename(older, desk.path) == 0)
    // The head that is noted beside the file tells it by itself, and nothing is added to such a file.
    #expect(try await desk.journal.check(expecting: nil).finding == .missing(7...9))
    let end = try #require(try await desk.reopened().journal.records(after: 5, limit: 1).first)
    await #expect(
      throws: JournalError.cutOff(
        at: StoragePlace(desk.path), known: kept,
        end: JournalHead(sequence: 6, hash: end.hash))
    ) { try await desk.addChange() }
    try FileManager.default.removeItem(atPath: desk.directory + "/journal.head")
    #expect(try await desk.journal.check(expecting: nil).finding == nil)
    #expect(try await desk.journal.check(expecting: kept).finding == .missing(7...9))
    for _ in 0..<3 { try await desk.addChange() }
    #expect(try await desk.journal.check(expecting: nil).finding == nil)
    #expect(
      try await desk.journal.check(expecting: kept).finding == .headDiffers(sequence: 9))
  }

  @Test func `what was altered does not keep the rest from being read`() async throws {
    let desk = try await JournalDesk()
    try await desk.addChange()
    let good = try await desk.addChange()
    try SQLiteTool.run(
      "UPDATE record SET text = 'nonsense' WHERE sequence = 1", on: desk.path)
    let page = try await desk.journal.changes(matching: JournalFilter(), limit: 10)
    #expect(page.changes.map(\.identifier) == [good])
    #expect(page.unreadable == [1])
  }
}
