extension Simulator {
  /// How many requests proxies hold on their way to a venue, or to all for nil: the faults
  /// ``FaultName/late``, ``FaultName/lateDropped`` and ``FaultName/lateGatewayTimeout``.
  public func heldRequests(venue: String? = nil) -> Int {
    chosen(venue).reduce(0) { $0 + $1.held.count }
  }

  /// Delivers the held requests now, whatever is left of their time, and returns how many they were.
  /// The venue has judged each by its own clock when this returns.
  @discardableResult
  public func deliverHeldRequests(venue: String? = nil) -> Int {
    chosen(venue).reduce(0) { $0 + $1.held.deliverAll() }
  }

  private func chosen(_ venue: String?) -> [VenueSite] {
    SimulatedVenue.allCases.filter { venue == nil || $0.rawValue == venue }
      .compactMap { sites[$0] }
  }
}
