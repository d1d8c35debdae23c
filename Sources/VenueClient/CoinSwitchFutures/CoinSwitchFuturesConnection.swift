import FoundationEssentials
import LeverDomain
import Transport

/// An account on CoinSwitch PRO Futures v2.
struct CoinSwitchFuturesConnection: LinkedConnection {
  let link: VenueLink<CoinSwitchFutures>
  private let orderSearch: CoinSwitchFuturesOrderSearch

  init(link: VenueLink<CoinSwitchFutures>, orders: (any OrderSearchCache)?) {
    self.link = link
    orderSearch = CoinSwitchFuturesOrderSearch(
      account: link.fingerprint, cache: orders, timing: link.timing)
  }

  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    _ = try await link.read(
      VenueRequest(CoinSwitchFutures.Endpoints.validateKeys), priority: priority)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    try link.adapter.instruments(
      in: await link.read(CoinSwitchFutures.Endpoints.readInstruments(), priority: priority))
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    try link.adapter.alphabet.require(symbol)
    let answer = try await link.read(
      CoinSwitchFutures.Endpoints.readLeverage(of: symbol), priority: priority)
    let value = try link.adapter.leverage(of: symbol, in: answer)
    return LeverageReading(setting: .read(LeverageSetting(both: value)), positionMode: .oneWay)
  }

  /// The venue nets positions: one-way, always.
  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { .oneWay }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let answer = try await link.read(
      CoinSwitchFutures.Endpoints.readPositions(of: symbol), priority: priority)
    let positions = try link.adapter.positions(in: answer)
    return positions.filter { symbol == nil || $0.symbol == symbol }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let link = link
    let now = try await link.measuredVenueTime(priority: priority).milliseconds
    let orders = try await orderSearch.orders(of: symbol, now: now, isAsked: priority.isAsked) {
      request async throws(VenueError) in
      try link.adapter.orders(in: await link.read(request, priority: priority))
    }
    return OpenOrders(
      orders.filter { symbol == nil || $0.symbol == symbol },
      searchedBack: await orderSearch.span(at: link.venueTime.milliseconds))
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try link.adapter.alphabet.require(symbol)
    return try link.adapter.markPrice(
      in: await link.read(CoinSwitchFutures.Endpoints.readTicker(of: symbol), priority: priority))
  }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try link.adapter.wallet(
      of: instrument.quoteAsset,
      in: await link.read(VenueRequest(CoinSwitchFutures.Endpoints.wallet), priority: priority))
  }

}
