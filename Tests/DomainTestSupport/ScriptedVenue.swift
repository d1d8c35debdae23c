package import FoundationEssentials
package import LeverDomain
package import Synchronization

/// The one venue that tests make up: it keeps its settings in memory, does what its script tells it,
/// and counts what it was asked.
package final class ScriptedVenue: VenueConnection {
  /// The moment at which tests stand still.
  package static let time = Date(timeIntervalSince1970: 1_790_000_000)

  package let rules: VenueRules
  /// What the venue answers, which a test may change while it is asked.
  package let script: Mutex<Script>

  /// A venue with these rules.
  package init(
    _ venue: Venue = .coinswitchFutures, traits: VenueTraits = .strict, isReadOnly: Bool = false,
    requests: any LegPreviewing = ExampleRequests(), _ prepare: (inout Script) -> Void = { _ in }
  ) {
    rules = VenueRules(venue: venue, traits: traits, isReadOnly: isReadOnly, requests: requests)
    var script = Script()
    prepare(&script)
    self.script = Mutex(script)
  }

  /// The legs of changes that were submitted, in order.
  package var sent: [ChangeStep] { script.withLock { $0.sent } }

  /// How often something was asked for.
  package func readings(of asked: Script.Asked) -> Int { script.withLock { $0.counts[asked] ?? 0 } }

  package func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    let offset = try script.withLock { $0.clock }.get()
    return ClockOffset(offset: offset, uncertainty: .milliseconds(3), measuredAt: Self.time)
  }

  package func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    try script.withLock { $0.key }.get()
  }

  package func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    try script.withLock { $0.instruments }.get()
  }

  package func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    let script = noting(.leverage)
    await script.duringReading?(symbol)
    if let error = script.leverageFailure { throw error }
    if let setting = script.shown { return try script.reading(setting.get()) }
    if rules.traits.settingSource == .notOffered { return LeverageReading(setting: .notOffered) }
    guard let setting = script.settings[symbol] else { return LeverageReading(setting: .notShown) }
    return script.reading(.read(setting))
  }

  package func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { try script.withLock { $0.mode }.get() }

  package func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    try script.withLock { $0.positions }.get().filter { symbol == nil || $0.symbol == symbol }
  }

  package func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    OpenOrders(
      try script.withLock { $0.orders }.get().filter { symbol == nil || $0.symbol == symbol })
  }

  package func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] { script.withLock { $0.tiers } }

  package func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? { script.withLock { $0.markPrice } }

  package func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? { noting(.marginMode).marginMode }

  package func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? { try noting(.wallet).wallet.get() }

  package func submit(
    _ leg: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    if let during = script.withLock({ $0.duringSubmit }) { await during() }
    return script.withLock { $0.submit(leg) }
  }

  package func rateLimitsLeft() async -> RateLimitsLeft {
    let limit = Budget(name: "leverage", limit: 20, left: 18, window: .seconds(60), wait: .zero)
    return RateLimitsLeft(all: [limit], changes: limit)
  }

  private func noting(_ asked: Script.Asked) -> Script {
    script.withLock { script in
      script.counts[asked, default: 0] += 1
      return script
    }
  }
}
