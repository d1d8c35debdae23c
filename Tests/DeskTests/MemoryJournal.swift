import FoundationEssentials
import JournalModel
import LeverDomain
import Synchronization

/// A journal that lasts as long as the test, fails from a chosen entry on, and holds changes of the
/// first names that it hears.
final class MemoryJournal: ChangeJournal {
  struct State: Sendable {
    var records: [JournalRecord] = []
    var claims: [InstrumentClaim] = []
    /// How many entries it still takes; nil for all.
    var room: Int?
    /// How many names it still says are taken.
    var taken = 0
  }

  static let full = JournalError.storage(.diskFull(at: "journal.sqlite"))
  private let state: Mutex<State>

  init(room: Int? = nil, taken: Int = 0) { state = Mutex(State(room: room, taken: taken)) }

  var entries: [JournalEntry] { state.withLock { $0.records.compactMap(\.entry) } }
  var standingClaims: [InstrumentClaim] { state.withLock { $0.claims } }

  @discardableResult
  func append(_ entry: JournalEntry) async throws(JournalError) -> JournalRecord {
    let isTaken = state.withLock { state in
      defer { state.taken = max(0, state.taken - 1) }
      return state.taken > 0
    }
    if isTaken, let identifier = entry.identifier { throw .duplicateChange(identifier) }
    let record: JournalRecord? = state.withLock { state in
      if let room = state.room {
        guard room > 0 else { return nil }
        state.room = room - 1
      }
      let record = JournalRecord(
        sequence: Int64(state.records.count + 1), hash: .origin, text: "", entry: entry)
      state.records.append(record)
      return record
    }
    guard let record else { throw Self.full }
    return record
  }

  func claim(
    _ instrument: InstrumentKey, by author: ChangeAuthor
  ) async throws(JournalError) -> ClaimAnswer {
    state.withLock { state in
      if let standing = state.claims.first(where: { $0.instrument == instrument }) {
        return .held(standing)
      }
      let claim = InstrumentClaim(
        instrument: instrument, holder: author, takenAt: .distantPast,
        token: UInt64(state.claims.count))
      state.claims.append(claim)
      return .granted(claim)
    }
  }

  func release(_ claim: InstrumentClaim) async throws(JournalError) {
    state.withLock { $0.claims.removeAll { $0 == claim } }
  }

  func claims() async throws(JournalError) -> [InstrumentClaim] { standingClaims }

  func changes(
    matching filter: JournalFilter, limit: Int
  ) async throws(JournalError) -> JournalPage {
    let all = state.withLock { $0.records }
    let changes = all.compactMap { record -> JournalledChange? in
      guard case .intent(let intent)? = record.entry else { return nil }
      return JournalledChange(all.filter { $0.entry?.identifier == intent.identifier })
    }
    let matching = changes.reversed().filter(filter.admits)
    return JournalPage(changes: Array(matching.prefix(limit)), unreadable: [])
  }

  func change(_ identifier: ChangeIdentifier) async throws(JournalError) -> JournalledChange? {
    JournalledChange(try await records(of: identifier))
  }

  func lastProved(of account: AccountName) async throws(JournalError) -> [JournalledChange] { [] }

  func lastUndoable(
    account: AccountName?, symbol: ContractSymbol?
  ) async throws(JournalError) -> JournalledChange? {
    let filter = JournalFilter(account: account, symbol: symbol, outcomes: [.applied])
    return try await changes(matching: filter, limit: .max).changes
      .first { $0.settingBefore != nil }
  }

  func records(of identifier: ChangeIdentifier) async throws(JournalError) -> [JournalRecord] {
    state.withLock { $0.records.filter { $0.entry?.identifier == identifier } }
  }

  func records(after sequence: Int64, limit: Int) async throws(JournalError) -> [JournalRecord] {
    state.withLock { Array($0.records.drop { $0.sequence <= sequence }.prefix(limit)) }
  }

  func pulse() async throws(JournalError) -> UInt64 { UInt64(entries.count) }

  func obstacle() async -> JournalError? { nil }

  func head() async throws(JournalError) -> JournalHead { .empty }

  func check(expecting expected: JournalHead?) async throws(JournalError) -> JournalCheck {
    JournalCheck(records: Int64(entries.count), head: .empty, finding: nil, recoveries: [])
  }
}
