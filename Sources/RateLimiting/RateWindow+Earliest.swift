public import LeverDomain

/// When the next request may go.
extension RateWindow {
  /// The earliest moment at which a request may be sent.
  ///
  /// - Parameters:
  ///   - charge: what it counts.
  ///   - isUrgent: whether it may use the reserve. Others leave the reserve free, or take from it
  ///     only what comes back within the time in which the limit regenerates the reserve: so a
  ///     sweep runs at the full rate and yet a change never waits longer than that.
  ///   - background: the share of what nobody asked for, where this is such a request: all of them
  ///     together take no more than that, and leave a quarter of the limit free where the share
  ///     allows it.
  ///   - ahead: those whose turn comes first.
  ///   - now: the time.
  public func earliest(
    _ charge: RateCharge, isUrgent: Bool, background: RateShare? = nil,
    behind ahead: [Place] = [], now: Duration
  ) -> Duration {
    var moment = max(now, closedUntil ?? now)
    guard let stated = charge.rule.limit, stated > 0 else { return moment }
    let limit = usable(of: stated)
    let reserve = charge.rule.reserve * limit / stated
    func free(_ weight: Int) -> Duration {
      Self.freeMoment(of: min(weight, limit), limit: limit, entries, behind: ahead, now: now)
    }
    if let background {
      let share = background.units(of: limit)
      // It does not come back by itself, as the reserve does: it is kept.
      let courtesy = min(limit / 4, limit - share)
      let unasked = ahead.filter { $0.priority > RequestPriority.selected.rawValue }
      moment = max(
        moment, free(charge.weight + reserve + courtesy),
        Self.freeMoment(
          of: min(charge.weight, share), limit: share, self.unasked, behind: unasked, now: now))
    }
    moment = max(moment, free(charge.weight))
    guard !isUrgent, reserve > 0 else { return moment }
    let regeneration = charge.rule.window * reserve / limit
    let reserveFree = free(charge.weight + reserve)
    return reserveFree > now ? max(moment, reserveFree - regeneration) : moment
  }

  /// The moment from which so much is free beside what those ahead will take. A place that is not
  /// taken in time comes free as well.
  private static func freeMoment(
    of weight: Int, limit: Int, _ entries: [Entry], behind ahead: [Place], now: Duration
  ) -> Duration {
    let used = entries.reduce(0) { $1.freeAt > now ? $0 + $1.weight : $0 }
    var free = limit - used - ahead.reduce(0) { $0 + min($1.weight, limit) }
    var lapses = ahead.sorted { $0.heldUntil < $1.heldUntil }[...]
    if free >= weight { return now }
    for entry in entries where entry.freeAt > now {
      while let lapse = lapses.first, lapse.heldUntil <= entry.freeAt {
        free += min(lapse.weight, limit)
        lapses.removeFirst()
        if free >= weight { return lapse.heldUntil }
      }
      free += entry.weight
      if free >= weight { return entry.freeAt }
    }
    for lapse in lapses {
      free += min(lapse.weight, limit)
      if free >= weight { return lapse.heldUntil }
    }
    return now
  }
}
