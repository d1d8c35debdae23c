import FoundationEssentials
import Journal
import JournalModel
import LeverDomain
import Testing

/// The journal's rules, which are the same over every store.
@Suite struct JournalContractTests {
  @Test(arguments: StoreUnderTest.all)
  func `records join into a chain of hashes that begins with zeros`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    #expect(try await journal.head() == .empty)
    let identifier = try await journal.addChange()
    let records = try await journal.records(of: identifier)
    #expect(records.map(\.sequence) == [1, 2, 3])
    var previous = JournalHash.origin
    for record in records {
      #expect(CanonicalRecord.read(record.text)?.previous == previous)
      previous = record.hash
    }
    #expect(try await journal.head() == JournalHead(sequence: 3, hash: previous))
  }

  @Test(arguments: StoreUnderTest.all)
  func `changes are found by every filter, newest first`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    let second = try #require(AccountName("second"))
    let first = try await journal.addChange(.applied, user: "asha", at: 0)
    let refused = try await journal.addChange(.refused, symbol: Samples.ether, user: "ben", at: 10)
    let unknown = try await journal.addChange(.unknown, account: second, at: 20)
    let open = try await journal.addChange(nil, symbol: Samples.ether, at: 30)
    func found(_ filter: JournalFilter, limit: Int = 100) async throws -> [ChangeIdentifier] {
      let page = try await journal.changes(matching: filter, limit: limit)
      #expect(page.unreadable.isEmpty)
      // Whoever has the changes at hand finds the same.
      let all = try await journal.changes(matching: JournalFilter(), limit: .max)
      let admitted = all.changes.filter(filter.admits)
      #expect(page.changes == Array(admitted.prefix(limit)))
      return page.changes.map(\.identifier)
    }
    #expect(try await found(JournalFilter()) == [open, unknown, refused, first])
    #expect(try await found(JournalFilter(), limit: 2) == [open, unknown])
    #expect(try await found(JournalFilter(account: second)) == [unknown])
    #expect(try await found(JournalFilter(symbol: Samples.ether)) == [open, refused])
    #expect(try await found(JournalFilter(user: "ben")) == [refused])
    #expect(
      try await found(JournalFilter(outcomes: [.applied, .refused])) == [refused, first])
    #expect(try await found(JournalFilter(outcomes: [])) == [])
    #expect(
      try await found(
        JournalFilter(
          from: Samples.start.addingTimeInterval(10), until: Samples.start.addingTimeInterval(30)))
        == [unknown, refused])
    #expect(try await found(JournalFilter(isUnsettled: true)) == [open, unknown])
    for name in [first, refused, unknown, open] {
      for length in 3...8 {
        let beginning = try #require(ChangeIdentifier.beginning(name.text.prefix(length)))
        #expect(try await found(JournalFilter(nameBeginning: beginning)).contains(name))
      }
      #expect(try await found(JournalFilter(nameBeginning: name.text)) == [name])
    }
    func find(_ text: String) async throws -> [ChangeIdentifier] {
      try await found(JournalFilter(words: JournalFilter.words(of: text)))
    }
    #expect(try await find("ETH-") == [open, refused])
    #expect(try await find(" Eth-  refus ") == [refused])
    #expect(try await find("ben refused") == [refused])
    #expect(try await find(JournalFilter.withoutOutcome) == [open])
    #expect(try await find(first.text.uppercased()) == [first])
    #expect(try await find("bingx") == [open, unknown, refused, first])
    #expect(try await find("%") == [])
    #expect(try await find("usdt ASHA") == [open, unknown, first])
    let page = try await journal.changes(matching: JournalFilter(), limit: 2)
    #expect(
      try await found(JournalFilter(before: page.changes.last?.sequence)) == [refused, first])
  }

  @Test(arguments: StoreUnderTest.all)
  func `an unknown outcome is settled later, or overtaken`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    let settled = try await journal.addChange(.unknown)
    let overtaken = try await journal.addChange(.unknown)
    let last = try await journal.addChange(.applied)
    #expect(try await journal.unsettled().changes.map(\.identifier) == [overtaken, settled])
    try await journal.append(
      Samples.conclusion(settled, .applied, after: Samples.answered(.unknown)))
    try await journal.append(Samples.supersession(overtaken, by: last))
    #expect(try await journal.unsettled().changes.isEmpty)
    #expect(try await journal.change(overtaken)?.outcome == .unknown)
    #expect(try await journal.check(expecting: nil).finding == nil)
  }

  @Test(arguments: StoreUnderTest.all)
  func `the last proved setting of an instrument is known unless something followed`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    try await journal.addChange(.applied, symbol: Samples.bitcoin)
    let bitcoin = try await journal.addChange(
      .applied, symbol: Samples.bitcoin, from: Samples.twenty, to: Samples.ten)
    try await journal.addChange(.refused, symbol: Samples.bitcoin)
    try await journal.addChange(.applied, symbol: Samples.ether)
    try await journal.addChange(.unknown, symbol: Samples.ether)
    let proved = try await journal.lastProved(of: Samples.account)
    #expect(proved.map(\.identifier) == [bitcoin])
    #expect(proved.first?.settingBefore == Samples.twenty)
  }

  @Test(arguments: StoreUnderTest.all)
  func `an entry about no known change and a second intent are refused`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    let identifier = try await journal.addChange()
    let head = try await journal.head()
    let stranger = ChangeIdentifier()
    await #expect(throws: JournalError.duplicateChange(identifier)) {
      try await journal.append(Samples.intent(identifier))
    }
    await #expect(throws: JournalError.unknownChange(stranger)) {
      try await journal.append(Samples.answer(stranger))
    }
    #expect(try await journal.head() == head)
  }

  @Test(arguments: StoreUnderTest.all)
  func `entries are in the order they came even when the clock jumps back`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    let earlier = try await journal.addChange(at: 3600)
    let later = try await journal.addChange(at: -3600)
    let page = try await journal.changes(matching: JournalFilter(), limit: 10)
    #expect(page.changes.map(\.identifier) == [later, earlier])
    #expect(try await journal.check(expecting: nil).finding == nil)
  }

  @Test(arguments: StoreUnderTest.all)
  func `what others write shows in the pulse and in what follows`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    let other = bench.otherJournal
    let before = try await other.pulse()
    #expect(try await other.pulse() == before)
    let identifier = try await journal.addChange()
    #expect(try await other.pulse() != before)
    let records = try await other.records(after: 1, limit: 10)
    #expect(records.map(\.sequence) == [2, 3])
    let own = try await journal.pulse()
    try await journal.addChange()
    #expect(try await journal.pulse() != own)
    #expect(records.allSatisfy { $0.entry?.identifier == identifier })
  }

  @Test(arguments: StoreUnderTest.all)
  func `following hands over what is there and then what comes`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    let journal = bench.journal
    try await journal.addChange()
    let other = bench.otherJournal
    var seen: [Int64] = []
    try await other.follow(after: 0) { record in
      seen.append(record.sequence)
      if seen.count >= 3 { _ = try? await journal.append(Samples.intent()) }
      return seen.count < 6
    }
    #expect(seen == [1, 2, 3, 4, 5, 6])
  }
}
