import Desk
import FoundationEssentials
import Synchronization
import VenueClient

/// One time for the screen, the venue clients and the venues. It moves only when it is told to.
final class PlayedClock: Sendable {
  private struct Sleeper {
    let until: Duration
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var elapsed = Duration.zero
    var sleepers: [UInt64: Sleeper] = [:]
    var sleeperCount: UInt64 = 0
  }

  /// When it starts, in Unix milliseconds.
  private static let start: Int64 = 1_790_000_000_000

  private let state = Mutex(State())

  /// The time since the start.
  var elapsed: Duration { state.withLock(\.elapsed) }

  /// The time of day, in Unix milliseconds.
  var milliseconds: Int64 { Self.start + Int64(elapsed / .milliseconds(1)) }

  /// When the first wait ends; nil while nobody waits.
  var nextEnd: Duration? { state.withLock { $0.sleepers.values.map(\.until).min() } }

  private var now: Date {
    Date(timeIntervalSince1970: Double(Self.start) / 1000 + elapsed / .seconds(1))
  }

  /// The clocks and the waiting of a venue client.
  var ofVenues: VenueTiming {
    VenueTiming(
      now: { self.now }, uptime: { .seconds(1_000_000) + self.elapsed },
      wait: { await self.wait($0) })
  }

  /// The time and the waiting of everything above.
  var ofScreen: DeskTiming { DeskTiming(now: { self.now }, wait: { await self.wait($0) }) }

  /// Moves on to a moment and ends the waits that are over then.
  func advance(to moment: Duration) {
    let woken = state.withLock { state in
      state.elapsed = max(state.elapsed, moment)
      let woken = state.sleepers.filter { $0.value.until <= state.elapsed }
      for identifier in woken.keys { state.sleepers[identifier] = nil }
      return woken.values.map(\.continuation)
    }
    for continuation in woken { continuation.resume() }
  }

  private func wait(_ duration: Duration) async {
    let identifier = state.withLock { state in
      state.sleeperCount += 1
      return state.sleeperCount
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard !Task.isCancelled, duration > .zero else { return true }
          state.sleepers[identifier] = Sleeper(
            until: state.elapsed + duration, continuation: continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: identifier) }?.continuation.resume()
    }
  }
}
