import LeverDomain
import RateLimiting

/// What a venue says of its own counts in an answer.
struct LimitNotice: Hashable, Sendable {
  /// What it says.
  enum Fact: Hashable, Sendable {
    /// So much is left until the window ends.
    case left(Int, resetAfter: Duration)
    /// So much has been used in the window that runs now.
    case used(Int)
  }

  /// The limit that it speaks of.
  let rule: RateRule
  /// What it says.
  let fact: Fact
}

extension LimitNotice: RateOperation {
  /// Follows what the venue says of its one limit.
  func apply(to windows: inout [RateWindow], of rules: [RateRule], now: Duration) {
    for index in windows.indices { windows[index].apply(self, now: now) }
  }
}

extension RateWindow {
  /// Follows what a venue says.
  mutating func apply(_ notice: LimitNotice, now: Duration) {
    guard let limit = notice.rule.limit else { return }
    let left: Int
    let resetAfter: Duration
    switch notice.fact {
    case .left(let count, let duration): (left, resetAfter) = (count, duration)
    case .used(let count):
      (left, resetAfter) = (limit - min(max(0, count), limit), notice.rule.window)
    }
    observe(
      left: left, resetAfter: min(resetAfter, max(notice.rule.window, .seconds(1))), limit: limit,
      identifier: UInt64.random(in: .min ... .max), now: now)
  }
}
