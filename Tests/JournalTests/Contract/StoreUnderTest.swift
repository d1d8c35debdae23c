import FoundationEssentials
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing

/// A store that the contract is tested with. Another one joins by one line in ``all``.
struct StoreUnderTest: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Makes an empty store.
  let make: @Sendable () async throws -> StoreBench

  static let all = [
    StoreUnderTest(testDescription: "memory") { .memory() },
    StoreUnderTest(testDescription: "SQLite") { try await .sqlite() },
  ]
}

/// One store, as two processes see it.
struct StoreBench: Sendable {
  /// The store.
  let store: any JournalStore
  /// The same store, opened once more.
  let other: any JournalStore
  /// What must stay for as long as the store is used.
  let keeps: [any Sendable]

  init(_ store: any JournalStore, _ other: any JournalStore, keeps: [any Sendable] = []) {
    self.store = store
    self.other = other
    self.keeps = keeps
  }

  /// A journal over the store.
  var journal: StoredJournal { StoredJournal(store: store, author: Samples.author(), life: .test) }
  /// The journal as another process has it.
  var otherJournal: StoredJournal {
    StoredJournal(store: other, author: Samples.author("ben"), life: .test)
  }

  static func memory() -> StoreBench {
    let store = MemoryStore(now: { Samples.start })
    return StoreBench(store, store)
  }

  static func sqlite() async throws -> StoreBench {
    let folder = try TemporaryFolder()
    func open() async throws -> SQLiteStore {
      try await SQLiteJournal.open(
        directory: folder.path, author: Samples.author(), now: { Samples.start }
      ).store
    }
    return StoreBench(try await open(), try await open(), keeps: [folder])
  }
}

extension ClaimLife {
  /// Process 1 lives since moment 1, and no other does.
  static let test = ClaimLife(start: { $0 == 1 ? 1 : nil }, isInUse: { $0 == 1 })
}

extension StoredJournal {
  /// Adds a change with its answer and its conclusion.
  @discardableResult
  func addChange(
    _ outcome: Outcome? = .applied, symbol: ContractSymbol = Samples.bitcoin,
    account: AccountName = Samples.account, from: LeverageSetting? = Samples.ten,
    to: LeverageSetting = Samples.twenty, user: String = "asha", at seconds: Double = 0,
    named name: String? = nil
  ) async throws -> ChangeIdentifier {
    let identifier = name.flatMap { ChangeIdentifier($0) } ?? ChangeIdentifier()
    try await append(
      Samples.intent(
        identifier, account: account, symbol: symbol, from: from, to: to, user: user, at: seconds))
    guard let outcome else { return identifier }
    try await append(Samples.answer(identifier, outcome, at: seconds + 1))
    try await append(Samples.conclusion(identifier, outcome, to: to, at: seconds + 2))
    return identifier
  }
}
