import JournalModel
import LeverDomain
import Testing

@testable import Journal

/// What the rules make of a store whose contents somebody altered and that mends nothing.
@Suite struct MemoryStoreTests {
  let store = MemoryStore(now: { Samples.start })
  var journal: StoredJournal {
    StoredJournal(store: store, author: Samples.author(), life: .test)
  }

  @Test func `an index that hides a change in doubt decides nothing`() async throws {
    try await journal.addChange(.applied)
    let inDoubt = try await journal.addChange(nil)
    store.edit { content in
      for sequence in content.index.keys { content.index[sequence]?.symbol = "OTHER" }
    }
    #expect(try await journal.unsettled().changes.map(\.identifier) == [inDoubt])
    await #expect(throws: JournalError.storage(.damaged(at: store.place))) {
      try await journal.changes(matching: JournalFilter(symbol: Samples.bitcoin), limit: 10)
    }
    guard case .misindexed? = try await journal.check(expecting: nil).finding else {
      throw Unexpected()
    }
  }

  @Test func `a record that was altered is named`() async throws {
    let identifier = try await journal.addChange(.applied)
    try await journal.addChange(nil)
    store.edit { content in
      let record = content.records[1]
      content.records[1] = KeptRecord(
        sequence: 2, hash: record.hash, text: record.text + "x", change: record.change)
    }
    await #expect(throws: JournalError.altered(at: store.place, sequence: 2)) {
      try await journal.change(identifier)
    }
    #expect(try await journal.check(expecting: nil).finding == .altered(sequence: 2))
  }

  @Test func `a chain that was cut off is told, and nothing is added to it`() async throws {
    try await journal.addChange(.applied)
    try await journal.addChange(.applied)
    let head = try await journal.head()
    store.edit { $0.records.removeLast() }
    for _ in 0..<2 {
      await #expect(throws: JournalError.self) { try await journal.append(Samples.intent()) }
    }
    let check = try await journal.check(expecting: head)
    #expect(check.finding == .missing(6...6))
  }
}
