import LeverDomain

/// A value that is read once for everybody who asks at the same time, and kept for a while.
///
/// Whoever asks chooses how old the value may be. A caller that is cancelled leaves at once; when
/// the last one has left, the reading under way is cancelled too.
actor Remembered<Value: Sendable> {
  private struct Kept {
    let value: Value
    let readAt: Duration
  }

  private var kept: Kept?
  private var loading: (number: Int, task: Task<Void, Never>)?
  private var loadings = 0
  private var waiters: [Int: CheckedContinuation<Result<Value, VenueError>, Never>] = [:]
  private var waiterCount = 0
  private let uptime: @Sendable () -> Duration

  /// Nothing is remembered yet.
  init(uptime: @escaping @Sendable () -> Duration) {
    self.uptime = uptime
  }

  /// The value that was read last, however old.
  var last: Value? { kept?.value }

  /// How long ago the value was read; nil when there is none.
  var age: Duration? { kept.map { uptime() - $0.readAt } }

  /// Keeps a value that came another way.
  func remember(_ value: Value) { kept = Kept(value: value, readAt: uptime()) }

  /// Forgets the value.
  func forget() { kept = nil }

  /// The value, read anew when it is older than `maximumAge`.
  func value(
    maximumAge: Duration, load: @escaping @Sendable () async throws(VenueError) -> Value
  ) async throws(VenueError) -> Value {
    if let kept, uptime() - kept.readAt <= maximumAge { return kept.value }
    guard !Task.isCancelled else { throw VenueError(.cancelled) }
    waiterCount += 1
    let number = waiterCount
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiters[number] = continuation
        begin(load)
      }
    } onCancel: {
      Task { await self.leave(number) }
    }
    return try result.get()
  }

  private func begin(_ load: @escaping @Sendable () async throws(VenueError) -> Value) {
    guard loading == nil else { return }
    loadings += 1
    let number = loadings
    let task = Task {
      do throws(VenueError) {
        finish(number, .success(try await load()))
      } catch {
        finish(number, .failure(error))
      }
    }
    loading = (number, task)
  }

  private func finish(_ number: Int, _ result: Result<Value, VenueError>) {
    guard loading?.number == number else { return }
    loading = nil
    if case .success(let value) = result { remember(value) }
    let served = waiters
    waiters = [:]
    for continuation in served.values { continuation.resume(returning: result) }
  }

  private func leave(_ number: Int) {
    guard let continuation = waiters.removeValue(forKey: number) else { return }
    continuation.resume(returning: .failure(VenueError(.cancelled)))
    guard waiters.isEmpty else { return }
    loading?.task.cancel()
    loading = nil
  }
}
