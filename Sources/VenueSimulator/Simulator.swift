import Synchronization

/// Plays all four venues on loopback, as strictly as their documents describe them.
///
/// Anybody's client for these APIs can be pointed at it. It is written from the venues' documents
/// alone and shares no code with the venue client.
public final class Simulator: Sendable {
  private enum Phase {
    case built
    case running([VenueServer])
    case stopped
  }

  private let options: SimulatorOptions
  let sites: [SimulatedVenue: VenueSite]
  private let keys: [PracticeKey]
  private let stopSignal = StopSignal()
  private let phase = Mutex(Phase.built)

  /// Builds the practice desk; nothing listens yet.
  ///
  /// - Throws: ``SimulatorError/cryptographyUnavailable``,
  ///   ``SimulatorError/contradictingVariants(_:_:)``, or ``SimulatorError/unknownVenue(_:)`` for a
  ///   venue, or a port of one, that does not exist.
  public convenience init(options: SimulatorOptions) throws(SimulatorError) {
    if let unknown = options.venues?.sorted().first(where: { SimulatedVenue(rawValue: $0) == nil })
    {
      throw .unknownVenue(unknown)
    }
    try self.init(
      options: options,
      venues: SimulatedVenue.allCases.filter { options.venues?.contains($0.rawValue) ?? true })
  }

  /// Builds some of the venues only.
  init(options: SimulatorOptions, venues: [SimulatedVenue]) throws(SimulatorError) {
    self.options = options
    for name in options.ports.keys.sorted() where SimulatedVenue(rawValue: name) == nil {
      throw .unknownVenue(name)
    }
    if let (first, second) = VenueVariant.contradiction(among: options.variants) {
      throw .contradictingVariants(first, second)
    }
    let desk = PracticeDesk(
      seed: options.seed, openedAt: options.clock(), variants: options.variants,
      enforcesRateLimits: options.enforcesRateLimits, accountsPerVenue: options.accountsPerVenue,
      maximumInstruments: options.maximumInstruments)
    var sites: [SimulatedVenue: VenueSite] = [:]
    var keys: [PracticeKey] = []
    for venue in venues {
      let (exchange, venueKeys) = try desk.exchange(venue)
      keys += venueKeys
      sites[venue] = VenueSite(
        exchange: exchange,
        dialect: try venue.profile.dialect(keys: venueKeys, variants: options.variants),
        faults: options.faults, witness: options.witness, clock: options.clock)
    }
    self.sites = sites
    self.keys = keys
  }

  deinit { stop() }

  /// Listens on 127.0.0.1, each venue on its own port, and names the accounts.
  ///
  /// - Throws: ``SimulatorError/cannotListen(venue:port:)`` for a port that is taken, and
  ///   ``SimulatorError/alreadyStarted`` the second time.
  public func start() throws(SimulatorError) -> [PracticeAccount] {
    guard phase.withLock({ if case .built = $0 { true } else { false } }) else {
      throw .alreadyStarted
    }
    var servers: [VenueServer] = []
    var accounts: [PracticeAccount] = []
    for venue in SimulatedVenue.allCases {
      guard let site = sites[venue] else { continue }
      let server = VenueServer(site: site, stopSignal: stopSignal)
      let port = try server.start(port: options.ports[venue.rawValue] ?? 0)
      servers.append(server)
      accounts += keys.filter { $0.venue == venue }.map { key in
        PracticeAccount(
          account: key.account, venue: venue.rawValue, baseURL: "http://127.0.0.1:\(port)",
          apiKey: key.apiKey, apiSecret: key.apiSecret)
      }
    }
    let running = servers
    phase.withLock { $0 = .running(running) }
    return accounts
  }

  /// Closes every connection, also those that hang, drops what proxies hold, and listens no more.
  /// Harmless when it does not run.
  public func stop() {
    let servers = phase.withLock { phase -> [VenueServer] in
      guard case .running(let servers) = phase else { return [] }
      phase = .stopped
      return servers
    }
    for site in sites.values { site.held.end() }
    stopSignal.fire()
    for server in servers { server.stop() }
  }
}
