import FoundationEssentials
import TestSupport
import Testing

/// `lever journal check` against hands other than the journal's.
@Suite struct CommandsJournalCheckTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let sql: String
    let finding: String
  }

  static let cases = [
    Case(
      testDescription: "a flipped byte",
      sql: "UPDATE record SET text = replace(text, 'to 7 7', 'to 5 7') WHERE sequence = 4",
      finding: "record 4 was altered: its text does not have the hash that was kept for it"),
    Case(
      testDescription: "a deleted row", sql: "DELETE FROM record WHERE sequence = 5",
      finding: "record 5 is missing"),
    Case(
      testDescription: "two swapped rows",
      sql: """
        UPDATE record SET sequence = -1 WHERE sequence = 2;
        UPDATE record SET sequence = 2 WHERE sequence = 5;
        UPDATE record SET sequence = 5 WHERE sequence = -1
        """,
      finding: "record 2 does not follow the one before it: one of the two was moved or replaced"),
    Case(
      testDescription: "another outcome in the index",
      sql: "UPDATE change SET outcome = 'refused' WHERE sequence = 1",
      finding: "record 3 is sound, but what is kept beside it says something else: column outcome "
        + "of change "),
  ]

  @Test func `each kind of tampering is found and named`() throws {
    let desk = try CommandDesk()
    for value in ["9", "7"] {
      #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", value, "--yes").status == 0)
    }
    let journal = desk.folder.path(of: ".local/state/lever/journal.sqlite")
    try desk.runSQL("PRAGMA wal_checkpoint(TRUNCATE)", on: journal)
    let honest = try #require(FileManager.default.contents(atPath: journal))
    #expect(try desk.run("journal", "check").status == 0)
    for attack in Self.cases {
      try desk.runSQL("PRAGMA foreign_keys = OFF; \(attack.sql)", on: journal)
      let check = try desk.run("journal", "check")
      #expect(check.status == 2)
      #expect(check.output.hasPrefix("not clean: \(attack.finding)"), "\(check.output)")
      try desk.replace(journal, with: honest)
      #expect(try desk.run("journal", "check").status == 0)
    }
  }

  @Test func `a journal cut off at its end is found by a head that was kept`() throws {
    let desk = try CommandDesk()
    for value in ["9", "7"] {
      #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", value, "--yes").status == 0)
    }
    let head = String(try desk.run("journal", "head").output.dropLast())
    let journal = desk.folder.path(of: ".local/state/lever/journal.sqlite")
    try desk.runSQL(
      """
      PRAGMA foreign_keys = OFF; DELETE FROM record WHERE sequence > 3;
      DELETE FROM change WHERE sequence > 3;
      UPDATE head SET sequence = 3, hash = (SELECT hash FROM record WHERE sequence = 3)
      """, on: journal)
    for arguments in [["journal", "check"], ["journal", "check", "--head", head]] {
      let check = try desk.run(contentsOf: arguments)
      #expect(check.status == 2)
      #expect(check.output.hasPrefix("not clean: records 4 to 6 are missing\n"))
    }
    let set = try desk.run("set", "coinswitch-hft", "BTCUSDT", "6", "--yes")
    #expect(set.status == 1)
    #expect(
      (set.output + set.errorOutput).contains(
        "\(journal) ends at record 3 and does not hold record 6, with which it ended before"))
  }

  @Test func `a journal that was deleted or emptied is told, and no change goes`() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", "9", "--yes").status == 0)
    let journal = desk.folder.path(of: ".local/state/lever/journal.sqlite")
    for suffix in ["", "-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: journal + suffix)
    }
    // Reading makes no file; a request, which is counted in it, makes an empty one.
    for _ in 0..<2 {
      let check = try desk.run("journal", "check")
      #expect(check.status == 2)
      #expect(
        check.output.hasPrefix("not clean: the journal is empty, and held records up to 3\n"))
      let set = try desk.run("set", "coinswitch-hft", "BTCUSDT", "6", "--yes")
      #expect(set.status == 1)
      #expect(
        (set.output + set.errorOutput).contains(
          "\(journal) is empty and does not hold record 3, with which it ended before"))
    }
    try FileManager.default.removeItem(
      atPath: desk.folder.path(of: ".local/state/lever/journal.head"))
    #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", "6", "--yes").status == 0)
    #expect(try desk.run("journal", "check").status == 0)
  }

  @Test func `a damaged journal is set aside, named, and not clean`() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", "7", "--yes").status == 0)
    let journal = desk.folder.path(of: ".local/state/lever/journal.sqlite")
    try desk.replace(journal, with: Data(String(repeating: "no database ", count: 900).utf8))
    let list = try desk.run("journal")
    #expect(list.status == 0)
    #expect(list.errorOutput.contains("warning: the journal was damaged; it is kept as \(journal)"))
    let check = try desk.run("journal", "check")
    #expect(check.status == 2)
    #expect(
      check.output.hasPrefix(
        "not clean: nothing could be read of a damaged file, kept as \(journal).damaged-"))
  }

  @Test func `a journal of a newer lever is an error that says so`() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", "7", "--yes").status == 0)
    let journal = desk.folder.path(of: ".local/state/lever/journal.sqlite")
    try desk.runSQL("PRAGMA user_version = 99", on: journal)
    for command in [["journal"], ["journal", "check"], ["journal", "head"]] {
      let result = try desk.run(contentsOf: command)
      #expect(result.status == 1)
      #expect(result.errorOutput.contains("was written by a newer lever (version 99, "))
    }
  }
}
