import LeverDomain
import VenueSimulator

/// One change that is to be killed.
struct KillPlan: Sendable, CustomStringConvertible {
  let venue: Venue
  /// The account's name.
  let account: String
  let symbol: String
  let long: String
  let short: String
  let moment: KillMoment
  /// What goes wrong with every request of the change; nil for nothing.
  let weather: FaultName?
  /// Whether the program is started again at once for the same instrument, and not only together
  /// with the others.
  let isFollowedAtOnce: Bool

  var description: String {
    "\(account) \(symbol) to \(long)/\(short), killed \(moment)"
      + (weather.map { " under \($0.rawValue)" } ?? "")
  }

}

extension KillPlan {
  /// Draws a change of an instrument that holds `before` now.
  ///
  /// - Parameters:
  ///   - isHedge: whether each side takes a request of its own.
  ///   - readings: how many readings under the account's key come before the change.
  init(
    _ venue: Venue, account: String, symbol: String, before: (long: String, short: String)?,
    isHedge: Bool, readings: Int, numbers: inout SeededNumbers
  ) {
    self.venue = venue
    self.account = account
    self.symbol = symbol
    // Above what follows later, so that a maximum that falls below it leaves room for that.
    let values = (4...9).map(String.init).filter { $0 != before?.long && $0 != before?.short }
    long = values.randomElement(using: &numbers) ?? "4"
    let isUneven = isHedge && Bool.random(using: &numbers)
    short = isUneven ? values.randomElement(using: &numbers) ?? long : long
    let legs = isHedge ? 2 : 1
    moment = Self.moment(
      legs: legs, canProve: venue != .ztdx, readings: readings, numbers: &numbers)
    weather = Self.weather(at: moment, numbers: &numbers)
    isFollowedAtOnce = Int.random(in: 0..<8, using: &numbers) == 0
  }

  private static func moment(
    legs: Int, canProve: Bool, readings: Int, numbers: inout SeededNumbers
  ) -> KillMoment {
    let leg = Int.random(in: 0..<legs, using: &numbers)
    switch Int.random(in: 0..<100, using: &numbers) {
    case ..<5: return .started(after: .random(in: 0..<200_000, using: &numbers))
    case ..<13: return .reading(.random(in: 1...max(1, readings), using: &numbers))
    case ..<24: return .looked(after: .random(in: 0..<12_000, using: &numbers))
    case ..<42: return .intended(after: .random(in: 0..<1500, using: &numbers))
    case ..<58:
      return .arrived(
        leg: leg, then: KillMoment.Fate.allCases.randomElement(using: &numbers) ?? .lost)
    case ..<68: return .dealtWith(leg: leg)
    case ..<76: return .answered(leg: leg, after: .random(in: 0..<8000, using: &numbers))
    case ..<88 where canProve: return .proving
    case ..<88: return .answered(leg: leg, after: .random(in: 0..<8000, using: &numbers))
    default: return .concluded(after: .random(in: 0..<1200, using: &numbers))
    }
  }

  private static func weather(
    at moment: KillMoment, numbers: inout SeededNumbers
  ) -> FaultName? {
    switch moment {
    case .dealtWith, .answered, .proving, .concluded:
      guard Int.random(in: 0..<3, using: &numbers) == 0 else { return nil }
      return [
        FaultName.lowerMaximum, .internalError, .internalErrorApplied, .dropBefore, .dropApplied,
        .dropDuring, .gatewayTimeoutApplied,
      ].randomElement(using: &numbers)
    case .started, .reading, .looked, .intended, .arrived: return nil
    }
  }
}
