import FoundationEssentials
import LeverDomain
import RateLimiting
import Synchronization
import VenueClient

/// One time for a client and for the venue that it talks to. It stands still from when a request is
/// let through until its answer has been noted, and jumps to the end of the next wait when none is
/// under way: half an hour passes as fast as the requests in it can be answered, and no machine is
/// too slow for it.
final class SharedClock: Sendable {
  private struct Sleeper {
    let until: Duration
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = Duration.zero
    /// Requests that were let through and of which no answer has been noted.
    var underWay: Set<UInt64> = []
    var sleepers: [UInt64: Sleeper] = [:]
    var sleeperCount: UInt64 = 0

    /// The sleepers whose time has come once time has moved on; none while a request is under way.
    mutating func advance() -> [CheckedContinuation<Void, Never>] {
      guard underWay.isEmpty, let next = sleepers.values.map(\.until).min() else { return [] }
      now = max(now, next)
      let woken = sleepers.filter { $0.value.until <= now }
      for identifier in woken.keys { sleepers[identifier] = nil }
      return woken.values.map(\.continuation)
    }
  }

  /// When it starts, in Unix milliseconds.
  private static let start: Int64 = 1_790_000_000_000

  private let state = Mutex(State())

  /// The time since the start.
  var elapsed: Duration { state.withLock(\.now) }

  /// The time of day, in Unix milliseconds, as a venue reads it.
  var milliseconds: Int64 { Self.start + Int64(elapsed / .milliseconds(1)) }

  /// The time of day.
  var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

  /// The clocks and the waiting of a venue client.
  var timing: VenueTiming {
    VenueTiming(
      now: { Date(timeIntervalSince1970: Double(self.milliseconds) / 1000) },
      uptime: { .seconds(1_000_000) + self.elapsed },
      wait: { await self.wait($0) })
  }

  /// Notes that requests were let through.
  func requestsStarted(_ identifiers: Set<UInt64>) {
    state.withLock { $0.underWay.formUnion(identifiers) }
  }

  /// Notes that the answers to requests were noted.
  func requestsEnded(_ identifiers: Set<UInt64>) {
    wake { state in
      guard !state.underWay.isDisjoint(with: identifiers) else { return [] }
      state.underWay.subtract(identifiers)
      return state.advance()
    }
  }

  private func wait(_ duration: Duration) async {
    let identifier = state.withLock { state in
      state.sleeperCount += 1
      return state.sleeperCount
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        wake { state in
          guard !Task.isCancelled else { return [continuation] }
          state.sleepers[identifier] = Sleeper(
            until: state.now + duration, continuation: continuation)
          return state.advance()
        }
      }
    } onCancel: {
      wake { state in
        state.sleepers.removeValue(forKey: identifier).map { [$0.continuation] } ?? []
      }
    }
  }

  private func wake(_ body: (inout State) -> [CheckedContinuation<Void, Never>]) {
    for continuation in state.withLock({ body(&$0) }) { continuation.resume() }
  }
}

/// A ledger that tells the clock when a request is let through and when its answer is noted: from
/// then on, it counts for a shorter time.
struct WatchedLedger: RateLedger {
  let clock: SharedClock
  private let ledger: MemoryRateLedger

  init(clock: SharedClock) {
    self.clock = clock
    ledger = MemoryRateLedger(uptime: clock.timing.uptime)
  }

  func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey]
  ) async -> Operation.Answer {
    ledger.perform(WatchedOperation(operation: operation, clock: clock), on: keys)
  }
}

/// An operation that tells the clock what it has done.
private struct WatchedOperation<Operation: RateOperation>: RateOperation {
  let operation: Operation
  let clock: SharedClock

  func apply(
    to windows: inout [RateWindow], of rules: [RateRule], now: Duration
  ) -> Operation.Answer {
    let before = Self.moments(in: windows)
    let answer = operation.apply(to: &windows, of: rules, now: now)
    let after = Self.moments(in: windows)
    if (answer as? RateAdmission.Answer)?.decision == .send {
      clock.requestsStarted(Set(after.keys).subtracting(before.keys))
    } else {
      let ended = before.filter { identifier, moment in after[identifier] ?? .zero < moment }
      clock.requestsEnded(Set(ended.keys))
    }
    return answer
  }

  /// When each request stops counting.
  private static func moments(in windows: [RateWindow]) -> [UInt64: Duration] {
    var moments: [UInt64: Duration] = [:]
    for entry in windows.flatMap(\.entries) {
      moments[entry.identifier] = max(moments[entry.identifier] ?? .zero, entry.freeAt)
    }
    return moments
  }
}
