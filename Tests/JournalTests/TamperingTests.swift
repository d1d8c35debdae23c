import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing

/// Hands that write into the journal's file without the journal, and make no hash anew.
struct TamperingTests {
  /// A journal with a change of each kind: applied, killed after its intent, unknown, overtaken, and
  /// some on another instrument; to be copied, and each copy to be altered.
  struct Scene {
    let applied: ChangeIdentifier
    let killed: ChangeIdentifier
    let unknown: ChangeIdentifier
    let bytes: Data
    let note: Data

    init(more: Int = 0) async throws {
      let desk = try await JournalDesk()
      let overtaken = try await desk.addChange(.unknown)
      applied = try await desk.addChange(.applied)
      try await desk.journal.append(Samples.supersession(overtaken, by: applied))
      try await desk.addChange(.refused, symbol: Samples.ether)
      for _ in 0...more { try await desk.addChange(.applied, symbol: Samples.ether) }
      unknown = try await desk.addChange(.unknown, symbol: Samples.ether)
      killed = try await desk.addChange(nil)
      try SQLiteTool.run("PRAGMA wal_checkpoint(TRUNCATE)", on: desk.path)
      bytes = try #require(FileManager.default.contents(atPath: desk.path))
      note = try #require(FileManager.default.contents(atPath: desk.directory + "/journal.head"))
    }

    func copy(with bytes: Data? = nil) throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      for (name, data) in [(SQLiteJournal.fileName, bytes ?? self.bytes), ("journal.head", note)] {
        try #require(FileManager.default.createFile(atPath: folder.path(of: name), contents: data))
      }
      return folder
    }

