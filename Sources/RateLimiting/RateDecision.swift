public import LeverDomain

/// Whether a request may be sent now.
public enum RateDecision: Hashable, Sendable {
  /// It may, and it has been counted.
  case send
  /// Not before a moment, because of the limits at these positions of the charges.
  case wait(until: Duration, because: [Int])
  /// The venue has closed the way for longer than anyone should wait.
  case closed(for: Duration)
  /// Never: nobody asked for it, and the account leaves nothing for such requests.
  case unwanted

  /// A closure beyond this is reported instead of waited for.
  public static let patience: Duration = .seconds(90)
  /// How soon a request that waits asks again while the counts of the others are not known.
  private static let retry: Duration = .seconds(1)

  /// Decides, and counts the request when it may be sent; otherwise keeps its place among all that
  /// wait, whichever process they are of. Pure: the windows and the time are passed in.
  ///
  /// - Parameters:
  ///   - background: how much of each limit may go to what nobody asked for.
  ///   - passesGates: whether gates that are closed let it through.
  public static func decide(
    _ charges: [RateCharge], windows: inout [RateWindow], priority: RequestPriority,
    background: RateShare = .background, identifier: UInt64, passesGates: Bool = false,
    now: Duration
  ) -> RateDecision {
    let share = priority.isAsked ? nil : background
    guard share != .nothing else { return .unwanted }
    var until = now
    var because: [Int] = []
    for (index, charge) in charges.enumerated() {
      if passesGates, charge.rule.limit == nil { continue }
      if let closedUntil = windows[index].closedUntil, closedUntil - now > patience {
        return .closed(for: closedUntil - now)
      }
      let moment = windows[index].earliest(
        charge, isUrgent: priority == .change, background: share,
        behind: windows[index].placesAhead(of: identifier, priority: priority, now: now), now: now)
      guard moment > now else { continue }
      because.append(index)
      until = max(until, moment)
    }
    guard because.isEmpty else {
      if windows.contains(where: { $0.unshared != nil }) { until = min(until, now + retry) }
      for index in because {
        windows[index].hold(
          identifier, charges[index], priority: priority, until: until, now: now)
      }
      return .wait(until: until, because: because)
    }
    for (index, charge) in charges.enumerated() {
      windows[index].giveUpPlace(identifier)
      windows[index].record(identifier, charge, background: share, now: now)
    }
    return .send
  }
}
