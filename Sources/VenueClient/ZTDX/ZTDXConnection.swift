import FoundationEssentials
import LeverDomain
import Transport

/// An account on ZTDX.
struct ZTDXConnection: LinkedConnection {
  /// The mode is always one-way by the documents' text; it is read once in a while.
  private static let modeLifetime: Duration = .seconds(600)

  let link: VenueLink<ZTDX>
  private let mode: Remembered<PositionMode>

  init(link: VenueLink<ZTDX>) {
    self.link = link
    mode = Remembered(uptime: link.timing.uptime)
  }

  /// The venue has no path for it: the balance answers to a good key.
  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    let answer = try await link.read(VenueRequest(ZTDX.Endpoints.balance), priority: priority)
    try link.adapter.requireBalance(in: answer)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  /// The list of symbols has no leverage; the list of risks joins it.
  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    let answer = try await link.read(VenueRequest(ZTDX.Endpoints.exchangeInfo), priority: priority)
    return try link.adapter.instruments(in: answer, risks: await risks(priority: priority))
  }

  /// The venue shows no setting.
  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    try link.adapter.alphabet.require(symbol)
    return LeverageReading(setting: .notOffered)
  }

  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? {
    let link = link
    return try await mode.value(maximumAge: Self.modeLifetime) { () async throws(VenueError) in
      try link.adapter.positionMode(
        in: await link.read(VenueRequest(ZTDX.Endpoints.positionMode), priority: priority))
    }
  }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let answer = try await link.read(ZTDX.Endpoints.readPositions(of: symbol), priority: priority)
    return try link.adapter.positions(in: answer).filter { symbol == nil || $0.symbol == symbol }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let answer = try await link.read(ZTDX.Endpoints.readOrders(of: symbol), priority: priority)
    return OpenOrders(
      try link.adapter.orders(in: answer).filter { symbol == nil || $0.symbol == symbol })
  }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] {
    try link.adapter.alphabet.require(symbol)
    let request = VenueRequest(ZTDX.Endpoints.brackets(of: symbol))
    return try link.adapter.tiers(of: symbol, in: await link.read(request, priority: priority))
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try link.adapter.alphabet.require(symbol)
    return try link.adapter.markPrice(
      in: await link.read(ZTDX.Endpoints.readPrice(of: symbol), priority: priority))
  }

  func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? {
    try link.adapter.alphabet.require(symbol)
    return try link.adapter.marginMode(
      in: await link.read(ZTDX.Endpoints.readMarginMode(of: symbol), priority: priority))
  }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try link.adapter.wallet(
      of: instrument.quoteAsset,
      in: await link.read(VenueRequest(ZTDX.Endpoints.balance), priority: priority))
  }

  /// One list tells the maxima of all markets; where the venue lacks it, another does. Where it
  /// has neither, instruments are listed without limits.
  private func risks(
    priority: RequestPriority
  ) async throws(VenueError) -> [ContractSymbol: ZTDX.Risk] {
    for request in [VenueRequest(ZTDX.Endpoints.riskParameters), ZTDX.Endpoints.readMarkets()] {
      do throws(VenueError) {
        return try link.adapter.risks(in: await link.read(request, priority: priority))
      } catch {
        guard error.status != nil || error.kind == .unreadable, error.kind != .rateLimited else {
          throw error
        }
      }
    }
    return [:]
  }
}
