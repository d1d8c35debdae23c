import Foundation
import Synchronization
import VenueClient

/// A clock that stands still until something waits: then it moves on by as much, at once.
final class TestTime: Sendable {
  /// 2026-09-21T14:13:20Z, which is also the timestamp of the signing vectors.
  static let start = Date(timeIntervalSince1970: 1_790_000_000)

  private let elapsed = Mutex(Duration.zero)
  private let stepped = Mutex(Duration.zero)
  private let recorded = Mutex<[Duration]>([])

  /// How long the test has taken by this clock.
  var uptime: Duration { elapsed.withLock { $0 } }

  /// Every wait, in order.
  var waits: [Duration] { recorded.withLock { $0 } }

  func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }

  /// Sets the time of day anew; no time passes.
  func step(by duration: Duration) { stepped.withLock { $0 += duration } }

  private var now: Date {
    TestTime.start.addingTimeInterval((uptime + stepped.withLock { $0 }) / .seconds(1))
  }

  var timing: VenueTiming {
    VenueTiming(
      now: { self.now },
      uptime: { self.uptime },
      wait: { duration in
        self.recorded.withLock { $0.append(duration) }
        self.advance(by: max(.zero, duration))
        await Task.yield()
      })
  }
}
