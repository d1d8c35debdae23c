import Dispatch
import LeverCLI

/// Turns signals into what the parts below understand.
enum InterruptSignal {
  /// Tells `interruption` of every request to end, from now on. Where the system cannot, signals
  /// end the process as they always did.
  static func forward(to interruption: Interruption) {
    _ = interruption.listenForSignals()
  }

  /// Waits on this thread until `interruption` has come once.
  static func wait(for interruption: Interruption) {
    let asked = DispatchSemaphore(value: 0)
    Task {
      await interruption.wait(times: 1)
      asked.signal()
    }
    asked.wait()
  }
}
