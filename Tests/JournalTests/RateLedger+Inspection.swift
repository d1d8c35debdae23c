import LeverDomain
import RateLimiting

/// Whatever a test wants to do with windows.
private struct Inspection<Answer: Sendable>: RateOperation {
  let body: @Sendable (inout [RateWindow], Duration) -> Answer

  func apply(to windows: inout [RateWindow], of rules: [RateRule], now: Duration) -> Answer {
    body(&windows, now)
  }
}

extension RateLedger {
  /// Looks at windows, and changes them.
  @discardableResult
  func inspect<Answer: Sendable>(
    _ keys: [RateKey], _ body: @escaping @Sendable (inout [RateWindow], Duration) -> Answer
  ) async -> Answer { await perform(Inspection(body: body), on: keys) }

  /// Asks for a request against one limit.
  func admit(
    _ identifier: UInt64, on key: RateKey, priority: RequestPriority = .selected
  ) async -> RateDecision {
    await perform(
      RateAdmission(identifier: identifier, weights: [1], priority: priority), on: [key]
    ).decision
  }
}
