import FoundationEssentials
import LeverDomain
import Transport

/// An account on CoinSwitch PRO HFT.
struct CoinSwitchHFTConnection: LinkedConnection {
  /// No list is this long; a cursor that never ends is not followed further.
  private static let maximumPages = 50

  let link: VenueLink<CoinSwitchHFT>

  /// The venue has no path for it: a signed request for the time proves the key.
  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    _ = try await link.read(VenueRequest(CoinSwitchHFT.Endpoints.time), priority: priority)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    let rows = try await pages(priority: priority) { cursor in
      CoinSwitchHFT.Endpoints.page(
        of: CoinSwitchHFT.Endpoints.instrumentsInfo,
        limit: CoinSwitchHFT.Endpoints.instrumentPageSize, cursor: cursor)
    } decode: { answer throws(VenueError) in
      try link.adapter.instruments(in: answer)
    }
    var seen: Set<ContractSymbol> = []
    return rows.filter { seen.insert($0.symbol).inserted }.sorted { $0.symbol < $1.symbol }
  }

  /// The position list is the only place that shows the setting, and only for flat instruments.
  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    link.adapter.leverage(
      of: symbol, in: try await positionRows(of: symbol, priority: priority))
  }

  /// Told by the rows of the position list, for each instrument by itself.
  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? {
    try await leverage(of: symbol, priority: priority).positionMode
  }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    try await positionRows(of: symbol, priority: priority).compactMap(\.position)
      .filter { symbol == nil || $0.symbol == symbol }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let orders = try await pages(priority: priority) { cursor in
      CoinSwitchHFT.Endpoints.page(
        of: CoinSwitchHFT.Endpoints.orderRealtime, symbol: symbol,
        limit: CoinSwitchHFT.Endpoints.orderPageSize, cursor: cursor)
    } decode: { answer throws(VenueError) in
      try link.adapter.orders(in: answer)
    }
    return OpenOrders(orders.filter { symbol == nil || $0.symbol == symbol })
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try link.adapter.alphabet.require(symbol)
    let request = CoinSwitchHFT.Endpoints.read(CoinSwitchHFT.Endpoints.tickers, of: symbol)
    return try link.adapter.markPrice(
      of: symbol, in: await link.read(request, priority: priority))
  }

  /// The totals of the unified account, which are counted in USD whatever the instrument is quoted
  /// in. The margin mode is an account's setting that the venue documents no path for.
  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try link.adapter.wallet(
      in: await link.read(CoinSwitchHFT.Endpoints.readWallet(), priority: priority))
  }

  private func positionRows(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [CoinSwitchHFT.PositionRow] {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let rows = try await pages(priority: priority) { cursor in
      CoinSwitchHFT.Endpoints.page(
        of: CoinSwitchHFT.Endpoints.positionList, symbol: symbol,
        limit: CoinSwitchHFT.Endpoints.positionPageSize, cursor: cursor)
    } decode: { answer throws(VenueError) in
      try link.adapter.positionRows(in: answer)
    }
    // Over several pages the whole list may say a row again, where they move while they are read.
    if symbol != nil { try link.adapter.requireSingleRows(rows) }
    return rows
  }

  /// All pages of a list.
  private func pages<Row>(
    priority: RequestPriority, request: (String?) -> VenueRequest,
    decode: (VenueAnswer) throws(VenueError) -> CoinSwitchHFT.Page<Row>
  ) async throws(VenueError) -> [Row] {
    var rows: [Row] = []
    var cursor: String?
    var seen: Set<String> = []
    for _ in 0..<Self.maximumPages {
      let page = try decode(await link.read(request(cursor), priority: priority))
      rows += page.rows
      guard let next = page.cursor, seen.insert(next).inserted else { return rows }
      cursor = next
    }
    throw VenueError(.unreadable, message: "The list does not end")
  }
}
