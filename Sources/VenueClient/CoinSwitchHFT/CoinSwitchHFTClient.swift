import FoundationEssentials
import LeverDomain
import Transport

/// What this venue's rooms give to the shared engine.
enum CoinSwitchHFTRooms: VenueRooms {
  static let venue = Venue.coinswitchHFT
  static let traits = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
    settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: false,
    positionMargin: .kept, clockTolerance: nil, provesByRepeating: true,
    publishesChangeLimit: false,
    changePage: "Set Leverage")
  static let algorithm = CoinSwitchHFTSigning.algorithm
  static let clockRequest = VenueRequest(CoinSwitchHFTEndpoints.time)
  static let gate = CoinSwitchHFTEndpoints.gate
  /// The documents ask to back off exponentially.
  static let backOff = BackOff(first: .seconds(1), longest: .seconds(60))
  /// The same gateway as that of Futures, for which an author reports 401 for good keys.
  static let rejectsGoodKeysAtTimes = true

  static func request(for leg: ChangeStep, as form: RequestForm) -> VenueRequest {
    CoinSwitchHFTEndpoints.changeLeverage(of: leg.symbol, to: leg.target)
  }

  static func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    try CoinSwitchHFTSigning.compose(draft, base: base, timestamp: timestamp)
  }

  static func failure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError? {
    CoinSwitchHFTErrors.failure(in: response, to: endpoint)
  }

  static func isRefusal(_ response: HTTPResponse) -> Bool {
    CoinSwitchHFTErrors.isRefusal(response)
  }

  /// `X-Bapi-Limit-Status` tells what is left of the endpoint's limit and
  /// `X-Bapi-Limit-Reset-Timestamp` when it renews (Bybit V5; whether the proxy passes them on is
  /// not known). Only "none left" bears on the cap that this program keeps by itself.
  static func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice] {
    guard let rule = endpoint.charges.first?.rule,
      let left = response.header("X-Bapi-Limit-Status").flatMap({ Int($0) }), left == 0,
      let reset = response.header("X-Bapi-Limit-Reset-Timestamp").flatMap({ Int64($0) })
    else { return [] }
    let wait = Duration.milliseconds(min(max(0, max(0, reset) - now.milliseconds), 60_000))
    return [LimitNotice(rule: rule, fact: .left(0, resetAfter: wait))]
  }

  static func clockTime(in body: Data) throws(VenueError) -> Int64 {
    try CoinSwitchHFTDecoding.time(in: body)
  }
}

/// An account on CoinSwitch PRO HFT.
struct CoinSwitchHFTClient: VenueConnection {
  /// No list is this long; a cursor that never ends is not followed further.
  private static let maximumPages = 50

  private let isReadOnly: Bool
  var rules: VenueRules { link.rules(isReadOnly: isReadOnly) }
  private let link: VenueLink<CoinSwitchHFTRooms>
  private let authority: ChangeAuthority?

  init(
    _ configuration: VenueAccountConfiguration, transport: any HTTPTransport,
    ledger: any RateLedger, timing: VenueTiming
  ) throws(VenueError) {
    isReadOnly = configuration.isReadOnly
    authority = ChangeAuthority.grant(to: configuration)
    link = try VenueLink(configuration, transport: transport, ledger: ledger, timing: timing)
  }

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    try await link.measureClock(priority: priority)
  }

  /// The venue has no path for it: a signed request for the time proves the key.
  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    _ = try await link.read(VenueRequest(CoinSwitchHFTEndpoints.time), priority: priority)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    let rows = try await pages(priority: priority) { cursor in
      CoinSwitchHFTEndpoints.page(
        of: CoinSwitchHFTEndpoints.instrumentsInfo,
        limit: CoinSwitchHFTEndpoints.instrumentPageSize, cursor: cursor)
    } decode: { body throws(VenueError) in
      try CoinSwitchHFTDecoding.instruments(in: body)
    }
    var seen: Set<ContractSymbol> = []
    return rows.filter { seen.insert($0.symbol).inserted }.sorted { $0.symbol < $1.symbol }
  }

  /// The position list is the only place that shows the setting, and only for flat instruments.
  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    CoinSwitchHFTDecoding.leverage(
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
    if let symbol { try CoinSwitchHFTDecoding.alphabet.require(symbol) }
    let orders = try await pages(priority: priority) { cursor in
      CoinSwitchHFTEndpoints.page(
        of: CoinSwitchHFTEndpoints.orderRealtime, symbol: symbol,
        limit: CoinSwitchHFTEndpoints.orderPageSize, cursor: cursor)
    } decode: { body throws(VenueError) in
      try CoinSwitchHFTDecoding.orders(in: body)
    }
    return OpenOrders(orders.filter { symbol == nil || $0.symbol == symbol })
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try CoinSwitchHFTDecoding.alphabet.require(symbol)
    let request = CoinSwitchHFTEndpoints.read(CoinSwitchHFTEndpoints.tickers, of: symbol)
    return try CoinSwitchHFTDecoding.markPrice(
      of: symbol, in: await link.read(request, priority: priority))
  }

  /// The totals of the unified account, which are counted in USD whatever the instrument is quoted
  /// in. The margin mode is an account's setting that the venue documents no path for.
  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try CoinSwitchHFTDecoding.wallet(
      in: await link.read(CoinSwitchHFTEndpoints.readWallet(), priority: priority))
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    // Only hedge mode takes two values.
    let isSendable = step.target.isUniform || step.positionMode == .hedge
    return await link.submit(
      isSendable
        ? CoinSwitchHFTEndpoints.changeLeverage(of: step.symbol, to: step.target) : nil,
      of: step.symbol, authority: authority, alphabet: CoinSwitchHFTDecoding.alphabet,
      signingBefore: deadline, lifetime: CoinSwitchHFTRooms.traits.requestLifetime,
      isNotModified: { $0.code?.text == CoinSwitchHFTErrors.notModifiedCode }
    ) { _ throws(VenueError) in ChangeAcceptance() }
  }

  func rateLimitsLeft() async -> RateLimitsLeft {
    await link.rateLimitsLeft(
      CoinSwitchHFTEndpoints.rules, changes: CoinSwitchHFTEndpoints.leverageChanges)
  }

  private func positionRows(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [CoinSwitchHFTDecoding.PositionRow] {
    if let symbol { try CoinSwitchHFTDecoding.alphabet.require(symbol) }
    let rows = try await pages(priority: priority) { cursor in
      CoinSwitchHFTEndpoints.page(
        of: CoinSwitchHFTEndpoints.positionList, symbol: symbol,
        limit: CoinSwitchHFTEndpoints.positionPageSize, cursor: cursor)
    } decode: { body throws(VenueError) in
      try CoinSwitchHFTDecoding.positionRows(in: body)
    }
    // Over several pages the whole list may say a row again, where they move while they are read.
    if symbol != nil { try CoinSwitchHFTDecoding.requireSingleRows(rows) }
    return rows
  }

  /// All pages of a list.
  private func pages<Row>(
    priority: RequestPriority, request: (String?) -> VenueRequest,
    decode: (Data) throws(VenueError) -> CoinSwitchHFTDecoding.Page<Row>
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
