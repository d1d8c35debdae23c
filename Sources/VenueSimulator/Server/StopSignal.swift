import Glibc

/// Lets threads wait for a time, or for their client to go, or for the simulator to stop.
final class StopSignal: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  /// Without descriptors left, waits are not cut short by ``fire()``.
  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Ends every wait, now and later: the byte is never read.
  func fire() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Waits `milliseconds`, or without end for nil; returns early, with false, when the simulator
  /// stops or the client at `socket` closes its connection.
  func wait(milliseconds: Int64?, socket: Int32) -> Bool {
    let deadline = milliseconds.map { SystemClock.monotonicMilliseconds() + $0 }
    while true {
      var descriptors = [
        pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
        pollfd(fd: socket, events: Self.closedByPeer, revents: 0),
      ]
      let left = deadline.map { max(0, $0 - SystemClock.monotonicMilliseconds()) }
      let count = poll(&descriptors, 2, Int32(clamping: left ?? -1))
      if count > 0 { return false }
      if count == 0, let left, left <= Int64(Int32.max) { return true }
      if count < 0, errno != EINTR { return false }
    }
  }

  // Linux's POLLRDHUP, which is declared only with _GNU_SOURCE and is therefore not imported.
  private static let closedByPeer: Int16 = 0x2000
}
