public import LeverDomain

/// Where windows are kept that several processes share: all that a database has to do for the rate
/// limits. It keeps windows as ``RateWindow/storedBytes`` under its own clock, wall or monotonic, and
/// decides nothing: see ``RateUpdate``.
public protocol RateStore: Sendable {
  /// The store's time, as far as it is known here without asking.
  func now() -> Duration

  /// Applies an operation to the windows of `keys`, in that order, as one step.
  ///
  /// - Parameters:
  ///   - operation: what to apply, by the store's time.
  ///   - keys: whose windows.
  ///   - apart: windows that were counted while the store could not be used, one for each key; nil
  ///     for none. They are joined with the kept ones first.
  ///   - isTrial: whether the store failed when it was asked last: then it waits for nobody, and
  ///     writes in any case, for only what was written shows that it can be.
  /// - Throws: ``StorageFailure`` when the windows could not be read or kept; then nothing was.
  func perform<Operation: RateOperation>(
    _ operation: Operation, on keys: [RateKey], joining apart: [RateWindow?], isTrial: Bool
  ) async throws(StorageFailure) -> RateUpdate<Operation.Answer>
}

/// What an operation makes of windows. Pure: every store uses it on what it has read.
public struct RateUpdate<Answer: Sendable>: Sendable {
  /// What comes back to whoever asked.
  public let answer: Answer
  /// The windows afterwards, to be kept.
  public let windows: [RateWindow]

  /// Joins what was counted apart, and applies an operation.
  public init<Operation: RateOperation>(
    _ operation: Operation, to kept: [RateWindow], joining apart: [RateWindow?], keys: [RateKey],
    now: Duration
  ) where Operation.Answer == Answer {
    var windows = zip(kept, apart).map { kept, apart in apart.map(kept.merged) ?? kept }
    answer = operation.apply(to: &windows, of: keys.map(\.rule), now: now)
    self.windows = windows
  }
}

extension RateWindow {
  /// A window as a store kept it, or one that is built anew where what it kept cannot be believed, and
  /// whether that was so: then it is to be kept, whatever becomes of it.
  ///
  /// - Parameters:
  ///   - bytes: what the store kept.
  ///   - shift: what to add to every time, when times counted from another moment then.
  public static func restored(
    _ bytes: [UInt8], of rule: RateRule, shiftedBy shift: Duration = .zero, at now: Duration
  ) -> (window: RateWindow, isRebuilt: Bool) {
    guard let window = RateWindow(storedBytes: bytes, shiftedBy: shift),
      window.isPlausible(for: rule, at: now)
    else { return (.rebuilt(for: rule, at: now), true) }
    return (window, false)
  }
}