    /// A copy that was altered, and is opened then; or opened before and altered under its reader.
    func edited(
      _ sql: String, whileOpen: Bool = false
    ) async throws -> (folder: TemporaryFolder, journal: StoredJournal) {
      let folder = try copy()
      func open() async throws -> StoredJournal {
        try await SQLiteJournal.open(directory: folder.path, author: Samples.author()).journal
      }
      let opened = whileOpen ? try await open() : nil
      _ = try await opened?.unsettled()
      try SQLiteTool.run(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)",
        on: folder.path(of: SQLiteJournal.fileName))
      return (folder, try await { if let opened { opened } else { try await open() } }())
    }
  }

  /// What decides, as it must be, or an error that says why nothing is decided.
  func expectTrueDecisions(
    _ scene: Scene, in journal: StoredJournal, after edit: String,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    do {
      let inDoubt = try await journal.unsettled().changes.map(\.identifier)
      #expect(
        inDoubt == [scene.killed, scene.unknown], "\(edit)", sourceLocation: location)
      let bitcoin = try await journal.unsettled(account: Samples.account, symbol: Samples.bitcoin)
        .changes.map(\.identifier)
      #expect(bitcoin == [scene.killed], "\(edit)", sourceLocation: location)
      // Both instruments have a newer change in doubt.
      #expect(try await journal.lastProved(of: Samples.account).isEmpty, "\(edit)")
      let undoable = try await journal.lastUndoable(account: nil, symbol: Samples.bitcoin)
      #expect(undoable?.identifier == scene.applied, "\(edit)", sourceLocation: location)
      let change = try await journal.change(scene.applied)
      #expect(change?.outcome == .applied, "\(edit)", sourceLocation: location)
      let all = try await journal.changes(matching: JournalFilter(), limit: 100)
      let told = all.changes.count + all.unreadable.count
      #expect(told == 6, "\(edit)", sourceLocation: location)
    } catch {
      switch error {
      case .altered, .cutOff, .storage(.foreignSchema), .storage(.damaged): break
      default: Issue.record("\(edit): \(error)", sourceLocation: location)
      }
    }
  }

  static let recipes = [
    "UPDATE change SET successor = 'x' WHERE outcome = 'unknown' AND successor IS NULL",
    "UPDATE change SET outcome = 'applied' WHERE outcome IS NULL",
    "UPDATE change SET outcome = 'refused' WHERE outcome IS NULL",
    "UPDATE record SET change = NULL WHERE sequence IN (5, 6)",
    "UPDATE record SET change = NULL WHERE sequence = 6",
    "UPDATE record SET change = NULL",
    "DELETE FROM change WHERE outcome IS NULL",
    "DELETE FROM change",
    "UPDATE change SET account = 'other'",
    "UPDATE change SET symbol = 'OTHER' WHERE outcome IS NULL",
    "UPDATE change SET identifier = '00000000' WHERE outcome IS NULL",
    "DELETE FROM summary",
    "UPDATE summary SET text = ''",
    "UPDATE summary SET text = '', hash = '\(String(repeating: "0", count: 64))'",
    "UPDATE head SET sequence = 7, hash = (SELECT hash FROM record WHERE sequence = 7)",
    "UPDATE head SET sequence = 70",
    "DELETE FROM head",
    "DELETE FROM record WHERE sequence = (SELECT max(sequence) FROM record)",
    "DELETE FROM record",
  ]

  @Test(arguments: recipes)
  func `an edit beside the texts is found and decides nothing`(sql: String) async throws {
    let scene = try await Scene()
    for whileOpen in [false, true] {
      let (folder, journal) = try await scene.edited(sql, whileOpen: whileOpen)
      #expect(try await journal.check(expecting: nil).finding != nil)
      try await expectTrueDecisions(scene, in: journal, after: sql)
      withExtendedLifetime(folder) {}
    }
  }

  @Test func `each column of each table but the claims and counts is covered`() async throws {
    var columns: [(String, String)] = []
    let scene = try await Scene()
    let honest = try scene.copy()
    for table in ["record", "change", "head", "summary"] {
      let names = try SQLiteTool.texts(
        "SELECT name FROM pragma_table_info('\(table)')",
        on: honest.path(of: SQLiteJournal.fileName))
      columns += names.map { (table, $0) }
    }
    #expect(columns.count == 21)
    for (table, column) in columns {
      // The first rows and the last ones: of a change that is concluded, and one that is not.
      for order in ["ASC", "DESC"] {
        let row = "rowid = (SELECT rowid FROM \(table) ORDER BY rowid \(order) LIMIT 1)"
        let null = column.hasSuffix("ed_by") ? "3" : "'x'"
        let value =
          "CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 1000 "
          + "WHEN 'null' THEN \(null) ELSE \(column) || 'x' END"
        let edit = "UPDATE \(table) SET \(column) = \(value) WHERE \(row)"
        let (folder, journal) = try await scene.edited(edit)
        let check = try await journal.check(expecting: nil)
        #expect(check.finding != nil, "\(table).\(column) \(order)")
        try await expectTrueDecisions(scene, in: journal, after: "\(table).\(column) \(order)")
        withExtendedLifetime(folder) {}
      }
    }
  }

  @Test(arguments: [
    "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END",
    "CREATE VIEW v AS SELECT * FROM record",
    "CREATE TABLE other (a)",
    "CREATE INDEX extra ON change (user)",
    "DROP INDEX record_by_change",
    "DROP INDEX change_unsettled",
    "ALTER TABLE change ADD COLUMN more TEXT",
    "ALTER TABLE change RENAME TO changes; CREATE VIEW change AS SELECT * FROM changes LIMIT 0",
    "PRAGMA application_id = 1",
  ])
  func `a file that is not made as the journal makes it is refused`(sql: String) async throws {
    let scene = try await Scene()
    // What SQLite does not count as a new definition is seen when the file is opened.
    for whileOpen in sql == "PRAGMA application_id = 1" ? [false] : [false, true] {
      let (folder, journal) = try await scene.edited(sql, whileOpen: whileOpen)
      defer { withExtendedLifetime(folder) {} }
      let check = try await journal.check(expecting: nil)
      guard case .foreignSchema(let differences)? = check.finding else {
        Issue.record("\(sql): \(String(describing: check.finding))")
        return
      }
      #expect(!differences.isEmpty)
      do {
        _ = try await journal.unsettled()
        Issue.record("\(sql): read")
      } catch {
        guard case .storage(.foreignSchema) = error else {
          Issue.record("\(sql): \(error)")
          return
        }
      }
      await #expect(throws: JournalError.self) { try await journal.append(Samples.intent()) }
    }
  }

  @Test func `pages that were swapped are found, and what decides is true or refused`() async throws
  {
    let scene = try await Scene(more: 4)
    let whole = try scene.copy()
    let reader = try await SQLiteJournal.open(directory: whole.path, author: Samples.author())
      .journal
    let inDoubt = Set(try await reader.unsettled().changes.map(\.identifier))
    let count = try await reader.changes(matching: JournalFilter(), limit: .max).changes.count
    let honest = scene.bytes
    let pages = honest.count / 4096
    #expect(pages > 12)
    for first in 0..<pages {
      for second in (first + 1)..<pages {
        var bytes = Array(honest)
        for offset in 0..<4096 { bytes.swapAt(first * 4096 + offset, second * 4096 + offset) }
        let folder = try scene.copy(with: Data(bytes))
        let swapped = "pages \(first + 1) and \(second + 1) of \(pages)"
        do {
          let opening = try await SQLiteJournal.open(
            directory: folder.path, author: Samples.author())
          let journal = opening.journal
          let check = try await journal.check(expecting: nil)
          let found = Set(try await journal.unsettled().changes.map(\.identifier))
          let listed = try await journal.changes(matching: JournalFilter(), limit: .max)
          let isTrue = found == inDoubt && listed.changes.count == count
          // Swapping what is empty alters nothing. What was lost is told for ever.
          let recovery = await opening.store.latestRecovery
          let hasLost = recovery.map { !$0.lost.isEmpty || $0.kept == 0 } ?? false
          #expect(!check.isClean || isTrue, "\(swapped)")
          #expect(found == inDoubt || hasLost, "\(swapped)")
        } catch {
          switch error {
          case .altered, .cutOff, .storage(.foreignSchema), .storage(.damaged), .storage(.failed):
            break
          default: Issue.record("\(swapped): \(error)")
          }
        }
      }
    }
  }
}
