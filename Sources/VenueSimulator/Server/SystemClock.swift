import Glibc

/// The machine's clock.
enum SystemClock {
  /// Unix milliseconds.
  static func milliseconds() -> Int64 { read(CLOCK_REALTIME) }

  /// Milliseconds that never go back, for waiting.
  static func monotonicMilliseconds() -> Int64 { read(CLOCK_MONOTONIC) }

  /// The first whole millisecond of that clock before which `milliseconds` have passed from now.
  static func moment(in milliseconds: Int64) -> Int64 { monotonicMilliseconds() + milliseconds + 1 }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
