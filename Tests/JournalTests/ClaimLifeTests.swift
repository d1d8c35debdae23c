import FoundationEssentials
import JournalModel
import LeverDomain
import Testing

@testable import Journal

struct ClaimLifeTests {
  func author(host: String = "desk-1", start: UInt64? = 7, realm: String = "boot-1 pid-1")
    -> ChangeAuthor
  {
    ChangeAuthor(
      user: "asha", host: host,
      process: ProcessMark(identifier: 4242, startedAt: start, realm: realm), terminal: nil,
      command: "lever")
  }

  func holds(
    _ holder: ChangeAuthor, start: UInt64?, isInUse: Bool = true, age: Double = 1
  ) -> Bool {
    let claim = InstrumentClaim(
      instrument: InstrumentKey(
        account: Samples.account, venue: .bingx, symbol: Samples.bitcoin),
      holder: holder, takenAt: Samples.start, token: 1)
    return ClaimLife(start: { _ in start }, isInUse: { _ in isInUse }).holds(
      claim, seenBy: author(), now: Samples.start.addingTimeInterval(age))
  }

  @Test func `a holder that lives keeps its claim however long it takes`() {
    #expect(holds(author(), start: 7, age: 1_000_000))
  }

  @Test func `a number that was given out again is not the holder`() {
    #expect(!holds(author(), start: 8))
  }

  @Test func `a process that is gone holds nothing, one that only hides does`() {
    #expect(!holds(author(), start: nil, isInUse: false))
    #expect(holds(author(), start: nil, isInUse: true))
  }

  @Test func `a restart of the machine ends every claim`() {
    #expect(!holds(author(realm: "boot-0 pid-1"), start: 7))
  }

  @Test func `a holder that cannot be seen from here keeps its claim for a while`() {
    let inContainer = author(realm: "boot-1 pid-2")
    let elsewhere = author(host: "desk-2", realm: "boot-9 pid-1")
    for holder in [inContainer, elsewhere] {
      #expect(holds(holder, start: nil, isInUse: false, age: 599))
      #expect(!holds(holder, start: 7, age: 601))
      // A clock that was set back does not keep it for ever.
      #expect(!holds(holder, start: 7, age: -601))
    }
  }
}
