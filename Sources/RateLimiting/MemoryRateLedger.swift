import Synchronization

/// Counts of this process alone.
public final class MemoryRateLedger: RateLedger, RateStore {
  private let windows = Mutex<[RateKey: RateWindow]>([:])
  private let uptime: @Sendable () -> Duration

  /// A ledger in which nothing has been sent.
  ///
  /// - Parameter uptime: the clock that windows count by.
  public init(
    uptime: @escaping @Sendable () -> Duration = {
      ContinuousClock().systemEpoch.duration(to: .now)
    }
  ) { self.uptime = uptime }

  /// The time by its clock.
  public func now() -> Duration { uptime() }

  /// Applies an operation under a lock.
  public func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey], joining apart: [RateWindow?], isTrial: Bool
  ) -> RateUpdate<Operation.Answer> {
    windows.withLock { stored in
      let update = RateUpdate(
        operation, to: keys.map { stored[$0] ?? RateWindow() }, joining: apart, keys: keys,
        now: uptime())
      for (key, window) in zip(keys, update.windows) { stored[key] = window }
      return update
    }
  }

  /// Applies an operation under a lock.
  @discardableResult
  public func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey]
  ) -> Operation.Answer {
    perform(operation, on: keys, joining: keys.map { _ in nil }, isTrial: false).answer
  }
}
