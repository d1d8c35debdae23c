/// Counts weighted events by key over sliding windows of time.
struct SlidingWindows: Sendable {
  /// At most `limit` weight in any `duration` milliseconds.
  struct Limit: Sendable, Equatable {
    let key: String
    let limit: Int
    let duration: Int64
    var weight = 1
  }

  /// What was found.
  enum Verdict: Sendable, Equatable {
    /// Counted; what is left in the first of the windows, and when its oldest event leaves it.
    case admitted(remaining: Int, resetsAt: Int64)
    /// Over `limit`, and not counted; there is room again at `freeAt`.
    case refused(limit: Limit, freeAt: Int64)
  }

  private struct Event {
    let time: Int64
    let weight: Int
  }

  /// How full a window has been.
  struct Use: Sendable, Equatable {
    let limit: Limit
    /// The most that it held at once.
    var most: Int
  }

  private var events: [String: [Event]] = [:]
  private var uses: [String: Use] = [:]

  /// Counts one event against every limit, or against none when one of them is used up.
  mutating func admit(_ limits: [Limit], now: Int64) -> Verdict {
    for limit in limits {
      let window = prune(limit, now: now)
      var used = window.reduce(0) { $0 + $1.weight }
      guard used + limit.weight > limit.limit else { continue }
      var freeAt = now + limit.duration
      for event in window {
        used -= event.weight
        freeAt = event.time + limit.duration
        if used + limit.weight <= limit.limit { break }
      }
      return .refused(limit: limit, freeAt: freeAt)
    }
    for limit in limits {
      let key = windowKey(limit)
      events[key, default: []].append(Event(time: now, weight: limit.weight))
      let used = events[key]?.reduce(0) { $0 + $1.weight } ?? 0
      uses[key] = Use(limit: limit, most: max(used, uses[key]?.most ?? 0))
    }
    guard let first = limits.first else { return .admitted(remaining: .max, resetsAt: now) }
    let window = events[windowKey(first)] ?? []
    let used = window.reduce(0) { $0 + $1.weight }
    let oldest = window.first?.time ?? now
    return .admitted(remaining: max(0, first.limit - used), resetsAt: oldest + first.duration)
  }

  /// When there is room again for one more event; nil when there is room now. Counts nothing.
  mutating func blockedUntil(_ limit: Limit, now: Int64) -> Int64? {
    let window = prune(limit, now: now)
    guard window.reduce(0, { $0 + $1.weight }) >= limit.limit else { return nil }
    return window.first.map { $0.time + limit.duration }
  }

  /// How full each window has been since this was asked last.
  mutating func takeUses() -> [Use] {
    defer { uses = [:] }
    return uses.values.sorted { $0.limit.key < $1.limit.key }
  }

  private func windowKey(_ limit: Limit) -> String { limit.key + " " + String(limit.duration) }

  private mutating func prune(_ limit: Limit, now: Int64) -> [Event] {
    let key = windowKey(limit)
    guard var window = events[key] else { return [] }
    if let keep = window.firstIndex(where: { $0.time > now - limit.duration }) {
      window.removeFirst(keep)
    } else {
      window.removeAll()
    }
    events[key] = window
    return window
  }
}
