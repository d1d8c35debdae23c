import FoundationEssentials
import LeverDomain
import Transport

extension VenueLink {
  /// Measures the venue's clock now. The offset belongs to the middle of the round trip.
  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    try await clock.value(maximumAge: .seconds(-1)) { () async throws(VenueError) in
      try await readClock(priority: priority)
    }
  }

  /// The venue's time, measured if need be.
  func measuredVenueTime(priority: RequestPriority) async throws(VenueError) -> Date {
    let offset = try await currentOffset(priority: priority)
    return timing.now().adding(offset?.offset ?? .zero)
  }

  /// The offset to sign with: measured before, or now when that is too long ago. Nil for requests
  /// that carry no time, and when the venue answers but does not tell its time.
  func currentOffset(
    for request: VenueRequest, priority: RequestPriority
  ) async throws(VenueError) -> ClockOffset? {
    guard request.endpoint.isSigned, request != adapter.clockRequest else {
      return await clock.last
    }
    return try await currentOffset(priority: priority)
  }

  private func currentOffset(
    priority: RequestPriority
  ) async throws(VenueError) -> ClockOffset? {
    let lifetime: Duration = await isClockStepped ? .seconds(-1) : Self.clockLifetime
    do throws(VenueError) {
      return try await clock.value(maximumAge: lifetime) { () async throws(VenueError) in
        try await readClock(priority: priority)
      }
    } catch {
      if error.kind == .cancelled { throw error }
      if let last = await clock.last { return last }
      switch error.kind {
      case .venueFault, .unreadable, .badRequest, .refused, .unavailable: return nil
      default: throw error
      }
    }
  }

  /// Whether this machine's clock was set anew since the venue's was measured against it.
  private var isClockStepped: Bool {
    get async {
      guard let measured = await clock.last, let age = await clock.age else { return false }
      let moved = Duration.seconds(timing.now().timeIntervalSince(measured.measuredAt))
      return (moved - age).magnitude > Self.clockStep
    }
  }

  private func readClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    let request = try SignableRequest(reading: adapter.clockRequest)
    let known = await clock.last
    let ticket = try await limiter.acquire(request.request.endpoint.charges, priority: priority)
    let sentAt = timing.now()
    let start = timing.uptime()
    let answer = try await transmit(
      request, ticket: ticket, offset: known, priority: priority)
    let roundTrip = timing.uptime() - start
    let venueTime = try adapter.venueTime(in: answer)
    let middle = sentAt.adding(roundTrip / 2)
    let measured = ClockOffset(
      offset: .milliseconds(venueTime - middle.milliseconds), uncertainty: roundTrip / 2,
      measuredAt: timing.now())
    knownOffset.value = measured.offset
    return measured
  }
}
