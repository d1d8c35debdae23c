public import LeverDomain

/// Something that is asked of windows, or noted in them. A value and a pure rule: whoever keeps the
/// windows applies it where they are kept, by the clock that they are kept by.
public protocol RateOperation<Answer>: Sendable {
  /// What comes back.
  associatedtype Answer: Sendable

  /// Applies it.
  ///
  /// - Parameters:
  ///   - windows: the windows of the keys, in their order.
  ///   - rules: the limits that the windows are of.
  ///   - now: the time, as the windows count it.
  func apply(to windows: inout [RateWindow], of rules: [RateRule], now: Duration) -> Answer
}

/// Asks whether a request may be sent now, and counts it when it may; otherwise keeps its place.
public struct RateAdmission: RateOperation {
  /// The answer, with the time at which it was given.
  public struct Answer: Hashable, Sendable {
    /// Whether it may be sent.
    public let decision: RateDecision
    /// The time, as the windows count it. Compare no other clock with the decision's.
    public let now: Duration
    /// Whether it was let through a gate that is closed.
    public let isProbe: Bool
  }

  /// Tells the request from every other.
  public let identifier: UInt64
  /// How much it counts against each limit.
  public let weights: [Int]
  /// How urgent it is.
  public let priority: RequestPriority
  /// How much of each limit may go to what nobody asked for.
  public let background: RateShare
  /// Whether it may pass gates that are closed.
  public let mayProbe: Bool

  /// Asks for a request.
  public init(
    identifier: UInt64, weights: [Int], priority: RequestPriority,
    background: RateShare = .background, mayProbe: Bool = false
  ) {
    self.identifier = identifier
    self.weights = weights
    self.priority = priority
    self.background = background
    self.mayProbe = mayProbe
  }

  /// Decides by ``RateDecision``.
  public func apply(
    to windows: inout [RateWindow], of rules: [RateRule], now: Duration
  ) -> Answer {
    let isProbe =
      mayProbe && zip(rules, windows).contains { $0.limit == nil && $1.isClosed(at: now) }
    let decision = RateDecision.decide(
      zip(rules, weights).map { RateCharge($0, weight: $1) }, windows: &windows,
      priority: priority, background: background, identifier: identifier, passesGates: isProbe,
      now: now)
    return Answer(decision: decision, now: now, isProbe: isProbe)
  }
}

/// Notes that the answer to a request came: the venue counted it before now.
public struct RateCompletion: RateOperation {
  private let identifier: UInt64
  private let wasTaken: Bool

  /// - Parameter wasTaken: whether the venue took the request.
  public init(identifier: UInt64, wasTaken: Bool) {
    self.identifier = identifier
    self.wasTaken = wasTaken
  }

  /// Notes it.
  public func apply(to windows: inout [RateWindow], of rules: [RateRule], now: Duration) {
    for (index, rule) in rules.enumerated() {
      windows[index].settle(identifier, rule: rule, now: now)
      if wasTaken { windows[index].forgive() }
    }
  }
}

/// Takes back a request that was never sent, or that waits no longer.
public struct RateWithdrawal: RateOperation {
  private let identifier: UInt64

  /// Takes back a request.
  public init(identifier: UInt64) { self.identifier = identifier }

  /// Takes it back.
  public func apply(to windows: inout [RateWindow], of rules: [RateRule], now: Duration) {
    for index in windows.indices { windows[index].withdraw(identifier) }
  }
}

/// Stays away from limits because the venue said "too many". Answers for how long.
public struct RatePenalty: RateOperation {
  private let retryAfter: Duration?
  private let backOff: BackOff

  /// - Parameters:
  ///   - retryAfter: the time that the venue named; nil to back off.
  ///   - backOff: how long to stay away where it named none.
  public init(retryAfter: Duration?, backOff: BackOff) {
    self.retryAfter = retryAfter
    self.backOff = backOff
  }

  /// Closes the windows.
  public func apply(
    to windows: inout [RateWindow], of rules: [RateRule], now: Duration
  ) -> Duration {
    var longest = Duration.zero
    for index in windows.indices {
      if let retryAfter {
        windows[index].close(for: retryAfter, now: now)
        longest = max(longest, retryAfter)
      } else {
        longest = max(longest, windows[index].backOff(backOff, now: now))
      }
    }
    return longest
  }
}

/// Opens gates again: the venue has shown that it answers.
public struct RateReopening: RateOperation {
  /// Opens them.
  public init() {}

  /// Opens them.
  public func apply(to windows: inout [RateWindow], of rules: [RateRule], now: Duration) {
    for index in windows.indices { windows[index].reopen() }
  }
}

/// Looks at what is left of limits. Gates have nothing left or right.
public struct RateReading: RateOperation {
  private let background: RateShare
  private let isUrgent: Bool

  /// - Parameters:
  ///   - background: how much of each limit may go to what nobody asked for.
  ///   - isUrgent: whether to look as a change does, which may use the reserve.
  public init(background: RateShare, isUrgent: Bool) {
    self.background = background
    self.isUrgent = isUrgent
  }

  /// Looks.
  public func apply(
    to windows: inout [RateWindow], of rules: [RateRule], now: Duration
  ) -> [Budget] {
    zip(rules, windows).compactMap { rule, window in
      guard let limit = rule.limit else { return nil }
      let moment = window.earliest(RateCharge(rule), isUrgent: isUrgent, now: now)
      return Budget(
        name: rule.name, limit: limit,
        left: max(0, window.usable(of: limit) - window.used(at: now)), window: rule.window,
        wait: moment - now, usedHere: window.usedHere(at: now),
        usedInBackground: window.usedUnasked(at: now),
        backgroundLimit: background.units(of: limit), unshared: window.unshared)
    }
  }
}
