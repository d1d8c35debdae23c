import LeverDomain
import RateLimiting
import Synchronization
import Testing

@testable import VenueClient

/// A clock whose waits end when the test says so.
private final class HeldTime: Sendable {
  private struct State {
    var uptime = Duration.zero
    var sleepers: [(wake: Duration, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var timing: VenueTiming {
    VenueTiming(
      now: { TestTime.start }, uptime: { self.state.withLock { $0.uptime } },
      wait: { duration in
        await withCheckedContinuation { continuation in
          self.state.withLock { $0.sleepers.append(($0.uptime + duration, continuation)) }
        }
      })
  }

  func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.uptime += duration
      let due = state.sleepers.filter { $0.wake <= state.uptime }
      state.sleepers.removeAll { $0.wake <= state.uptime }
      return due
    }
    for sleeper in due { sleeper.continuation.resume() }
  }
}

/// Who was let through, in order.
private final class Served: Sendable {
  private let stored = Mutex<[String]>([])
  var names: [String] { stored.withLock { $0 } }
  func append(_ name: String) { stored.withLock { $0.append(name) } }
}

struct RateLimiterTests {
  private let rule = RateRule("rule", limit: 2, per: .seconds(10))

  private func limiter(
    _ timing: VenueTiming, ledger: (any RateLedger)? = nil, account: String = "a",
    background: RateShare = .everything
  ) -> RateLimiter {
    RateLimiter(
      ledger: ledger ?? MemoryRateLedger(uptime: timing.uptime), account: account, address: "host",
      background: background, timing: timing)
  }

  private func untilWaiting(_ count: Int, in limiter: RateLimiter) async {
    while await limiter.waiting != count { await Task.yield() }
  }

  /// Moves on second by second: the limiter may set its alarm a little after the test looks.
  private func advance(_ time: HeldTime, untilWaiting count: Int, in limiter: RateLimiter) async {
    while await limiter.waiting != count {
      time.advance(by: .seconds(1))
      await Task.yield()
    }
  }

  @Test func `the most urgent goes first, then the oldest`() async throws {
    let time = HeldTime()
    let limiter = limiter(time.timing)
    let charges = [RateCharge(rule)]
    for _ in 0..<2 { _ = try await limiter.acquire(charges, priority: .change) }
    let served = Served()
    await withTaskGroup { group in
      let waiting: [(RequestPriority, String)] = [
        (.background, "background"), (.visible, "visible 1"), (.visible, "visible 2"),
        (.change, "change"),
      ]
      for (index, (priority, name)) in waiting.enumerated() {
        group.addTask {
          guard (try? await limiter.acquire(charges, priority: priority)) != nil else { return }
          served.append(name)
        }
        await untilWaiting(index + 1, in: limiter)
      }
      for left in [2, 0] {
        await advance(time, untilWaiting: left, in: limiter)
        while served.names.count < 4 - left { await Task.yield() }
      }
    }
    let order = served.names
    #expect(Set(order.prefix(2)) == ["change", "visible 1"])
    #expect(Set(order.suffix(2)) == ["visible 2", "background"])
  }

  @Test func `a request that waits can be withdrawn`() async throws {
    let limiter = limiter(HeldTime().timing)
    for _ in 0..<2 { _ = try await limiter.acquire([RateCharge(rule)], priority: .change) }
    let task = Task { () async -> VenueError? in
      do throws(VenueError) {
        _ = try await limiter.acquire([RateCharge(rule)], priority: .visible)
        return nil
      } catch {
        return error
      }
    }
    await untilWaiting(1, in: limiter)
    task.cancel()
    #expect(await task.value == VenueError(.cancelled))
    #expect(await limiter.waiting == 0)
  }

  @Test func `one that waits for its own limit does not hold up others`() async throws {
    let limiter = limiter(HeldTime().timing)
    let other = RateRule("other", limit: 1, per: .seconds(10))
    for _ in 0..<2 { _ = try await limiter.acquire([RateCharge(rule)], priority: .change) }
    let task = Task { try? await limiter.acquire([RateCharge(rule)], priority: .change) }
    await untilWaiting(1, in: limiter)
    _ = try await limiter.acquire([RateCharge(other)], priority: .background)
    task.cancel()
    _ = await task.value
  }

  @Test func `a light request does not slip past a heavy one that waits for the same limit`()
    async throws
  {
    let time = HeldTime()
    let limiter = limiter(time.timing)
    let weight = RateRule("weight", limit: 10, per: .seconds(10))
    _ = try await limiter.acquire([RateCharge(weight, weight: 5)], priority: .change)
    let heavy = Task {
      try? await limiter.acquire([RateCharge(weight, weight: 8)], priority: .visible)
    }
    await untilWaiting(1, in: limiter)
    let light = Task { try? await limiter.acquire([RateCharge(weight)], priority: .background) }
    await untilWaiting(2, in: limiter)
    await advance(time, untilWaiting: 0, in: limiter)
    #expect(await heavy.value != nil)
    #expect(await light.value != nil)
  }

  @Test func `a request that was answered early lets the next go early`() async throws {
    let time = TestTime()
    let limiter = limiter(time.timing)
    let first = try await limiter.acquire([RateCharge(rule)], priority: .change)
    await limiter.settle(first, wasTaken: true)
    let second = try await limiter.acquire([RateCharge(rule)], priority: .change)
    await limiter.settle(second, wasTaken: true)
    _ = try await limiter.acquire([RateCharge(rule)], priority: .change)
    #expect(time.uptime > .seconds(10))
    #expect(time.uptime < .milliseconds(10_100))
  }

  @Test func `accounts of one address share its limits and not each other's`() async throws {
    let time = TestTime()
    let ledger = MemoryRateLedger(uptime: time.timing.uptime)
    let first = limiter(time.timing, ledger: ledger, account: "a")
    let second = limiter(time.timing, ledger: ledger, account: "b")
    let own = RateRule("own", limit: 1, per: .seconds(10))
    let shared = RateRule("shared", limit: 3, per: .seconds(10), scope: .address)
    _ = try await first.acquire([RateCharge(own), RateCharge(shared)], priority: .change)
    _ = try await second.acquire([RateCharge(own), RateCharge(shared)], priority: .change)
    #expect(time.uptime == .zero)
    let left = await first.budgets([own, shared], isUrgent: true).map(\.left)
    #expect(left == [0, 1])
  }

  @Test func `a long closure is reported at once`() async throws {
    let time = TestTime()
    let limiter = limiter(time.timing)
    _ = await limiter.penalise(
      rule, retryAfter: .seconds(300), backOff: BackOff(first: .seconds(1), longest: .seconds(1)))
    let error = await #expect(throws: VenueError.self) {
      try await limiter.acquire([RateCharge(rule)], priority: .change)
    }
    #expect(error?.kind == .rateLimited)
    #expect(error?.retryAfter == .seconds(300))
    #expect(time.uptime == .zero)
  }
}
