/// Where the counts of sent requests are kept. Everyone who uses an account shares one ledger, or
/// ledgers over the same storage.
public protocol RateLedger: Sendable {
  /// Applies an operation to the windows of `keys`, in that order, as one step: no one else sees or
  /// changes them meanwhile.
  ///
  /// Waiting for a disk or a lock happens on a thread of the ledger's own, never on one of those
  /// that all tasks share.
  @discardableResult
  func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey]
  ) async -> Operation.Answer
}
