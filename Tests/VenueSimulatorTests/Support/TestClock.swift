import Synchronization

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
  private let time: Mutex<Int64>

  init(_ milliseconds: Int64 = 1_790_000_000_000) { time = Mutex(milliseconds) }

  var now: Int64 { time.withLock { $0 } }

  func advance(milliseconds: Int64) { time.withLock { $0 += milliseconds } }
}
