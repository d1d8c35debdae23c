import FoundationEssentials
import LeverDomain
import Transport

/// What this venue's rooms give to the shared engine.
enum CoinSwitchFuturesRooms: VenueRooms {
  static let venue = Venue.coinswitchFutures
  static let traits = VenueTraits(
    openPosition: .blocks, openOrder: .blocks, limitsSource: .instrumentList,
    settingSource: .eachInstrument, sidesMayDiffer: false, minimumIsAssumed: false,
    modeIsAccountWide: true, marginModeSource: .openPositions, positionMargin: .kept,
    clockTolerance: CoinSwitchFuturesEndpoints.clockTolerance,
    requestLifetime: CoinSwitchFuturesEndpoints.clockTolerance, changePage: "Update Leverage")
  static let algorithm = CoinSwitchFuturesSigning.algorithm
  static let clockRequest = VenueRequest(CoinSwitchFuturesEndpoints.time)
  static let gate = CoinSwitchFuturesEndpoints.gate
  /// The documents ask to back off exponentially; the window is a minute.
  static let backOff = BackOff(first: .seconds(15), longest: .seconds(60))
  /// An author reports 401 for good keys under rapid calls.
  static let rejectsGoodKeysAtTimes = true

  static func request(for leg: ChangeStep, as form: RequestForm) -> VenueRequest {
    CoinSwitchFuturesEndpoints.changeLeverage(of: leg.symbol, to: leg.target.long)
  }

  static func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    try CoinSwitchFuturesSigning.compose(draft, base: base, timestamp: timestamp)
  }

  static func failure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError? {
    CoinSwitchFuturesErrors.failure(in: response, to: endpoint)
  }

  static func isRefusal(_ response: HTTPResponse) -> Bool {
    CoinSwitchFuturesErrors.isRefusal(response)
  }

  /// The venue documents no headers that tell its counts.
  static func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice] { [] }

  static func clockTime(in body: Data) throws(VenueError) -> Int64 {
    try CoinSwitchFuturesDecoding.time(in: body)
  }
}

/// An account on CoinSwitch PRO Futures v2.
struct CoinSwitchFuturesClient: VenueConnection {
  private let isReadOnly: Bool
  var rules: VenueRules { link.rules(isReadOnly: isReadOnly) }
  private let link: VenueLink<CoinSwitchFuturesRooms>
  private let authority: ChangeAuthority?
  private let orderSearch: CoinSwitchFuturesOrderSearch

  init(
    _ configuration: VenueAccountConfiguration, transport: any HTTPTransport,
    ledger: any RateLedger, orders: (any OrderSearchCache)?, timing: VenueTiming
  ) throws(VenueError) {
    isReadOnly = configuration.isReadOnly
    authority = ChangeAuthority.grant(to: configuration)
    link = try VenueLink(configuration, transport: transport, ledger: ledger, timing: timing)
    orderSearch = CoinSwitchFuturesOrderSearch(
      account: link.fingerprint, cache: orders, timing: timing)
  }

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    try await link.measureClock(priority: priority)
  }

  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    _ = try await link.read(
      VenueRequest(CoinSwitchFuturesEndpoints.validateKeys), priority: priority)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    try CoinSwitchFuturesDecoding.instruments(
      in: await link.read(CoinSwitchFuturesEndpoints.readInstruments(), priority: priority))
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    try CoinSwitchFuturesDecoding.alphabet.require(symbol)
    let body = try await link.read(
      CoinSwitchFuturesEndpoints.readLeverage(of: symbol), priority: priority)
    let value = try CoinSwitchFuturesDecoding.leverage(of: symbol, in: body)
    return LeverageReading(setting: .read(LeverageSetting(both: value)), positionMode: .oneWay)
  }

  /// The venue nets positions: one-way, always.
  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { .oneWay }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    if let symbol { try CoinSwitchFuturesDecoding.alphabet.require(symbol) }
    let body = try await link.read(
      CoinSwitchFuturesEndpoints.readPositions(of: symbol), priority: priority)
    let positions = try CoinSwitchFuturesDecoding.positions(in: body)
    return positions.filter { symbol == nil || $0.symbol == symbol }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    if let symbol { try CoinSwitchFuturesDecoding.alphabet.require(symbol) }
    let link = link
    let now = try await link.measuredVenueTime(priority: priority).milliseconds
    let orders = try await orderSearch.orders(of: symbol, now: now, isAsked: priority.isAsked) {
      request async throws(VenueError) in
      try CoinSwitchFuturesDecoding.orders(in: await link.read(request, priority: priority))
    }
    return OpenOrders(
      orders.filter { symbol == nil || $0.symbol == symbol },
      searchedBack: await orderSearch.span(at: link.venueTime.milliseconds))
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try CoinSwitchFuturesDecoding.alphabet.require(symbol)
    return try CoinSwitchFuturesDecoding.markPrice(
      in: await link.read(CoinSwitchFuturesEndpoints.readTicker(of: symbol), priority: priority))
  }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try CoinSwitchFuturesDecoding.wallet(
      of: instrument.quoteAsset,
      in: await link.read(VenueRequest(CoinSwitchFuturesEndpoints.wallet), priority: priority))
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    let isSendable = step.target.isUniform && step.target.long.wholeMultiple != nil
    return await link.submit(
      isSendable ? CoinSwitchFuturesRooms.request(for: step, as: .query) : nil, of: step.symbol,
      authority: authority,
      alphabet: CoinSwitchFuturesDecoding.alphabet, signingBefore: deadline,
      lifetime: CoinSwitchFuturesRooms.traits.requestLifetime
    ) { body throws(VenueError) in
      ChangeAcceptance(echo: try CoinSwitchFuturesDecoding.leverage(of: step.symbol, in: body))
    }
  }

  func rateLimitsLeft() async -> RateLimitsLeft {
    await link.rateLimitsLeft(
      CoinSwitchFuturesEndpoints.rules, changes: CoinSwitchFuturesEndpoints.leverageChanges)
  }
}
