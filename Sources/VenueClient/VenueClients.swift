public import LeverDomain
public import Transport

/// Makes the client of any venue.
public enum VenueClients {
  /// The venue's own address, as its documents give it (read 2026-11-21).
  public static func defaultBaseURL(_ venue: Venue) -> String {
    switch venue {
    case .coinswitchFutures: CoinSwitchFuturesEndpoints.defaultBaseURL
    case .coinswitchHFT: CoinSwitchHFTEndpoints.defaultBaseURL
    case .ztdx: ZTDXEndpoints.defaultBaseURL
    case .bingx: BingXEndpoints.defaultBaseURL
    }
  }

  /// What is true of an account without its key. The venue's own address unless said otherwise.
  ///
  /// - Throws: ``VenueError`` of kind `insecureAddress` for an address that is neither HTTPS nor
  ///   loopback.
  public static func rules(
    of venue: Venue, baseURL: String? = nil, isReadOnly: Bool
  ) throws(VenueError) -> VenueRules {
    let base = try BaseAddress(baseURL ?? defaultBaseURL(venue))
    func rules<Rooms: VenueRooms>(_: Rooms.Type) -> VenueRules {
      VenueRules(
        venue: venue, traits: Rooms.traits, isReadOnly: isReadOnly,
        requests: LegRequests<Rooms>(base: base, form: .query))
    }
    return switch venue {
    case .coinswitchFutures: rules(CoinSwitchFuturesRooms.self)
    case .coinswitchHFT: rules(CoinSwitchHFTRooms.self)
    case .ztdx: rules(ZTDXRooms.self)
    case .bingx: rules(BingXRooms.self)
    }
  }

  /// The client of an account. Nothing is sent yet.
  ///
  /// - Parameters:
  ///   - configuration: the account.
  ///   - transport: sends the requests.
  ///   - ledger: where sent requests are counted; share one among all accounts.
  ///   - orders: where findings about old orders are kept for other processes; nowhere unless given.
  ///   - timing: clocks and waiting.
  /// - Throws: ``VenueError`` of kind `insecureAddress` for an address that is neither HTTPS nor
  ///   loopback, and `keyRejected` for a key or secret that cannot be the venue's.
  public static func make(
    _ configuration: VenueAccountConfiguration, transport: any HTTPTransport,
    ledger: any RateLedger = MemoryRateLedger(), orders: (any OrderSearchCache)? = nil,
    timing: VenueTiming = .system
  ) throws(VenueError) -> any VenueConnection {
    switch configuration.venue {
    case .coinswitchFutures:
      try CoinSwitchFuturesClient(
        configuration, transport: transport, ledger: ledger, orders: orders, timing: timing)
    case .coinswitchHFT:
      try CoinSwitchHFTClient(configuration, transport: transport, ledger: ledger, timing: timing)
    case .ztdx:
      try ZTDXClient(configuration, transport: transport, ledger: ledger, timing: timing)
    case .bingx:
      try BingXClient(configuration, transport: transport, ledger: ledger, timing: timing)
    }
  }
}
