import Synchronization

/// Counts how often the user interrupted, and wakes whoever waits for it. The program calls
/// ``interrupt()`` when SIGINT arrives.
public final class Interruption: Sendable {
  private struct State {
    var count = 0
    var nextWaiter = 0
    var waiters: [Int: (count: Int, continuation: CheckedContinuation<Void, Never>)] = [:]
  }

  private let state = Mutex(State())

  /// Not interrupted yet.
  public init() {}

  /// Notes an interruption. Any thread may call it.
  public func interrupt() {
    let woken = state.withLock { state in
      state.count += 1
      let ready = state.waiters.filter { $0.value.count <= state.count }
      for key in ready.keys { state.waiters[key] = nil }
      return ready.values.map(\.continuation)
    }
    for continuation in woken { continuation.resume() }
  }

  /// How often the user interrupted.
  public var count: Int { state.withLock { $0.count } }

  /// Returns when the user has interrupted `times` times in all, or the task is cancelled.
  public func wait(times: Int) async {
    let key = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if state.count >= times || Task.isCancelled { return true }
          state.waiters[key] = (times, continuation)
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: key) }?.continuation.resume()
    }
  }

  /// Does `work`, unless the user has interrupted `times` times in all before it ends. The work
  /// is cancelled then, and not waited for.
  ///
  /// - Returns: nil when interrupted.
  func race<Value: Sendable>(
    times: Int = 1, _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    await race(times: times, for: Task { await work() }, cancels: true)
  }

  /// Waits for `task`, unless the user has interrupted `times` times in all before it ends.
  ///
  /// - Returns: nil when interrupted; the task goes on unless `cancels`.
  func race<Value: Sendable>(
    times: Int, for task: Task<Value, Never>, cancels: Bool
  ) async -> Value? {
    let (results, feed) = AsyncStream.makeStream(of: Value?.self)
    let working = Task {
      feed.yield(await task.value)
    }
    let waiting = Task {
      await self.wait(times: times)
      if !Task.isCancelled { feed.yield(nil) }
    }
    var iterator = results.makeAsyncIterator()
    let first = await iterator.next() ?? nil
    feed.finish()
    waiting.cancel()
    working.cancel()
    if first == nil, cancels { task.cancel() }
    return first
  }
}
