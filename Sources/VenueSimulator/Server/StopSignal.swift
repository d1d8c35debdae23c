import Glibc

/// Lets threads wait for a time, or for their client to go, or for the simulator to stop.
final class StopSignal: Sendable {
  private let stop = WakeUp()

  /// Ends every wait, now and later: the signal is never cleared. Without descriptors left, waits are
  /// not cut short.
  func fire() { stop.fire() }

  /// Waits `milliseconds`, or without end for nil; returns early, with false, when the simulator
  /// stops or the client at `socket` closes its connection, and with true when `wakeUp` fires.
  func wait(milliseconds: Int64?, socket: Int32, or wakeUp: WakeUp? = nil) -> Bool {
    let deadline = milliseconds.map(SystemClock.moment(in:))
    while true {
      var descriptors = [
        pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: socket, events: Self.closedByPeer, revents: 0),
        pollfd(fd: wakeUp?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      let left = deadline.map { max(0, $0 - SystemClock.monotonicMilliseconds()) }
      let count = poll(&descriptors, nfds_t(descriptors.count), Int32(clamping: left ?? -1))
      if count > 0 { return descriptors[2].revents != 0 }
      if count == 0, let left, left <= Int64(Int32.max) { return true }
      if count < 0, errno != EINTR { return false }
    }
  }

  // Linux's POLLRDHUP, which is declared only with _GNU_SOURCE and is therefore not imported.
  private static let closedByPeer: Int16 = 0x2000
}
