import Journal
import JournalModel
import LeverDomain
import Testing

/// What every store of claims promises, and the journal's rules over it.
@Suite struct ClaimStoreTests {
  let bitcoin = InstrumentKey(account: Samples.account, venue: .bingx, symbol: Samples.bitcoin)
  let ether = InstrumentKey(account: Samples.account, venue: .bingx, symbol: Samples.ether)

  /// A process that the tests take for one that has ended.
  func ended() -> ChangeAuthor {
    ChangeAuthor(
      user: "cleo", host: "desk-1", process: ProcessMark(identifier: 2, startedAt: 1, realm: "b p"),
      terminal: nil, command: "lever set")
  }

  @Test(arguments: StoreUnderTest.all)
  func `only one holds an instrument until it gives it back`(kind: StoreUnderTest) async throws {
    let bench = try await kind.make()
    let (journal, other) = (bench.journal, bench.otherJournal)
    guard case .granted(let claim) = try await journal.claim(bitcoin, by: Samples.author()) else {
      throw Unexpected()
    }
    #expect(claim.takenAt == Samples.start)
    #expect(try await other.claim(bitcoin, by: Samples.author("ben")) == .held(claim))
    #expect(try await other.claims() == [claim])
    guard case .granted = try await other.claim(ether, by: Samples.author("ben")) else {
      throw Unexpected()
    }
    try await journal.release(claim)
    guard case .granted(let next) = try await other.claim(bitcoin, by: Samples.author("ben"))
    else { throw Unexpected() }
    // Giving back what is held no longer takes nothing from whoever holds it now.
    try await journal.release(claim)
    #expect(try await journal.claim(bitcoin, by: Samples.author()) == .held(next))
  }

  @Test(arguments: StoreUnderTest.all)
  func `a holder that has ended does not count, and only one takes its place`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    guard case .granted(let old) = try await bench.journal.claim(bitcoin, by: ended()) else {
      throw Unexpected()
    }
    #expect(try await bench.otherJournal.claims().isEmpty)
    let granted = try await withThrowingTaskGroup { group in
      for index in 0..<8 {
        let journal = index.isMultiple(of: 2) ? bench.journal : bench.otherJournal
        group.addTask {
          guard
            case .granted(let claim) = try await journal.claim(self.bitcoin, by: Samples.author())
          else { return 0 }
          return claim.token == old.token ? 100 : 1
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(granted == 1)
  }

  @Test(arguments: StoreUnderTest.all)
  func `who has lost a claim begins no change of its instrument`(
    kind: StoreUnderTest
  ) async throws {
    let bench = try await kind.make()
    // Suspended for so long that others took it to have ended.
    let (journal, other) = (bench.journal, bench.otherJournal)
    guard case .granted = try await journal.claim(bitcoin, by: ended()) else {
      throw Unexpected()
    }
    guard case .granted = try await other.claim(bitcoin, by: Samples.author()) else {
      throw Unexpected()
    }
    await #expect(throws: JournalError.claimLost(bitcoin)) {
      try await journal.append(Samples.intent())
    }
    #expect(try await journal.head() == .empty)
    try await journal.append(Samples.intent(symbol: Samples.ether))
    try await other.append(Samples.intent())
    #expect(try await journal.head().sequence == 2)
  }
}
