/// What has been sent against one limit lately. A pure value: time is passed in, as time since the
/// machine started.
///
/// A request counts from when it may have reached the venue until one window after the latest
/// moment at which the venue can have counted it. That moment is when its answer came, and while
/// none has come, or when it came late, a small share of the window after sending. So neither
/// latency nor jitter can bring two requests closer together at the venue than it allows, and the
/// cost is at most that share.
public struct RateWindow: Codable, Hashable, Sendable {
  /// A request that still counts.
  public struct Entry: Codable, Hashable, Sendable {
    /// Which request.
    public let identifier: UInt64
    /// How much it counts.
    public let weight: Int
    /// When it stops counting.
    public var freeAt: Duration
  }

  /// The share of the window that is waited at most for an answer's latency: a fortieth.
  private static let latencyShare = 40
  /// Covers whole-millisecond clocks at the venue, and clocks that run at different speeds.
  private static func margin(of window: Duration) -> Duration {
    .milliseconds(2) + window / 2000
  }

  /// A request that waits for its turn, of this process or of another.
  public struct Place: Codable, Hashable, Sendable {
    /// Which request.
    public let identifier: UInt64
    /// How much it will count.
    public let weight: Int
    /// Who waits for whom, lower first.
    public let priority: Int
    /// When it loses its place unless it has come back: its process may have ended.
    public var heldUntil: Duration
  }

  /// The requests that still count, the first to stop counting first.
  public private(set) var entries: [Entry] = []
  /// Nothing is sent before this.
  public private(set) var closedUntil: Duration?
  /// How often in a row the venue said that requests come too fast without naming a time.
  public private(set) var strikes = 0

  /// The requests that wait for their turn, in the order in which they came.
  public private(set) var places: [Place] = []

  /// A window in which nothing has been sent.
  public init() {}

  /// A window as it was stored.
  init(entries: [Entry], closedUntil: Duration?, strikes: Int, places: [Place]) {
    self.entries = entries
    self.closedUntil = closedUntil
    self.strikes = strikes
    self.places = places
  }

  /// How much counts at `now`.
  public func used(at now: Duration) -> Int {
    entries.reduce(0) { $1.freeAt > now ? $0 + $1.weight : $0 }
  }

  /// The earliest moment at which a request may be sent.
  ///
  /// - Parameters:
  ///   - charge: what it counts.
  ///   - isUrgent: whether it may use the reserve. Others leave the reserve free, or take from it
  ///     only what comes back within the time in which the limit regenerates the reserve: so a
  ///     sweep runs at the full rate and yet a change never waits longer than that.
  ///   - courtesy: how much must stay free beyond the reserve, for those who are more urgent than
  ///     this request. It does not come back by itself: it is kept.
  ///   - ahead: those whose turn comes first.
  ///   - now: the time.
  public func earliest(
    _ charge: RateCharge, isUrgent: Bool, courtesy: Int = 0, behind ahead: [Place] = [],
    now: Duration
  ) -> Duration {
    var moment = max(now, closedUntil ?? now)
    guard let limit = charge.rule.limit else { return moment }
    func free(_ weight: Int) -> Duration {
      freeMoment(of: min(weight, limit), limit: limit, behind: ahead, now: now)
    }
    if courtesy > 0 {
      moment = max(moment, free(charge.weight + charge.rule.reserve + courtesy))
    }
    moment = max(moment, free(charge.weight))
    guard !isUrgent, charge.rule.reserve > 0 else { return moment }
    let regeneration = charge.rule.window * charge.rule.reserve / limit
    let reserveFree = free(charge.weight + charge.rule.reserve)
    return reserveFree > now ? max(moment, reserveFree - regeneration) : moment
  }

