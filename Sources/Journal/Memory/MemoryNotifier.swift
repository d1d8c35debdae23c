import Synchronization

/// Tells everybody who listens in this process that something was written.
final class MemoryNotifier: Sendable {
  private struct State {
    var next = 0
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  }

  private let state = Mutex(State())

  func notify() {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
  }

  /// Yields at once, and then each time something was written.
  func news() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = state.withLock { state in
        state.next += 1
        state.listeners[state.next] = continuation
        return state.next
      }
      continuation.onTermination = { [self] _ in
        _ = state.withLock { $0.listeners.removeValue(forKey: number) }
      }
      continuation.yield()
    }
  }
}
