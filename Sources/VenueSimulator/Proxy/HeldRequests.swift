import CSystem
import Glibc
import Synchronization

/// The requests that a proxy holds on their way to a venue. Each is delivered when its time has
/// come, whether or not its client still waits, or when it is asked for.
///
/// The one thread that watches the time runs from the first request that has a time until ``end()``.
final class HeldRequests: Sendable {
  private struct Entry {
    /// On the monotonic clock, in milliseconds; nil for a request that waits to be asked for.
    let due: Int64?
    let deliver: @Sendable () -> Void
  }

  private struct State {
    var entries: [Entry] = []
    var thread: pthread_t?
    var isEnded = false
  }

  /// So many are held, so that no client can fill the memory.
  private static let maximum = 4096

  private let state = Mutex(State())
  private let wakeUp = WakeUp()

  /// How many are held.
  var count: Int { state.withLock { $0.entries.count } }

  /// Holds a request for so many milliseconds, or until it is asked for. False when it is not held:
  /// too many are, or the simulator has stopped.
  func hold(milliseconds: Int64?, deliver: @escaping @Sendable () -> Void) -> Bool {
    let due = milliseconds.map(SystemClock.moment(in:))
    let isHeld = state.withLock { state -> Bool in
      guard !state.isEnded, state.entries.count < Self.maximum else { return false }
      if due != nil, state.thread == nil {
        state.thread = startThread()
        guard state.thread != nil else { return false }
      }
      state.entries.append(Entry(due: due, deliver: deliver))
      return true
    }
    if isHeld, due != nil { wakeUp.fire() }
    return isHeld
  }

  /// Delivers everything that is held, in the order in which it came, and returns how many that
  /// were. Each has been carried out when this returns.
  func deliverAll() -> Int {
    let entries = take { _ in true }
    for entry in entries { entry.deliver() }
    return entries.count
  }

  /// Drops everything that is held, and holds nothing from now on. Nothing is delivered once this
  /// returns, but for what another thread asked for.
  func end() {
    let thread = state.withLock { state in
      state.isEnded = true
      state.entries = []
      defer { state.thread = nil }
      return state.thread
    }
    wakeUp.fire()
    if let thread, pthread_equal(thread, pthread_self()) == 0 { pthread_join(thread, nil) }
  }

  private func take(_ isWanted: (Entry) -> Bool) -> [Entry] {
    state.withLock { state in
      let taken = state.entries.filter(isWanted)
      state.entries.removeAll(where: isWanted)
      return taken
    }
  }

  // MARK: - The thread

  /// Starts the thread with every signal blocked, so that signals reach the threads that expect
  /// them. Nil when the system gives no thread.
  private func startThread() -> pthread_t? {
    var thread = pthread_t()
    let held = Unmanaged.passRetained(self)
    let status = lever_start_quiet_thread(
      &thread,
      { argument in
        guard let argument else { return nil }
        Unmanaged<HeldRequests>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, held.toOpaque())
    guard status == 0 else {
      held.release()
      return nil
    }
    return thread
  }

  private func run() {
    while true {
      let (next, isEnded) = state.withLock { ($0.entries.compactMap(\.due).min(), $0.isEnded) }
      if isEnded { return }
      var descriptor = pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0)
      let left = next.map { max(0, $0 - SystemClock.monotonicMilliseconds()) }
      if poll(&descriptor, 1, Int32(clamping: left ?? -1)) > 0 { wakeUp.clear() }
      let now = SystemClock.monotonicMilliseconds()
      for entry in take({ ($0.due ?? .max) <= now }) { entry.deliver() }
    }
  }
}
