import FoundationEssentials
import Synchronization

/// A time that moves when somebody waits.
final class MovingClock: Sendable {
  private let time: Mutex<Date>

  init(from start: Date) { time = Mutex(start) }

  var now: Date { time.withLock { $0 } }

  func advance(_ duration: Duration) {
    time.withLock { $0 = $0.addingTimeInterval(duration / .seconds(1)) }
  }
}
