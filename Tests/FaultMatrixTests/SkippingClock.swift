import FoundationEssentials
import Synchronization
import VenueClient

/// A clock that jumps over every wait, so that a ban of a minute costs a test nothing.
final class SkippingClock: Sendable {
  private let skipped = Mutex(Duration.zero)

  /// Lets time pass.
  func skip(_ duration: Duration) { skipped.withLock { $0 += duration } }

  /// The clocks and the waiting of a venue client.
  var timing: VenueTiming {
    let system = VenueTiming.system
    return VenueTiming(
      now: system.now,
      uptime: { system.uptime() + self.skipped.withLock { $0 } },
      wait: { self.skip($0) })
  }
}
