import FoundationEssentials
import Journal
import LeverDomain
import RateLimiting
import Synchronization
import TestSupport
import Testing

struct SharedRateLedgerTests {
  let folder: TemporaryFolder
  let rule = RateRule("leverage", limit: 3, per: .seconds(60))
  var key: RateKey { RateKey(subject: "practice", rule: rule) }

  init() throws { folder = try TemporaryFolder() }

  func ledger(
    now: Date = Samples.start, uptime: Duration = .seconds(1000)
  ) -> SharedRateLedger {
    SharedRateLedger(
      directory: folder.path(of: "state"), author: Samples.author(), now: { now },
      uptime: { uptime })
  }

  func ledger(_ time: TestUptime) -> SharedRateLedger {
    SharedRateLedger(
      directory: folder.path(of: "state"), author: Samples.author(), now: { Samples.start },
      uptime: { time.value })
  }

  func decide(
    _ ledger: SharedRateLedger, _ identifier: UInt64, priority: RequestPriority = .selected
  ) async -> RateDecision { await ledger.admit(identifier, on: key, priority: priority) }

  @Test func `what one ledger has counted the other knows`() async {
    let time = TestUptime()
    let (first, second) = (ledger(time), ledger(time))
    #expect(await decide(first, 1) == .send)
    #expect(await decide(second, 2) == .send)
    #expect(await decide(first, 3) == .send)
    guard case .wait(let until, [0]) = await decide(second, 4) else {
      Issue.record("a fourth request was let through")
      return
    }
    #expect(until > .seconds(1060))
    time.value = until
    #expect(await decide(second, 4) == .send)
  }

  @Test func `who has waited goes before who comes at the right moment`() async {
    let time = TestUptime()
    let (first, second) = (ledger(time), ledger(time))
    for identifier in 1...3 { #expect(await decide(first, UInt64(identifier)) == .send) }
    guard case .wait(let until, _) = await decide(first, 4) else {
      Issue.record("a fourth request was let through")
      return
    }
    // All three come free at once: one for the first who waits, one for who comes now.
    let late = until + .milliseconds(1)
    time.value = late
    #expect(await decide(second, 5) == .send)
    #expect(await decide(second, 6) == .send)
    guard case .wait = await decide(second, 7) else {
      Issue.record("the place of another was taken")
      return
    }
    #expect(await decide(second, 8, priority: .change) == .send)
  }

  @Test func `counts outlive a restart of the machine for as long as they have left`() async throws
  {
    let before = ledger(uptime: .seconds(1000))
    for identifier in 1...3 { #expect(await decide(before, UInt64(identifier)) == .send) }
    try SQLiteTool.run(
      "UPDATE budget SET boot = 'earlier'", on: folder.path(of: "state/journal.sqlite"))
    let after = ledger(now: Samples.start.addingTimeInterval(20), uptime: .seconds(5))
    guard case .wait(let until, _) = await decide(after, 4) else {
      Issue.record("the restart has emptied the window")
      return
    }
    #expect(until > .seconds(45))
    #expect(until < .seconds(48))
    try SQLiteTool.run(
      "UPDATE budget SET boot = 'earlier'", on: folder.path(of: "state/journal.sqlite"))
    // With a clock that has jumped back the time in between counts for nothing.
    let confused = ledger(now: Samples.start.addingTimeInterval(-9999), uptime: .seconds(7))
    guard case .wait(let later, _) = await decide(confused, 4) else {
      Issue.record("the restart has emptied the window")
      return
    }
    #expect(later > .seconds(47))
  }

  @Test func `without its file a process takes a tenth for itself, and joins in again`()
    async throws
  {
    try folder.write("", to: "blocked")
    let time = TestUptime()
    let path = folder.path(of: "blocked")
    let ledger = SharedRateLedger(
      directory: path, author: Samples.author(), now: { Samples.start }, uptime: { time.value })
    #expect(await decide(ledger, 1) == .send)
    // One of three: the least of a tenth. It asks again soon, when the file may be back.
    let early = Duration.seconds(1001)
    #expect(await decide(ledger, 2) == .wait(until: early, because: [0]))
    #expect(await ledger.failure != nil)
    await ledger.perform(RateWithdrawal(identifier: 2), on: [key])
    try FileManager.default.removeItem(atPath: path)
    time.value = .seconds(1002)
    #expect(await decide(ledger, 3) == .send)
    #expect(await ledger.failure == nil)
    let other = SharedRateLedger(
      directory: path, author: Samples.author(), now: { Samples.start }, uptime: { time.value })
    let used = await other.inspect([key]) { $0[0].used(at: $1) }
    #expect(used == 2)
  }

  @Test func `a window that matters no longer is forgotten`() async throws {
    let first = ledger()
    #expect(await decide(first, 1) == .send)
    let late = ledger(uptime: .seconds(5000))
    await late.perform(RateWithdrawal(identifier: 1), on: [key])
    await late.inspect([key]) { windows, _ in windows[0].close(for: .zero, now: .seconds(4000)) }
    let used = await late.inspect([key]) { windows, _ in windows[0].entries.count }
    #expect(used == 0)
  }
}

/// Time since the machine started, as the test says it is.
final class TestUptime: Sendable {
  private let stored = Mutex(Duration.seconds(1000))
  var value: Duration {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}
