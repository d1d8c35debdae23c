import Synchronization

/// Where the counts of sent requests are kept. Everyone who uses an account shares one ledger, or
/// ledgers over the same storage.
public protocol RateLedger: Sendable {
  /// Lends the windows of `keys`, in that order, to `body`, and keeps what it leaves. No one else
  /// sees or changes them meanwhile. Lending may take a while, so that `body` reads the clock
  /// itself; it may be called again with the windows as they were, when keeping them failed.
  ///
  /// Waiting for a disk or a lock happens on a thread of the ledger's own, never on one of those
  /// that all tasks share.
  @discardableResult
  func update<Value: Sendable>(
    _ keys: [RateKey], _ body: @Sendable (inout [RateWindow]) -> Value
  ) async -> Value
}

/// Counts of this process alone.
public final class MemoryRateLedger: RateLedger {
  private let windows = Mutex<[RateKey: RateWindow]>([:])

  /// A ledger in which nothing has been sent.
  public init() {}

  /// Lends windows under a lock.
  @discardableResult
  public func update<Value: Sendable>(
    _ keys: [RateKey], _ body: @Sendable (inout [RateWindow]) -> Value
  ) -> Value {
    windows.withLock { stored in
      var lent = keys.map { stored[$0] ?? RateWindow() }
      for key in keys { stored[key] = nil }
      let value = body(&lent)
      for (key, window) in zip(keys, lent) { stored[key] = window }
      return value
    }
  }
}
