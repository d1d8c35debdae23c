import Dispatch
import Glibc
import LeverCLI

/// Turns signals into calls on an ordinary thread.
enum InterruptSignal {
  /// Tells `interruption` of every SIGINT from now on.
  static func forward(to interruption: Interruption) {
    handle(SIGINT) { interruption.interrupt() }
  }

  /// Waits until the person or the system asks the program to end.
  static func waitForEnd() {
    let asked = DispatchSemaphore(value: 0)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      handle(number) { asked.signal() }
    }
    asked.wait()
  }

  private static func handle(_ number: Int32, _ action: @escaping @Sendable () -> Void) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: action)
    source.activate()
    // The source lives as long as the process: its handler holds it.
    source.setCancelHandler { _ = source }
  }
}
