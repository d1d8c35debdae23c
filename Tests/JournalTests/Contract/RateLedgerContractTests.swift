import FoundationEssentials
import Journal
import LeverDomain
import RateLimiting
import Synchronization
import TestSupport
import Testing

/// A store of rate windows that the contract is tested with. Another one joins by one line in ``all``.
struct RateStoreUnderTest: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Makes an empty store, and opens it once more.
  let make: @Sendable (TestUptime) throws -> RateBench

  static let all = [
    RateStoreUnderTest(testDescription: "memory") { time in
      let store = MemoryRateLedger(uptime: { time.value })
      return RateBench(store: store, other: store)
    },
    RateStoreUnderTest(testDescription: "SQLite") { time in
      let folder = try TemporaryFolder()
      func open() -> SQLiteRateStore {
        SQLiteRateStore(
          directory: folder.path, author: Samples.author(), now: { Samples.start },
          uptime: { time.value })
      }
      return RateBench(store: open(), other: open(), keeps: folder)
    },
  ]
}

/// One store of windows, as two processes see it.
struct RateBench: Sendable {
  let store: any RateStore
  let other: any RateStore
  /// What must stay for as long as the store is used.
  var keeps: (any Sendable)?
}

/// A store that fails for as long as a test wants.
private final class FailingStore: RateStore {
  private let store: any RateStore
  private let reason = Mutex<StorageFailure?>(nil)

  init(_ store: any RateStore) { self.store = store }

  var failure: StorageFailure? {
    get { reason.withLock { $0 } }
    set { reason.withLock { $0 = newValue } }
  }

  func now() -> Duration { store.now() }

  func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey], joining apart: [RateWindow?], isTrial: Bool
  ) async throws(StorageFailure) -> RateUpdate<Operation.Answer> {
    if let failure { throw failure }
    return try await store.perform(operation, on: keys, joining: apart, isTrial: isTrial)
  }
}

/// What every store of rate windows promises, and what a ledger makes of it.
@Suite struct RateLedgerContractTests {
  let time = TestUptime()
  let key = RateKey(
    subject: "practice", rule: RateRule("leverage", limit: 20, per: .seconds(60)))

  @Test(arguments: RateStoreUnderTest.all)
  func `what one has counted the other knows, until a window has passed`(
    kind: RateStoreUnderTest
  ) async throws {
    let bench = try kind.make(time)
    let ledgers = [SharedRateLedger(store: bench.store), SharedRateLedger(store: bench.other)]
    for identifier in 0..<20 {
      #expect(await ledgers[identifier % 2].admit(UInt64(identifier), on: key) == .send)
    }
    guard case .wait(let until, [0]) = await ledgers[0].admit(20, on: key) else {
      throw Unexpected()
    }
    #expect(until > .seconds(1060))
    guard case .wait = await ledgers[1].admit(21, on: key) else { throw Unexpected() }
    // A request that waits no longer leaves its place.
    await ledgers[1].perform(RateWithdrawal(identifier: 20), on: [key])
    time.value = until
    #expect(await ledgers[1].admit(21, on: key) == .send)
    let left = await ledgers[0].perform(
      RateReading(background: .background, isUrgent: false), on: [key])
    #expect(left.map(\.left) == [19])
  }

  @Test(arguments: RateStoreUnderTest.all)
  func `many who ask at once are never let through together`(
    kind: RateStoreUnderTest
  ) async throws {
    let bench = try kind.make(time)
    let ledgers = [
      SharedRateLedger(store: bench.store), SharedRateLedger(store: bench.other),
      SharedRateLedger(store: bench.store), SharedRateLedger(store: bench.other),
    ]
    let key = key
    let sent = await withTaskGroup { group in
      for identifier in 0..<100 {
        let ledger = ledgers[identifier % 4]
        group.addTask { await ledger.admit(UInt64(identifier), on: key) == .send ? 1 : 0 }
      }
      return await group.reduce(0, +)
    }
    #expect(sent == 20)
  }

  @Test(arguments: RateStoreUnderTest.all)
  func `a closure, and the end of it, is everybody's`(kind: RateStoreUnderTest) async throws {
    let bench = try kind.make(time)
    let (first, second) = (
      SharedRateLedger(store: bench.store), SharedRateLedger(store: bench.other)
    )
    let gate = RateKey(subject: "host", rule: .gate("ban", scope: .address))
    let backOff = BackOff(first: .seconds(2), longest: .seconds(60))
    let wait = await first.perform(
      RatePenalty(retryAfter: nil, backOff: backOff), on: [gate])
    #expect(wait == .seconds(2))
    #expect(await second.admit(1, on: gate) == .wait(until: .seconds(1002), because: [0]))
    await second.perform(RateReopening(), on: [gate])
    #expect(await first.admit(2, on: gate) == .send)
    // Twice as long the next time, unless the venue has taken a request.
    #expect(
      await second.perform(RatePenalty(retryAfter: nil, backOff: backOff), on: [gate])
        == .seconds(4))
    await first.perform(RateCompletion(identifier: 2, wasTaken: true), on: [gate])
    #expect(
      await second.perform(RatePenalty(retryAfter: nil, backOff: backOff), on: [gate])
        == .seconds(2))
  }

  @Test(arguments: RateStoreUnderTest.all)
  func `while the store fails a process takes a tenth, and what it took is counted once`(
    kind: RateStoreUnderTest
  ) async throws {
    let bench = try kind.make(time)
    let store = FailingStore(bench.store)
    let told = Mutex<[StorageFailure]>([])
    let ledger = SharedRateLedger(store: store) { failure in told.withLock { $0.append(failure) } }
    let other = SharedRateLedger(store: bench.other)
    store.failure = .diskFull(at: "there")
    #expect(await ledger.admit(1, on: key) == .send)
    #expect(await ledger.admit(2, on: key) == .send)
    guard case .wait(let until, _) = await ledger.admit(3, on: key) else { throw Unexpected() }
    // It asks again soon, when the store may be back.
    #expect(until == .seconds(1001))
    await ledger.perform(RateWithdrawal(identifier: 3), on: [key])
    #expect(await ledger.failure == .diskFull(at: "there"))
    #expect(told.withLock { $0 } == [.diskFull(at: "there")])
    #expect(await other.inspect([key]) { $0[0].used(at: $1) } == 0)
    store.failure = nil
    // Not before it is asked again.
    #expect(
      await ledger.inspect([key]) { windows, _ in windows[0].unshared } == .diskFull(at: "there"))
    time.value = .seconds(1001)
    for _ in 0..<2 {
      #expect(await ledger.inspect([key]) { $0[0].used(at: $1) } == 2)
      #expect(await other.inspect([key]) { $0[0].used(at: $1) } == 2)
    }
    #expect(await ledger.failure == nil)
  }

  @Test func `a store that others keep busy is told of only when that lasts`() async {
    let time = time
    let store = FailingStore(MemoryRateLedger(uptime: { time.value }))
    let told = Mutex(0)
    let ledger = SharedRateLedger(store: store) { _ in told.withLock { $0 += 1 } }
    store.failure = .busy(at: "there")
    for second in 0..<5 {
      time.value = .seconds(1000 + second)
      _ = await ledger.admit(1, on: key)
    }
    #expect(told.withLock { $0 } == 0)
    for second in 5..<8 {
      time.value = .seconds(1000 + second)
      _ = await ledger.admit(1, on: key)
    }
    #expect(told.withLock { $0 } == 1)
  }
}
