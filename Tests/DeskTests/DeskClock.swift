import Desk
import FoundationEssentials
import Synchronization

/// A time that moves when somebody waits.
final class DeskClock: Sendable {
  private let elapsed = Mutex(Duration.zero)

  /// The time of day.
  var now: Date { Date(timeIntervalSince1970: elapsed.withLock { $0 } / .seconds(1)) }

  /// The time and the waiting of a desk.
  var timing: DeskTiming {
    DeskTiming(now: { self.now }, wait: { duration in self.elapsed.withLock { $0 += duration } })
  }
}
