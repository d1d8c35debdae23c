import Dispatch
import Synchronization

/// Waiting for a task on a thread that is not one of those that run tasks, such as the main one.
enum ThisThread {
  /// Runs `work` as a task while this thread waits.
  static func wait<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let pending = PendingValue<Value>()
    Task { pending.finish(await work()) }
    return pending.wait()
  }
}

/// A value that one thread waits for and another brings.
private final class PendingValue<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let done = DispatchSemaphore(value: 0)

  func finish(_ value: Value) {
    self.value.withLock { $0 = value }
    done.signal()
  }

  func wait() -> Value {
    while true {
      done.wait()
      if let value = value.withLock({ $0 }) { return value }
    }
  }
}
