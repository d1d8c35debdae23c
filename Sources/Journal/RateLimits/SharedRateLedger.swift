public import LeverDomain
public import RateLimiting

/// Counts of sent requests that several processes share, over a store.
///
/// A request is counted in the store before it is sent, so that two processes never take the same
/// place, and nothing is left locked when one of them is killed. While the store cannot be used, this
/// process goes on by ``RateFailover``, says so once, and asks the store again every second.
public actor SharedRateLedger: RateLedger {
  private let store: any RateStore
  private let tell: @Sendable (StorageFailure) -> Void
  private var failover = RateFailover()
  /// What was counted apart must be joined once and be neither lost nor counted twice: one at a time.
  private let gate = SerialGate()

  /// Why the counts are this process's own at the moment; nil while they are shared.
  public var failure: StorageFailure? { failover.failure }

  /// A ledger over a store.
  ///
  /// - Parameters:
  ///   - store: where the counts are kept.
  ///   - tell: called once, when the store cannot be used; where others keep it busy, when that lasts.
  public init(
    store: any RateStore, tell: @escaping @Sendable (StorageFailure) -> Void = { _ in }
  ) {
    self.store = store
    self.tell = tell
  }

  /// Applies an operation in the store, or to what this process knows.
  @discardableResult
  public func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey]
  ) async -> Operation.Answer {
    await gate.pass { await self.performNext(operation, on: keys) }
  }

  private func performNext<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey]
  ) async -> Operation.Answer {
    guard failover.mayAsk(at: store.now()) else {
      return failover.performAlone(operation, on: keys, now: store.now())
    }
    do throws(StorageFailure) {
      let update = try await store.perform(
        operation, on: keys, joining: failover.windowsApart(keys),
        isTrial: failover.failure != nil)
      failover.succeeded(update.windows, keys)
      return update.answer
    } catch {
      if failover.failed(error, at: store.now()) { tell(error) }
      return failover.performAlone(operation, on: keys, now: store.now())
    }
  }
}
