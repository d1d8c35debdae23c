import FoundationEssentials
import Synchronization
import VenueClient

/// A clock for a client and its venue that jumps over every wait, so that a ban of a minute costs a
/// test nothing.
final class SkippingClock: Sendable {
  private let skipped = Mutex(Duration.zero)

  /// Lets time pass.
  func skip(_ duration: Duration) { skipped.withLock { $0 += duration } }

  /// The time of day, in Unix milliseconds, as a venue reads it.
  var milliseconds: Int64 { Int64(now.timeIntervalSince1970 * 1000) }

  /// The time of day.
  var now: Date { Date().addingTimeInterval(skipped.withLock { $0 } / .seconds(1)) }

  /// The clocks and the waiting of a venue client.
  var timing: VenueTiming {
    let system = VenueTiming.system
    return VenueTiming(
      now: { self.now },
      uptime: { system.uptime() + self.skipped.withLock { $0 } },
      wait: { self.skip($0) })
  }
}
