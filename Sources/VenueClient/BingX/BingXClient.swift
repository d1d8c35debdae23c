import FoundationEssentials
import LeverDomain
import Transport

/// What this venue's rooms give to the shared engine.
enum BingXRooms: VenueRooms {
  static let venue = Venue.bingx
  static let traits = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .eachInstrument,
    settingSource: .eachInstrument, sidesMayDiffer: true, oneRequestPerSide: true,
    minimumIsAssumed: true, modeShapesRequest: true, modeIsAccountWide: true,
    marginModeSource: .eachInstrument,
    positionMargin: .assumedRecomputed, clockTolerance: BingXEndpoints.clockTolerance,
    requestLifetime: BingXEndpoints.clockTolerance, changePage: "Set Leverage")
  static let algorithm = BingXSigning.algorithm
  static let clockRequest = VenueRequest(BingXEndpoints.serverTime)
  static let gate = BingXEndpoints.gate
  /// One second, doubling to a minute, when no time is named.
  static let backOff = BackOff(first: .seconds(1), longest: .seconds(60))

  static func request(for leg: ChangeStep, as form: RequestForm) -> VenueRequest {
    let side =
      if leg.positionMode == .hedge {
        leg.sides == [.short] ? "SHORT" : "LONG"
      } else {
        "BOTH"
      }
    let value = leg.sides.contains(.long) ? leg.target.long : leg.target.short
    return BingXEndpoints.changeLeverage(of: leg.symbol, side: side, to: value, form: form)
  }

  static func compose(
    _ draft: RequestDraft, base: BaseAddress, timestamp: Int64
  ) throws(VenueError) -> HTTPRequest {
    try BingXSigning.compose(draft, base: base, timestamp: timestamp)
  }

  static func failure(in response: HTTPResponse, to endpoint: Endpoint) -> VenueError? {
    BingXErrors.failure(in: response, to: endpoint)
  }

  static func isRefusal(_ response: HTTPResponse) -> Bool { BingXErrors.isRefusal(response) }

  static func retryAfter(_ error: VenueError, now: Date) -> Duration? {
    error.message.flatMap { BingXErrors.retryAfter(in: $0.text, now: now) }
  }

  /// `X-RateLimit-Requests-Remain` and `-Expire`, the latter as milliseconds left or as a moment.
  /// The venue does not say which limit they speak of: a window that ends within a second is the
  /// endpoint's own, a longer one that of its group.
  static func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice] {
    guard let left = response.header("X-RateLimit-Requests-Remain").flatMap({ Int($0) }),
      let expiry = response.header("X-RateLimit-Requests-Expire").flatMap({ Int64($0) })
    else { return [] }
    let wait = expiry > 1_000_000_000_000 ? expiry - now.milliseconds : expiry
    let resetAfter = Duration.milliseconds(min(max(0, wait), 600_000))
    let rule = endpoint.charges.map(\.rule).filter { $0.limit != nil }
      .first { $0.window >= resetAfter && left <= $0.limit ?? 0 }
    return rule.map { [LimitNotice(rule: $0, fact: .left(max(0, left), resetAfter: resetAfter))] }
      ?? []
  }

  static func clockTime(in body: Data) throws(VenueError) -> Int64 {
    try BingXDecoding.time(in: body)
  }
}

/// An account on BingX.
struct BingXClient: VenueConnection {
  /// How long the position mode of the account is believed: while rows are read, and just before
  /// a change.
  private static let modeLifetime: Duration = .seconds(60)
  private static let modeLifetimeForChange: Duration = .seconds(5)

  private let isReadOnly: Bool
  var rules: VenueRules { link.rules(isReadOnly: isReadOnly, form: form.current) }
  private let link: VenueLink<BingXRooms>
  private let authority: ChangeAuthority?
  private let mode: Remembered<PositionMode>
  private let form = BingXChangeForm()

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

