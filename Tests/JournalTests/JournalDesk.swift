import FoundationEssentials
import Journal
import LeverDomain
import TestSupport

/// A journal in a folder of its own, which goes with the object.
final class JournalDesk {
  let folder: TemporaryFolder
  let journal: StoredJournal
  let store: SQLiteStore
  var directory: String { folder.path(of: "state/lever") }
  /// The journal's file.
  var path: String { store.path }

  init() async throws {
    folder = try TemporaryFolder()
    let opening = try await SQLiteJournal.open(
      directory: folder.path(of: "state/lever"), author: Samples.author(), now: { Samples.start })
    journal = opening.journal
    store = opening.store
  }

  /// The journal as another process would open it.
  func reopened() async throws -> SQLiteJournal.Opening {
    try await SQLiteJournal.open(
      directory: directory, author: Samples.author(), now: { Samples.start })
  }

  /// Adds a change with its answer and its conclusion.
  @discardableResult
  func addChange(
    _ outcome: Outcome? = .applied, symbol: ContractSymbol = Samples.bitcoin,
    account: AccountName = Samples.account, from: LeverageSetting? = Samples.ten,
    to: LeverageSetting = Samples.twenty, user: String = "asha", at seconds: Double = 0,
    named name: String? = nil
  ) async throws -> ChangeIdentifier {
    try await journal.addChange(
      outcome, symbol: symbol, account: account, from: from, to: to, user: user, at: seconds,
      named: name)
  }
}
