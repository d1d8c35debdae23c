import FoundationEssentials
import LeverDomain
import Synchronization
import Transport
import VenueClient

/// One time for a client and for the venue that it talks to. It stands still while a request is
/// under way, and jumps to the end of the next wait when none is: half an hour passes as fast as
/// the requests in it can be answered, and no machine is too slow for it.
final class SharedClock: Sendable {
  private struct Sleeper {
    let until: Duration
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = Duration.zero
    /// Requests that were let through and not yet answered.
    var underWay = 0
    var sleepers: [UInt64: Sleeper] = [:]
    var sleeperCount: UInt64 = 0

    /// The sleepers whose time has come once time has moved on; none while a request is under way.
    mutating func advance() -> [CheckedContinuation<Void, Never>] {
      guard underWay == 0, let next = sleepers.values.map(\.until).min() else { return [] }
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

  /// The clocks and the waiting of a venue client.
  var timing: VenueTiming {
    VenueTiming(
      now: { Date(timeIntervalSince1970: Double(self.milliseconds) / 1000) },
      uptime: { .seconds(1_000_000) + self.elapsed },
      wait: { await self.wait($0) })
  }

  /// Notes that a request was let through.
  func requestStarted() { state.withLock { $0.underWay += 1 } }

  /// Notes that a request was answered.
  func requestEnded() {
    wake { state in
      state.underWay -= 1
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

/// A ledger that tells the clock when a request is let through.
struct WatchedLedger: RateLedger {
  let clock: SharedClock
  private let ledger = MemoryRateLedger()

  init(clock: SharedClock) { self.clock = clock }

  func update<Value: Sendable>(
    _ keys: [RateKey], _ body: (inout [RateWindow]) -> Value
  ) -> Value {
    let value = ledger.update(keys, body)
    if let decision = value as? RateDecision, decision == .send { clock.requestStarted() }
    return value
  }
}

/// A transport that tells the clock when a request is answered.
struct WatchedTransport: HTTPTransport {
  let clock: SharedClock
  let transport: CurlTransport

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    defer { clock.requestEnded() }
    return try await transport.send(request)
  }
}
