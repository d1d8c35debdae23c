import CSystem
import Dispatch
import Glibc

extension Interruption {
  /// Takes every SIGINT, SIGTERM and SIGHUP from now to the end of the process as an interruption.
  /// To be called once; a screen, which takes them itself, does without.
  ///
  /// - Returns: false when the system has no pipe left, and the signals end the process as before.
  public func listenForSignals() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard lever_notification_pipe(&ends) == 0 else { return false }
    let reading = ends[0]
    let source = DispatchSource.makeReadSource(fileDescriptor: reading, queue: .global())
    source.setEventHandler { [self] in
      // The handler holds its source, which so lives as long as the process.
      guard !source.isCancelled else { return }
      var byte: UInt8 = 0
      while read(reading, &byte, 1) == 1 { interrupt() }
    }
    source.resume()
    return lever_notify_interruptions(ends[1]) == 0
  }
}