  /// Asks what the key may do; where the venue lacks that path, its sibling, and at last the
  /// balance, which only tells that the key is alive.
  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    for endpoint in [BingXEndpoints.permissions, BingXEndpoints.restrictions] {
      do throws(VenueError) {
        return try BingXDecoding.keyReport(
          in: await link.read(VenueRequest(endpoint), priority: priority))
      } catch {
        guard error.kind == .badRequest || error.kind == .unreadable else { throw error }
      }
    }
    _ = try await link.read(VenueRequest(BingXEndpoints.balance), priority: priority)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    try BingXDecoding.instruments(
      in: await link.read(VenueRequest(BingXEndpoints.contracts), priority: priority))
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    try BingXDecoding.alphabet.require(symbol)
    return try BingXDecoding.leverage(
      of: symbol,
      in: await link.read(BingXEndpoints.readLeverage(of: symbol), priority: priority))
  }

  /// One mode holds for the whole account.
  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? {
    let link = link
    return try await mode.value(
      maximumAge: priority == .change ? Self.modeLifetimeForChange : Self.modeLifetime
    ) { () async throws(VenueError) in
      try BingXDecoding.positionMode(
        in: await link.read(VenueRequest(BingXEndpoints.positionMode), priority: priority))
    }
  }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    if let symbol { try BingXDecoding.alphabet.require(symbol) }
    let request = BingXEndpoints.read(BingXEndpoints.positions, of: symbol)
    return try BingXDecoding.positions(in: await link.read(request, priority: priority))
      .filter { symbol == nil || $0.symbol == symbol }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    if let symbol { try BingXDecoding.alphabet.require(symbol) }
    let request = BingXEndpoints.read(BingXEndpoints.openOrders, of: symbol)
    return OpenOrders(
      try BingXDecoding.orders(in: await link.read(request, priority: priority))
        .filter { symbol == nil || $0.symbol == symbol })
  }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] {
    try BingXDecoding.alphabet.require(symbol)
    return try BingXDecoding.tiers(
      in: await link.read(
        BingXEndpoints.read(BingXEndpoints.tiers, of: symbol), priority: priority))
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try BingXDecoding.alphabet.require(symbol)
    return try BingXDecoding.markPrice(
      in: await link.read(
        BingXEndpoints.read(BingXEndpoints.premiumIndex, of: symbol), priority: priority))
  }

  func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? {
    try BingXDecoding.alphabet.require(symbol)
    return try BingXDecoding.marginMode(
      in: await link.read(
        BingXEndpoints.read(BingXEndpoints.marginMode, of: symbol), priority: priority))
  }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try BingXDecoding.wallet(
      of: instrument.quoteAsset,
      in: await link.read(VenueRequest(BingXEndpoints.balance), priority: priority))
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    let values = Set(step.sides.map { step.target[$0] })
    let isSendable =
      values.count == 1 && values.allSatisfy { $0.wholeMultiple != nil }
      && (step.positionMode == .oneWay || (step.positionMode == .hedge && step.sides.count == 1))
    let form = form.current
    var submitted = await submit(
      step, as: form, isSendable: isSendable, signingBefore: deadline
    ).sent(as: [form])
    if form == .query, case .failed(let error) = submitted.answer,
      BingXErrors.lacksParameters(error)
    {
      let second = await submit(
        step, as: .jsonBody, isSendable: isSendable, signingBefore: deadline)
      // Not sent after all, it leaves the first answer standing.
      if !second.answer.isUnsent { submitted = second.sent(as: [.query, .jsonBody]) }
      if second.answer.hasBeenRead { self.form.keepToJSON() }
    }
    if case .failed(let error) = submitted.answer, error.kind == .positionModeMismatch {
      await mode.forget()
    }
    return submitted
  }

  private func submit(
    _ step: ChangeStep, as form: RequestForm, isSendable: Bool, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    await link.submit(
      isSendable ? BingXRooms.request(for: step, as: form) : nil, of: step.symbol,
      authority: authority,
      alphabet: BingXDecoding.alphabet, signingBefore: deadline,
      lifetime: BingXRooms.traits.requestLifetime
    ) { body throws(VenueError) in
      try BingXDecoding.acceptance(of: step.symbol, in: body)
    }
  }

  func rateLimitsLeft() async -> RateLimitsLeft {
    await link.rateLimitsLeft(BingXEndpoints.rules, changes: BingXEndpoints.leverageChanges)
  }
}

extension ChangeAnswer {
  /// Whether no byte of the request left.
  fileprivate var isUnsent: Bool {
    if case .failed(let error) = self { error.consequence == .nothingSent } else { false }
  }

  /// Whether the venue has understood the parameters: it took them, or refused for another reason
  /// than that they are missing.
  fileprivate var hasBeenRead: Bool {
    switch self {
    case .accepted, .notModified: true
    case .failed(let error):
      error.consequence == .notApplied && !BingXErrors.lacksParameters(error)
        && error.kind != .rateLimited && error.kind != .keyRejected
    }
  }
}
