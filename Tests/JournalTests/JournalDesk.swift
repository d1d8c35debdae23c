import FoundationEssentials
import Journal
import LeverDomain
import TestSupport

/// A journal in a folder of its own, which goes with the object.
final class JournalDesk {
  let folder: TemporaryFolder
  let journal: SQLiteJournal
  var directory: String { folder.path(of: "state/lever") }

  init() async throws {
    folder = try TemporaryFolder()
    journal = try await SQLiteJournal.open(
      directory: folder.path(of: "state/lever"), author: Samples.author(), now: { Samples.start }
    ).journal
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
    let identifier = name.flatMap { ChangeIdentifier($0) } ?? ChangeIdentifier()
    try await journal.append(
      Samples.intent(
        identifier, account: account, symbol: symbol, from: from, to: to, user: user, at: seconds))
    guard let outcome else { return identifier }
    try await journal.append(Samples.answer(identifier, outcome, at: seconds + 1))
    try await journal.append(Samples.conclusion(identifier, outcome, to: to, at: seconds + 2))
    return identifier
  }
}
