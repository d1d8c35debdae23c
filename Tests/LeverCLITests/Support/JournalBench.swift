import Desk
import DomainTestSupport
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import TestSupport

/// A real journal in a folder of its own, for consoles to write into and tests to look at.
struct JournalBench {
  let folder: TemporaryFolder
  let journal: StoredJournal

  static let author = ChangeAuthor(
    user: "asha", host: "desk-2",
    process: ProcessMark(identifier: 4711, startedAt: 99, realm: "boot pid"),
    terminal: "/dev/pts/3", command: "lever set main BTCUSDT 10")

  init() async throws {
    folder = try TemporaryFolder()
    journal = try await SQLiteJournal.open(
      directory: folder.path, author: Self.author, now: { ScriptedVenue.time }
    ).journal
  }

  var access: JournalAccess { .open(journal, author: Self.author) }

  /// A console over accounts, which writes into this journal.
  func console(
    _ accounts: [(String, ScriptedVenue)], isTerminal: Bool = false, answers: [String] = [],
    isTimeMoving: Bool = false
  ) -> Console {
    let opened = OpenedJournal(path: journal.place.text, journal: journal)
    return Console(
      accounts, isTerminal: isTerminal, answers: answers, journal: access,
      isTimeMoving: isTimeMoving, openJournal: { opened })
  }

  /// Every change, oldest first.
  func changes() async throws -> [JournalledChange] {
    try await journal.changes(matching: JournalFilter(), limit: .max).changes.reversed()
  }

  /// The text with each change's name, which is made up anew in every run, as its number: `CHANGE1`
  /// is the oldest.
  func numbered(_ text: String) async throws -> String {
    var numbered = text
    for (index, change) in try await changes().enumerated() {
      numbered = numbered.replacing(change.identifier.text, with: "CHANGE\(index + 1)")
    }
    return numbered
  }
}
