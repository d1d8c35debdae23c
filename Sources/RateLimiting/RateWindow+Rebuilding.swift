import LeverDomain

/// Windows that were stored are believed only as far as they can be true: the file in which they
/// stand may have been damaged, or written by somebody else.
extension RateWindow {
  /// More requests than any window holds at once.
  static let mostEntries = 10_000
  /// How long a place may be held beyond two windows: for a closure that is waited for, another
  /// limit of the same request, and a queue of others.
  private static let longestPlace = RateDecision.patience + .seconds(60)

  /// Whether everything in it can have come from requests against `rule` before `now`.
  public func isPlausible(for rule: RateRule, at now: Duration) -> Bool {
    guard (0...RateWindow.mostStrikes).contains(strikes),
      (closedUntil ?? now) <= now + RateWindow.longestClosure,
      max(entries.count, unasked.count, places.count) <= RateWindow.mostEntries
    else { return false }
    let limit = rule.limit ?? 0
    let window = max(rule.window, .seconds(1))
    // A venue's own count, and a share of less than one request in a window, last longer.
    let latest = now + window + window / 10 + .seconds(1)
    let latestUnasked = now + window * (RateShare.longestSpan * 11 / 10) + .seconds(1)
    return Self.arePlausible(entries, until: latest)
      && Self.arePlausible(unasked, until: latestUnasked)
      && places.allSatisfy { place in
        (0...limit).contains(place.weight)
          && place.heldUntil <= now + window * 2 + RateWindow.longestPlace
          && RequestPriority(rawValue: place.priority) != nil
      }
  }

  private static func arePlausible(_ entries: [Entry], until latest: Duration) -> Bool {
    zip(entries, entries.dropFirst()).allSatisfy { $0.freeAt <= $1.freeAt }
      && entries.allSatisfy { (0...1_000_000).contains($0.weight) && $0.freeAt <= latest }
  }

  /// A window in the place of one that cannot be believed. What was sent is not known: for the
  /// length of a window, all but ``RateShare/alone`` of the limit counts as used.
  public static func rebuilt(for rule: RateRule, at now: Duration) -> RateWindow {
    var window = RateWindow()
    guard let limit = rule.limit else { return window }
    window.insert(
      Entry(
        identifier: UInt64.random(in: .min ... .max),
        weight: limit - RateShare.alone.units(of: limit), isOwn: false,
        freeAt: now + rule.window + margin(of: rule.window)))
    return window
  }
}