  /// The moment from which so much is free beside what those ahead will take. A place that is not
  /// taken in time comes free as well.
  private func freeMoment(
    of weight: Int, limit: Int, behind ahead: [Place], now: Duration
  ) -> Duration {
    var free = limit - used(at: now) - ahead.reduce(0) { $0 + $1.weight }
    var lapses = ahead.sorted { $0.heldUntil < $1.heldUntil }[...]
    if free >= weight { return now }
    for entry in entries where entry.freeAt > now {
      while let lapse = lapses.first, lapse.heldUntil <= entry.freeAt {
        free += lapse.weight
        lapses.removeFirst()
        if free >= weight { return lapse.heldUntil }
      }
      free += entry.weight
      if free >= weight { return entry.freeAt }
    }
    for lapse in lapses {
      free += lapse.weight
      if free >= weight { return lapse.heldUntil }
    }
    return now
  }

  /// Counts a request that is sent now.
  public mutating func record(_ identifier: UInt64, _ charge: RateCharge, now: Duration) {
    entries.removeAll { $0.freeAt <= now }
    guard charge.rule.limit != nil else { return }
    let window = charge.rule.window
    let freeAt = now + window + window / RateWindow.latencyShare + RateWindow.margin(of: window)
    insert(Entry(identifier: identifier, weight: charge.weight, freeAt: freeAt))
  }

  /// Notes that the answer to a request came: the venue counted it before now.
  public mutating func settle(_ identifier: UInt64, rule: RateRule, now: Duration) {
    guard let index = entries.firstIndex(where: { $0.identifier == identifier }) else { return }
    let freeAt = now + rule.window + RateWindow.margin(of: rule.window)
    guard freeAt < entries[index].freeAt else { return }
    var entry = entries.remove(at: index)
    entry.freeAt = freeAt
    insert(entry)
  }

  /// Takes back a request that was never sent, or that waits no longer.
  public mutating func withdraw(_ identifier: UInt64) {
    entries.removeAll { $0.identifier == identifier }
    places.removeAll { $0.identifier == identifier }
  }

  /// Gives a place up, because the request goes out or waits no longer.
  mutating func giveUpPlace(_ identifier: UInt64) {
    places.removeAll { $0.identifier == identifier }
  }

  /// Puts a place last, or brings the one that is there up to date.
  mutating func updatePlace(_ place: Place) {
    if let index = places.firstIndex(where: { $0.identifier == place.identifier }) {
      places[index] = place
    } else {
      places.append(place)
    }
  }

  /// Forgets places of requests that have not come back in time.
  mutating func dropLapsedPlaces(except identifier: UInt64, now: Duration) {
    places.removeAll { $0.identifier != identifier && $0.heldUntil <= now }
  }

  /// Sends nothing for `duration`, as the venue asked; a longer closure stays.
  public mutating func close(for duration: Duration, now: Duration) {
    closedUntil = max(closedUntil ?? now, now + duration)
  }

  /// Sends nothing for a while, as the venue asked without saying how long: twice as long each
  /// time in a row. Answers how long.
  public mutating func backOff(_ backOff: BackOff, now: Duration) -> Duration {
    let duration = backOff.duration(after: strikes)
    strikes += 1
    close(for: duration, now: now)
    return duration
  }

  /// Notes that the venue took a request.
  public mutating func forgive() { strikes = 0 }

  /// Notes what the venue itself counts: where it has counted more than was sent from here,
  /// somebody else uses the limit, and the difference counts here as well. Never loosens.
  public mutating func observe(
    left: Int, resetAfter: Duration, limit: Int, identifier: UInt64, now: Duration
  ) {
    let surplus = (limit - used(at: now)) - max(0, left)
    guard surplus > 0 else { return }
    insert(Entry(identifier: identifier, weight: surplus, freeAt: now + resetAfter))
  }

  private mutating func insert(_ entry: Entry) {
    let index = entries.lastIndex { $0.freeAt <= entry.freeAt }.map { $0 + 1 } ?? 0
    entries.insert(entry, at: index)
  }
}

/// How long to stay away from a venue that said "too many" without a time.
public struct BackOff: Hashable, Sendable {
  /// The first wait.
  public let first: Duration
  /// The longest wait.
  public let longest: Duration

  /// A wait that doubles from `first` to `longest`.
  public init(first: Duration, longest: Duration) {
    self.first = first
    self.longest = longest
  }

  /// The wait after so many earlier ones in a row.
  public func duration(after strikes: Int) -> Duration {
    min(longest, first * (1 << min(max(0, strikes), 16)))
  }
}
