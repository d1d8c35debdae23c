internal import CSystem
internal import Glibc

/// How a program ended.
public enum ExitState: Hashable, Sendable {
  /// By itself, with a status.
  case exited(Int32)
  /// By a signal.
  case signalled(Int32)

  init(waitStatus: Int32) {
    let signal = lever_wait_ending_signal(waitStatus)
    self = signal == 0 ? .exited(lever_wait_exit_status(waitStatus)) : .signalled(signal)
  }
}
