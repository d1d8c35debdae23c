internal import CSystem
internal import Glibc

/// Signals as bytes that can be waited for, and the promise that the terminal is put back whatever
/// ends the program.
final class SignalPipe {
  /// Becomes readable when a signal has arrived.
  let readEnd: Int32
  private let writeEnd: Int32

  /// Guards the terminal of a descriptor from now on.
  init(terminal: Int32) throws(NcursesTerminalError) {
    var ends: [Int32] = [-1, -1]
    guard lever_notification_pipe(&ends) == 0 else {
      throw .system(errorNumber: errno)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
    guard lever_terminal_guard_begin(terminal, writeEnd) == 0 else {
      throw .system(errorNumber: errno)
    }
  }

  /// What to write when the terminal must be put back without the program.
  func setFarewell(_ bytes: [CChar]) {
    _ = lever_terminal_guard_set_farewell(bytes, bytes.count)
  }

  /// The signals that have arrived since the last time.
  func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(readEnd, &bytes, bytes.count)
    lever_terminal_guard_taken()
    return bytes.prefix(max(0, count)).map(Int32.init)
  }

  /// Stops the program as Ctrl-Z does; returns when it goes on.
  func stop() { lever_terminal_guard_stop() }

  /// Puts the terminal's modes back and gives the signals back.
  func end() { lever_terminal_guard_end() }

  deinit {
    _ = Glibc.close(readEnd)
    _ = Glibc.close(writeEnd)
  }
}
