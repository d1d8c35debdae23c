public import LeverDomain

/// Whose turn it is. Everyone who is told to wait keeps a place, so that nobody who comes later
/// and happens to ask at the right moment takes what others have waited for. Urgent requests go
/// before others; among equals, who came first goes first.
extension RateWindow {
  /// How long after its moment a place is kept for somebody who is late.
  public static let grace: Duration = .milliseconds(500)

  /// Those whose turn comes before that of `identifier`.
  public func placesAhead(
    of identifier: UInt64, priority: RequestPriority, now: Duration
  ) -> [Place] {
    let own = places.firstIndex { $0.identifier == identifier } ?? places.endIndex
    return places.enumerated().compactMap { index, place in
      guard index != own, place.heldUntil > now else { return nil }
      let isFirst =
        place.priority < priority.rawValue || place.priority == priority.rawValue && index < own
      return isFirst ? place : nil
    }
  }

  /// Keeps a place for a request until a little after `moment`, when it will ask again.
  mutating func hold(
    _ identifier: UInt64, _ charge: RateCharge, priority: RequestPriority, until moment: Duration,
    now: Duration
  ) {
    let heldUntil = moment + RateWindow.grace
    dropLapsedPlaces(except: identifier, now: now)
    updatePlace(
      Place(
        identifier: identifier, weight: min(charge.weight, charge.rule.limit ?? 0),
        priority: priority.rawValue, heldUntil: heldUntil))
  }
}
