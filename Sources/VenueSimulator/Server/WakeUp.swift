import Glibc

/// Wakes a thread that polls ``descriptor``.
final class WakeUp: Sendable {
  /// Readable once ``fire()`` was called and until ``clear()`` is; -1 without descriptors left.
  let descriptor: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }
    descriptor = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Wakes the thread, now or when it polls next. A full pipe wakes it as well.
  func fire() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Lets the next poll wait again.
  func clear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
