import FoundationEssentials
import Journal
import JournalModel
import LeverDomain
import Testing

/// What every store of records promises.
@Suite struct RecordStoreTests {
  /// A batch that follows what the store holds.
  func batch(
    _ entries: [JournalEntry], for store: any JournalStore, claims: [InstrumentClaim] = []
  ) async throws -> (RecordBatch, at: JournalHead) {
    let selection = CheckedChain.selection(for: entries)
    var chain = try CheckedChain(try await store.state(selection), selection)
    let head = chain.head
    return (try chain.add(entries, claims: claims), head)
  }

  @Test(arguments: StoreUnderTest.all)
  func `an empty store ends nowhere and holds nothing`(kind: StoreUnderTest) async throws {
    let store = try await kind.make().store
    let state = try await store.state(.allPages)
    #expect(state.head == .empty)
    #expect(state.last == nil)
    #expect(state.changes.isEmpty)
    #expect(try await store.records(after: 0, limit: 10).isEmpty)
    #expect(try await store.changes(meeting: [], limit: 10).entries.isEmpty)
    #expect(try await store.claims().claims.isEmpty)
    #expect(try await store.check(expecting: nil).finding == nil)
    #expect(await store.obstacle() == nil)
  }

  @Test(arguments: StoreUnderTest.all)
  func `records are added at a known end, and whoever knows another one is told which`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let (first, start) = try await batch([Samples.intent()], for: bench.store)
    let (second, _) = try await batch([Samples.intent()], for: bench.other)
    #expect(try await bench.store.append(first, at: start) == .added)
    #expect(try await bench.other.append(second, at: start) == .moved(to: first.head))
    #expect(try await bench.other.state(.init()).head == first.head)
    #expect(try await bench.other.records(after: 0, limit: 10) == first.records)
    let (third, end) = try await batch([Samples.intent()], for: bench.other)
    #expect(end == first.head)
    #expect(try await bench.other.append(third, at: end) == .added)
    #expect(try await bench.store.records(numbered: [2, 1, 7]).count == 2)
    #expect(try await bench.store.records(after: 1, limit: 1) == third.records)
    #expect(try await bench.store.check(expecting: first.head).finding == nil)
  }

  @Test(arguments: StoreUnderTest.all)
  func `all of a batch is added or none of it`(kind: StoreUnderTest) async throws {
    let bench = try await kind.make()
    let taken = ChangeIdentifier()
    let (first, start) = try await batch([Samples.intent(taken)], for: bench.store)
    #expect(try await bench.store.append(first, at: start) == .added)
    // The rules would not make such a batch: they see that the name is taken.
    let (honest, head) = try await batch([Samples.intent()], for: bench.store)
    let forged = JournalChain.record(of: Samples.intent(taken), after: honest.head, summary: nil)
    let both = RecordBatch(
      records: honest.records + [forged], pages: honest.pages, head: forged.end)
    #expect(try await bench.store.append(both, at: head) == .taken(taken))
    #expect(try await bench.store.state(.init()).head == head)
    #expect(try await bench.store.check(expecting: nil).finding == nil)
  }

  @Test(arguments: StoreUnderTest.all)
  func `nothing is added under a claim that was lost`(kind: StoreUnderTest) async throws {
    let bench = try await kind.make()
    let instrument = InstrumentKey(
      account: Samples.account, venue: .bingx, symbol: Samples.bitcoin)
    guard
      case .granted(let claim) = try await bench.store.take(
        instrument, by: Samples.author(), token: 1, inPlaceOf: nil
      ).answer
    else { throw Unexpected() }
    let (first, start) = try await batch([Samples.intent()], for: bench.store, claims: [claim])
    guard
      case .granted(let next) = try await bench.other.take(
        instrument, by: Samples.author("ben"), token: 2, inPlaceOf: claim
      ).answer
    else { throw Unexpected() }
    #expect(try await bench.store.append(first, at: start) == .claimLost(claim))
    #expect(try await bench.store.state(.init()).head == .empty)
    let (own, _) = try await batch([Samples.intent()], for: bench.other, claims: [next])
    #expect(try await bench.other.append(own, at: start) == .added)
  }

  @Test(arguments: StoreUnderTest.all)
  func `the index leads to what the conditions mean`(kind: StoreUnderTest) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    let second = try #require(AccountName("second"))
    try await journal.addChange(.applied, user: "asha", at: 0, named: "abcdefgh")
    try await journal.addChange(.refused, symbol: Samples.ether, user: "ben", at: 10)
    try await journal.addChange(.unknown, account: second, at: 20, named: "abcdzzzz")
    let overtaken = try await journal.addChange(.unknown, at: 25)
    let last = try await journal.addChange(.applied, at: 26)
    try await journal.append(Samples.supersession(overtaken, by: last))
    try await journal.addChange(nil, symbol: Samples.ether, at: 30)
    let all = try await bench.store.changes(meeting: [], limit: 100).entries
      .compactMap { JournalledChange($0.records) }
    #expect(all.map(\.sequence) == all.map(\.sequence).sorted(by: >))
    #expect(all.count == 6)
    let middle = all[3].sequence
    let from = JournalFilter(from: Samples.start.addingTimeInterval(10)).conditions
    let until = JournalFilter(until: Samples.start.addingTimeInterval(26)).conditions
    let conditions: [[IndexCondition]] = [
      [.equal(.account, "second")], [.equal(.symbol, "ETH-USDT")], [.equal(.user, "ben")],
      [.symbolMatches(SymbolPattern("E*"))], [.nameBegins("abcd")],
      [.nameBegins("abcdz")], from, until, from + until, [.older(than: middle)],
      [.outcome(oneOf: [.applied, .refused])], [.outcome(oneOf: [])],
      [.outcome(oneOf: [.unknown])], [.holds("eth-")], [.holds("unsettled")],
      [.holds("bingx"), .holds("asha")], [.holds("%")], [.equal(.user, "BEN")],
    ]
    for wanted in conditions {
      let expected = all.filter { change in wanted.allSatisfy(IndexRow(change).meets) }
      for limit in [0, 1, 2, 100] {
        let found = try await bench.other.changes(meeting: wanted, limit: limit)
        #expect(
          found.entries.map(\.sequence) == expected.map(\.sequence).prefix(limit).map(\.self),
          "\(wanted)")
        #expect(found.state.head == (try await bench.store.state(.init()).head))
      }
    }
    // Each of them but the last two of no change finds something and leaves something out.
    let counts = conditions.map { wanted in
      all.count { change in wanted.allSatisfy(IndexRow(change).meets) }
    }
    #expect(counts == [1, 2, 1, 2, 2, 1, 5, 4, 3, 2, 3, 0, 2, 2, 1, 5, 0, 0])
  }

  @Test(arguments: StoreUnderTest.all)
  func `what is asked for comes from one moment, with the page of each change`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let known = try await bench.journal.addChange()
    let selection = ChainState.Selection(changes: [known, ChangeIdentifier()])
    let state = try await bench.other.state(selection)
    #expect(state.changes.keys.map(\.self) == [known])
    #expect(state.changes[known]?.map(\.sequence) == [1, 2, 3])
    let chain = try CheckedChain(state, selection)
    #expect(try chain.records(of: known).count == 3)
    #expect(try chain.records(of: ChangeIdentifier()).isEmpty)
  }

  @Test(arguments: StoreUnderTest.all)
  func `a pass over the whole sees one moment, whatever is added meanwhile`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    for _ in 0..<5 { try await journal.addChange() }
    let count = try await bench.store.scan { source throws(StoreFailure) in
      var count = 0
      try source.forEachRecord { _ in
        count += 1
        return true
      }
      var rows = 0
      try source.forEachIndexRow { _ in rows += 1 }
      return [count, rows, Int(try source.head().sequence)]
    }
    #expect(count == [15, 5, 15])
    async let check = bench.store.check(expecting: nil)
    for _ in 0..<5 { try await bench.otherJournal.addChange() }
    #expect(try await check.finding == nil)
    #expect(try await bench.store.check(expecting: nil).records == 30)
  }

  @Test(arguments: StoreUnderTest.all)
  func `whoever listens is told of records and claims of others`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    var news = bench.other.news().makeAsyncIterator()
    await news.next()
    let before = try await bench.other.pulse()
    #expect(try await bench.other.pulse() == before)
    try await bench.journal.addChange()
    await news.next()
    let after = try await bench.other.pulse()
    #expect(after != before)
    let instrument = InstrumentKey(
      account: Samples.account, venue: .bingx, symbol: Samples.bitcoin)
    _ = try await bench.store.take(
      instrument, by: Samples.author(), token: 1, inPlaceOf: nil)
    #expect(try await bench.other.pulse() != after)
  }

  @Test(arguments: StoreUnderTest.all)
  func `many who add at once make one chain that never forks`(kind: StoreUnderTest) async throws {
    let bench = try await kind.make()
    let journals = [bench.journal, bench.otherJournal, bench.journal, bench.otherJournal]
    try await withThrowingTaskGroup { group in
      for journal in journals {
        for _ in 0..<6 { group.addTask { try await journal.addChange() } }
      }
      try await group.waitForAll()
    }
    let check = try await bench.store.check(expecting: nil)
    #expect(check.finding == nil)
    #expect(check.records == 72)
  }
}

/// A test's own assumption did not hold.
struct Unexpected: Error {}
