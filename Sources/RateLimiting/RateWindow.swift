public import LeverDomain

/// What has been sent against one limit lately. A pure value: time is passed in, as time since the
/// machine started.
///
/// A request counts from when it may have reached the venue until one window after the latest
/// moment at which the venue can have counted it. That moment is when its answer came, and while
/// none has come, or when it came late, a small share of the window after sending. So neither
/// latency nor jitter can bring two requests closer together at the venue than it allows, and the
/// cost is at most that share.
///
/// What nobody asked for counts a second time, against its share of the limit.
public struct RateWindow: Hashable, Sendable {
  /// A request that still counts.
  public struct Entry: Hashable, Sendable {
    /// Which request.
    public let identifier: UInt64
    /// How much it counts.
    public let weight: Int
    /// Whether it was sent from this machine, and is not only known from the venue's own count.
    public var isOwn = true
    /// When it stops counting.
    public var freeAt: Duration
  }

  /// The share of the window that is waited at most for an answer's latency: a fortieth.
  private static let latencyShare = 40
  /// Covers whole-millisecond clocks at the venue, and clocks that run at different speeds.
  static func margin(of window: Duration) -> Duration {
    .milliseconds(2) + window / 2000
  }

  /// A request that waits for its turn, of this process or of another.
  public struct Place: Hashable, Sendable {
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
  /// Those of them that nobody asked for, for as long as they count against the share of such
  /// requests.
  public private(set) var unasked: [Entry] = []
  /// Nothing is sent before this.
  public private(set) var closedUntil: Duration?
  /// How often in a row the venue said that requests come too fast without naming a time.
  public private(set) var strikes = 0

  /// The requests that wait for their turn, in the order in which they came.
  public private(set) var places: [Place] = []

  /// Why the counts of the other processes of the machine are not known at the moment, so that only
  /// ``RateShare/alone`` of the limit may be used; nil while they are. Not stored.
  public var unshared: StorageFailure?

  /// A window in which nothing has been sent.
  public init() {}

  /// A window as it was stored.
  init(
    entries: [Entry], unasked: [Entry], closedUntil: Duration?, strikes: Int, places: [Place]
  ) {
    self.entries = entries
    self.unasked = unasked
    self.closedUntil = closedUntil
    self.strikes = strikes
    self.places = places
  }

  /// How much counts at `now`.
  public func used(at now: Duration) -> Int {
    entries.reduce(0) { $1.freeAt > now ? $0 + $1.weight : $0 }
  }

  /// How much counts at `now` of what was sent from this machine.
  public func usedHere(at now: Duration) -> Int {
    entries.reduce(0) { $1.isOwn && $1.freeAt > now ? $0 + $1.weight : $0 }
  }

  /// How much counts at `now` of what was sent from this machine and nobody asked for.
  public func usedUnasked(at now: Duration) -> Int {
    let identifiers = Set(unasked.map(\.identifier))
    return entries.reduce(0) { sum, entry in
      entry.freeAt > now && identifiers.contains(entry.identifier) ? sum + entry.weight : sum
    }
  }

  /// How much of a limit may be used: all of it, or a small share while the counts of the others
  /// are not known.
  public func usable(of limit: Int) -> Int {
    unshared == nil ? limit : RateShare.alone.units(of: limit)
  }

  /// Counts a request that is sent now.
  ///
  /// - Parameter background: the share of what nobody asked for, where this is such a request.
  public mutating func record(
    _ identifier: UInt64, _ charge: RateCharge, background: RateShare? = nil, now: Duration
  ) {
    entries.removeAll { $0.freeAt <= now }
    unasked.removeAll { $0.freeAt <= now }
    guard let limit = charge.rule.limit else { return }
    func freeAt(after span: Duration) -> Duration {
      now + span + span / RateWindow.latencyShare + RateWindow.margin(of: span)
    }
    insert(
      Entry(
        identifier: identifier, weight: charge.weight, freeAt: freeAt(after: charge.rule.window)))
    guard let background else { return }
    let usable = usable(of: limit)
    let span = background.span(of: charge.weight, limit: usable, window: charge.rule.window)
    unasked.append(
      Entry(
        identifier: identifier, weight: min(charge.weight, background.units(of: usable)),
        freeAt: freeAt(after: span)))
    unasked.sort { $0.freeAt < $1.freeAt }
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
    unasked.removeAll { $0.identifier == identifier }
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

  /// The longest time for which nothing is sent, whatever a venue asks for.
  static let longestClosure = Duration.seconds(86_400)

  /// Sends nothing for `duration`, at most a day, as the venue asked; a longer closure stays.
  public mutating func close(for duration: Duration, now: Duration) {
    closedUntil = max(closedUntil ?? now, now + min(duration, RateWindow.longestClosure))
  }

  /// Whether nothing is sent at `now`.
  public func isClosed(at now: Duration) -> Bool { closedUntil.map { $0 > now } ?? false }

  /// Sends again: the venue has shown that it answers.
  public mutating func reopen() { closedUntil = nil }

  /// Sends nothing for a while, as the venue asked without saying how long: twice as long each
  /// time in a row. Answers how long.
  public mutating func backOff(_ backOff: BackOff, now: Duration) -> Duration {
    let duration = backOff.duration(after: strikes)
    strikes = min(strikes + 1, RateWindow.mostStrikes)
    close(for: duration, now: now)
    return duration
  }

  /// More than any wait is doubled.
  static let mostStrikes = 64

  /// Notes that the venue took a request.
  public mutating func forgive() { strikes = 0 }

  /// Notes what the venue itself counts: where it has counted more than was sent from here,
  /// somebody else uses the limit, and the difference counts here as well. Never loosens.
  public mutating func observe(
    left: Int, resetAfter: Duration, limit: Int, identifier: UInt64, now: Duration
  ) {
    let surplus = (limit - used(at: now)) - max(0, left)
    guard surplus > 0 else { return }
    insert(
      Entry(identifier: identifier, weight: surplus, isOwn: false, freeAt: now + resetAfter))
  }

  mutating func insert(_ entry: Entry) {
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
