import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing

struct SQLiteJournalTests {
  func mode(_ path: String) -> UInt32? {
    var information = stat()
    return stat(path, &information) == 0 ? information.st_mode & 0o777 : nil
  }

  @Test func `what was appended is there when the journal is opened again`() async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange()
    let again = try await desk.reopened()
    #expect(again.recovery == nil)
    let change = try #require(try await again.journal.change(identifier))
    #expect(.intent(change.intent) == Samples.intent(identifier))
    #expect(change.answer(toStep: 0) == .accepted(echo: nil))
    #expect(change.outcome == .applied)
    #expect(change.conclusion?.readBack == .value(Samples.twenty))
    #expect(try await again.journal.head() == desk.journal.head())
  }

  @Test func `the journal and its directory are for their owner alone`() async throws {
    let desk = try await JournalDesk()
    try await desk.addChange()
    #expect(mode(desk.directory) == 0o700)
    for name in ["", "-wal", "-shm"] {
      #expect(mode(desk.journal.path + name) == 0o600)
    }
    chmod(desk.journal.path, 0o644)
    _ = try await desk.reopened()
    #expect(mode(desk.journal.path) == 0o600)
  }

  @Test func `records join into a chain of hashes that begins with zeros`() async throws {
    let desk = try await JournalDesk()
    #expect(try await desk.journal.head() == .empty)
    let identifier = try await desk.addChange()
    let records = try await desk.journal.records(of: identifier)
    #expect(records.map(\.sequence) == [1, 2, 3])
    var previous = JournalHash.origin
    for record in records {
      #expect(CanonicalRecord.read(record.text)?.previous == previous)
      previous = record.hash
    }
    #expect(try await desk.journal.head() == JournalHead(sequence: 3, hash: previous))
  }

  @Test func `changes are found by every filter, newest first`() async throws {
    let desk = try await JournalDesk()
    let second = try #require(AccountName("second"))
    let first = try await desk.addChange(.applied, user: "asha", at: 0)
    let refused = try await desk.addChange(.refused, symbol: Samples.ether, user: "ben", at: 10)
    let unknown = try await desk.addChange(.unknown, account: second, at: 20)
    let open = try await desk.addChange(nil, symbol: Samples.ether, at: 30)
    func found(_ filter: JournalFilter, limit: Int = 100) async throws -> [ChangeIdentifier] {
      let page = try await desk.journal.changes(matching: filter, limit: limit)
      #expect(page.unreadable.isEmpty)
      // Whoever has the changes at hand finds the same.
      let all = try await desk.journal.changes(matching: JournalFilter(), limit: .max)
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
    let page = try await desk.journal.changes(matching: JournalFilter(), limit: 2)
    #expect(
      try await found(JournalFilter(before: page.changes.last?.sequence)) == [refused, first])
  }

  @Test func `an unknown outcome is settled later, or overtaken`() async throws {
    let desk = try await JournalDesk()
    let settled = try await desk.addChange(.unknown)
    let overtaken = try await desk.addChange(.unknown)
    let last = try await desk.addChange(.applied)
    #expect(try await desk.journal.unsettled().changes.map(\.identifier) == [overtaken, settled])
    try await desk.journal.append(
      Samples.conclusion(settled, .applied, after: Samples.answered(.unknown)))
    try await desk.journal.append(Samples.supersession(overtaken, by: last))
    #expect(try await desk.journal.unsettled().changes.isEmpty)
    #expect(try await desk.journal.change(overtaken)?.outcome == .unknown)
    #expect(try await desk.journal.check(expecting: nil).finding == nil)
  }

  @Test func `the last proved setting of an instrument is known unless something followed`()
    async throws
  {
    let desk = try await JournalDesk()
    try await desk.addChange(.applied, symbol: Samples.bitcoin)
    let bitcoin = try await desk.addChange(
      .applied, symbol: Samples.bitcoin, from: Samples.twenty, to: Samples.ten)
    try await desk.addChange(.refused, symbol: Samples.bitcoin)
    try await desk.addChange(.applied, symbol: Samples.ether)
    try await desk.addChange(.unknown, symbol: Samples.ether)
    let proved = try await desk.journal.lastProved(of: Samples.account)
    #expect(proved.map(\.identifier) == [bitcoin])
    #expect(proved.first?.settingBefore == Samples.twenty)
  }

  @Test func `an entry about no known change and a second intent are refused`() async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange()
    let head = try await desk.journal.head()
    let stranger = ChangeIdentifier()
    await #expect(throws: JournalError.duplicateChange(identifier)) {
      try await desk.journal.append(Samples.intent(identifier))
    }
    await #expect(throws: JournalError.unknownChange(stranger)) {
      try await desk.journal.append(Samples.answer(stranger))
    }
    #expect(try await desk.journal.head() == head)
  }

  @Test func `entries are in the order they came even when the clock jumps back`() async throws {
    let desk = try await JournalDesk()
    let earlier = try await desk.addChange(at: 3600)
    let later = try await desk.addChange(at: -3600)
    let page = try await desk.journal.changes(matching: JournalFilter(), limit: 10)
    #expect(page.changes.map(\.identifier) == [later, earlier])
    #expect(try await desk.journal.check(expecting: nil).finding == nil)
  }

  @Test func `what others write shows in the pulse and in what follows`() async throws {
    let desk = try await JournalDesk()
    let other = try await desk.reopened().journal
    let before = try await other.pulse()
    #expect(try await other.pulse() == before)
    let identifier = try await desk.addChange()
    #expect(try await other.pulse() != before)
    let records = try await other.records(after: 1, limit: 10)
    #expect(records.map(\.sequence) == [2, 3])
    let own = try await desk.journal.pulse()
    try await desk.addChange()
    #expect(try await desk.journal.pulse() != own)
    #expect(records.allSatisfy { $0.entry?.identifier == identifier })
  }

  @Test func `following hands over what is there and then what comes`() async throws {
    let desk = try await JournalDesk()
    try await desk.addChange()
    let (journal, other) = (desk.journal, try await desk.reopened().journal)
    var seen: [Int64] = []
    try await other.follow(after: 0) { record in
      seen.append(record.sequence)
      if seen.count >= 3 { _ = try? await journal.append(Samples.intent()) }
      return seen.count < 6
    }
    #expect(seen == [1, 2, 3, 4, 5, 6])
  }

  @Test func `a file of a newer version is refused and left alone`() async throws {
    let desk = try await JournalDesk()
    try await desk.addChange()
    try SQLiteTool.run("PRAGMA user_version = 99", on: desk.journal.path)
    await #expect(
      throws: JournalError.storage(
        .newerVersion(at: StoragePlace(desk.journal.path), found: 99, known: 4))
    ) { _ = try await desk.reopened() }
    try SQLiteTool.run("PRAGMA user_version = 4", on: desk.journal.path)
    #expect(try await desk.reopened().recovery == nil)
  }
}
