import FoundationEssentials
import LeverDomain

/// A connection over the line that all venues share: what is the same on each is done here.
protocol LinkedConnection: VenueConnection {
  /// Which venue's adapter the line uses.
  associatedtype Adapter: VenueAdapter
  /// The account's line to its venue.
  var link: VenueLink<Adapter> { get }
}

extension LinkedConnection {
  var rules: VenueRules { link.rules(of: link.adapter) }

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    try await link.measureClock(priority: priority)
  }

  func submit(_ leg: ChangeStep, signingBefore deadline: Date) async -> SubmittedRequest {
    await link.submit(leg, by: link.adapter, signingBefore: deadline)
  }

  func rateLimitsLeft() async -> RateLimitsLeft { await link.rateLimitsLeft() }
}
