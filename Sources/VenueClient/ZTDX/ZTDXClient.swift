import FoundationEssentials
import LeverDomain
import Transport

/// What this venue's rooms give to the shared engine.
enum ZTDXRooms: VenueRooms {
  static let venue = Venue.ztdx
  static let traits = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
    settingSource: .notOffered, sidesMayDiffer: false, minimumIsAssumed: true,
    modeIsAccountWide: true, marginModeSource: .eachInstrument, positionMargin: .kept,
    unsetIsAssumedMaximum: true, clockTolerance: ZTDXEndpoints.clockTolerance,
    requestLifetime: ZTDXEndpoints.longestWindow, publishesChangeLimit: false,
    changePage: "Change Leverage")
  static let algorithm = ZTDXSigning.algorithm
  static let clockRequest = VenueRequest(ZTDXEndpoints.time)
  static let gate = ZTDXEndpoints.gate
  static let backOff = BackOff(first: .seconds(1), longest: .seconds(60))

  static func request(for leg: ChangeStep, as form: RequestForm) -> VenueRequest {
    ZTDXEndpoints.changeLeverage(of: leg.symbol, to: leg.target.long)
  }

  static func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    try ZTDXSigning.compose(draft, base: base, timestamp: timestamp)
  }

  static func failure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError? {
    ZTDXErrors.failure(in: response, to: endpoint)
  }

  static func isRefusal(_ response: HTTPResponse) -> Bool { ZTDXErrors.isRefusal(response) }

  /// `X-MBX-USED-WEIGHT-1M` counts against the advertised weight, of which this program uses a
  /// quarter: it matters once others have used so much that less than that quarter is left.
  static func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice] {
    guard let used = response.header("X-MBX-USED-WEIGHT-1M").flatMap({ Int($0) }) else {
      return []
    }
    let left = max(0, ZTDXEndpoints.advertisedWeight - max(0, used))
    guard left < ZTDXEndpoints.weight.limit ?? 0 else { return [] }
    return [
      LimitNotice(
        rule: ZTDXEndpoints.weight, fact: .left(left, resetAfter: ZTDXEndpoints.weight.window))
    ]
  }

  static func clockTime(in body: Data) throws(VenueError) -> Int64 {
    try ZTDXDecoding.time(in: body)
  }
}

/// An account on ZTDX.
struct ZTDXClient: VenueConnection {
  /// The mode is always one-way by the documents' text; it is read once in a while.
  private static let modeLifetime: Duration = .seconds(600)

  private let isReadOnly: Bool
  var rules: VenueRules { link.rules(isReadOnly: isReadOnly) }
  private let link: VenueLink<ZTDXRooms>
  private let authority: ChangeAuthority?
  private let mode: Remembered<PositionMode>

  init(
    _ configuration: VenueAccountConfiguration, transport: any HTTPTransport,
    ledger: any RateLedger, timing: VenueTiming
  ) throws(VenueError) {
    isReadOnly = configuration.isReadOnly
    authority = ChangeAuthority.grant(to: configuration)
    link = try VenueLink(configuration, transport: transport, ledger: ledger, timing: timing)
    mode = Remembered(uptime: timing.uptime)
  }

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    try await link.measureClock(priority: priority)
  }

  /// The venue has no path for it: the balance answers to a good key.
  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    let body = try await link.read(VenueRequest(ZTDXEndpoints.balance), priority: priority)
    try ZTDXDecoding.requireBalance(in: body)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  /// The list of symbols has no leverage; the list of risks joins it.
  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    let body = try await link.read(VenueRequest(ZTDXEndpoints.exchangeInfo), priority: priority)
    return try ZTDXDecoding.instruments(in: body, risks: await risks(priority: priority))
  }

  /// The venue shows no setting.
  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    try ZTDXDecoding.alphabet.require(symbol)
    return LeverageReading(setting: .notOffered)
  }

  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? {
    let link = link
    return try await mode.value(maximumAge: Self.modeLifetime) { () async throws(VenueError) in
      try ZTDXDecoding.positionMode(
        in: await link.read(VenueRequest(ZTDXEndpoints.positionMode), priority: priority))
    }
  }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    if let symbol { try ZTDXDecoding.alphabet.require(symbol) }
    let body = try await link.read(ZTDXEndpoints.readPositions(of: symbol), priority: priority)
    return try ZTDXDecoding.positions(in: body).filter { symbol == nil || $0.symbol == symbol }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    if let symbol { try ZTDXDecoding.alphabet.require(symbol) }
    let body = try await link.read(ZTDXEndpoints.readOrders(of: symbol), priority: priority)
    return OpenOrders(
      try ZTDXDecoding.orders(in: body).filter { symbol == nil || $0.symbol == symbol })
  }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] {
    try ZTDXDecoding.alphabet.require(symbol)
    let request = VenueRequest(ZTDXEndpoints.brackets(of: symbol))
    return try ZTDXDecoding.tiers(of: symbol, in: await link.read(request, priority: priority))
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try ZTDXDecoding.alphabet.require(symbol)
    return try ZTDXDecoding.markPrice(
      in: await link.read(ZTDXEndpoints.readPrice(of: symbol), priority: priority))
  }

  func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? {
    try ZTDXDecoding.alphabet.require(symbol)
    return try ZTDXDecoding.marginMode(
      in: await link.read(ZTDXEndpoints.readMarginMode(of: symbol), priority: priority))
  }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try ZTDXDecoding.wallet(
      of: instrument.quoteAsset,
      in: await link.read(VenueRequest(ZTDXEndpoints.balance), priority: priority))
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    let isSendable = step.target.isUniform && step.target.long.wholeMultiple != nil
    return await link.submit(
      isSendable ? ZTDXRooms.request(for: step, as: .query) : nil, of: step.symbol,
      authority: authority,
      alphabet: ZTDXDecoding.alphabet, signingBefore: deadline,
      lifetime: ZTDXRooms.traits.requestLifetime
    ) { body throws(VenueError) in
      try ZTDXDecoding.acceptance(of: step.symbol, in: body)
    }
  }

  /// Changes count against the same limits as everything else.
  func rateLimitsLeft() async -> RateLimitsLeft {
    await link.rateLimitsLeft(ZTDXEndpoints.rules, changes: ZTDXEndpoints.requests)
  }

  /// One list tells the maxima of all markets; where the venue lacks it, another does. Where it
  /// has neither, instruments are listed without limits.
  private func risks(
    priority: RequestPriority
  ) async throws(VenueError) -> [ContractSymbol: ZTDXDecoding.Risk] {
    for request in [VenueRequest(ZTDXEndpoints.riskParameters), ZTDXEndpoints.readMarkets()] {
      do throws(VenueError) {
        return try ZTDXDecoding.risks(in: await link.read(request, priority: priority))
      } catch {
        guard error.status != nil || error.kind == .unreadable, error.kind != .rateLimited else {
          throw error
        }
      }
    }
    return [:]
  }
}
