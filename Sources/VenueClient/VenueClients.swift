public import LeverDomain
public import RateLimiting
public import Transport

/// Makes the client of any venue.
public enum VenueClients {
  /// What each venue adds to the shared engine: the one place that joins them.
  static func adapter(of venue: Venue) -> any VenueAdapter {
    switch venue {
    case .coinswitchFutures: CoinSwitchFutures()
    case .coinswitchHFT: CoinSwitchHFT()
    case .ztdx: ZTDX()
    case .bingx: BingX()
    }
  }

  /// The venue's own address, as its documents give it (read 2026-11-21).
  public static func defaultBaseURL(_ venue: Venue) -> String { adapter(of: venue).baseURL }

  /// What is true of an account without its key. The venue's own address unless said otherwise.
  ///
  /// - Throws: ``VenueError`` of kind `insecureAddress` for an address that is neither HTTPS nor
  ///   loopback.
  public static func rules(
    of venue: Venue, baseURL: String? = nil, isReadOnly: Bool
  ) throws(VenueError) -> VenueRules {
    let base = try BaseAddress(baseURL ?? defaultBaseURL(venue))
    func rules(of adapter: some VenueAdapter) -> VenueRules {
      VenueRules(
        venue: venue, traits: adapter.traits, isReadOnly: isReadOnly,
        requests: LegRequests(adapter: adapter, base: base))
    }
    return rules(of: adapter(of: venue))
  }

  /// The client of an account. Nothing is sent yet.
  ///
  /// - Parameters:
  ///   - configuration: the account.
  ///   - transport: sends the requests.
  ///   - ledger: where sent requests are counted; share one among all accounts. One of its own unless
  ///     given.
  ///   - orders: where findings about old orders are kept for other processes; nowhere unless given.
  ///   - timing: clocks and waiting.
  /// - Throws: ``VenueError`` of kind `insecureAddress` for an address that is neither HTTPS nor
  ///   loopback, and `keyRejected` for a key or secret that cannot be the venue's.
  public static func make(
    _ configuration: VenueAccountConfiguration, transport: any HTTPTransport,
    ledger: (any RateLedger)? = nil, orders: (any OrderSearchCache)? = nil,
    timing: VenueTiming = .system
  ) throws(VenueError) -> any VenueConnection {
    let ledger = ledger ?? MemoryRateLedger(uptime: timing.uptime)
    func connect(by adapter: some VenueAdapter) throws(VenueError) -> any VenueConnection {
      adapter.connection(
        over: try VenueLink(
          adapter, configuration, transport: transport, ledger: ledger, timing: timing),
        orders: orders)
    }
    return try connect(by: adapter(of: configuration.venue))
  }
}
