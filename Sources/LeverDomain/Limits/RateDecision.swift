/// Whether a request may be sent now.
public enum RateDecision: Hashable, Sendable {
  /// It may, and it has been counted.
  case send
  /// Not before a moment, because of the limits at these positions of the charges.
  case wait(until: Duration, because: [Int])
  /// The venue has closed the way for longer than anyone should wait.
  case closed(for: Duration)

  /// A closure beyond this is reported instead of waited for.
  public static let patience: Duration = .seconds(90)

  /// Decides, and counts the request when it may be sent; otherwise keeps its place among all that
  /// wait, whichever process they are of. Pure: the windows and the time are passed in.
  public static func decide(
    _ charges: [RateCharge], windows: inout [RateWindow], priority: RequestPriority,
    identifier: UInt64, now: Duration
  ) -> RateDecision {
    var until = now
    var because: [Int] = []
    for (index, charge) in charges.enumerated() {
      if let closedUntil = windows[index].closedUntil, closedUntil - now > patience {
        return .closed(for: closedUntil - now)
      }
      let moment = windows[index].earliest(
        charge, isUrgent: priority == .change,
        courtesy: courtesy(of: priority, limit: charge.rule.limit),
        behind: windows[index].placesAhead(of: identifier, priority: priority, now: now), now: now)
      guard moment > now else { continue }
      because.append(index)
      until = max(until, moment)
    }
    guard because.isEmpty else {
      for index in because {
        windows[index].hold(
          identifier, charges[index], priority: priority, until: until, now: now)
      }
      return .wait(until: until, because: because)
    }
    for (index, charge) in charges.enumerated() {
      windows[index].giveUpPlace(identifier)
      windows[index].record(identifier, charge, now: now)
    }
    return .send
  }

  /// How much a request leaves free for what a person is looking at: rows that merely stand on the
  /// screen, or nowhere, must not make the one that was chosen wait for a whole window.
  private static func courtesy(of priority: RequestPriority, limit: Int?) -> Int {
    priority >= .visible ? (limit ?? 0) / 4 : 0
  }
}
