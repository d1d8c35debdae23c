import FoundationEssentials
import LeverDomain
import Transport

/// An account on BingX.
struct BingXConnection: LinkedConnection {
  /// How long the position mode of the account is believed: while rows are read, and just before
  /// a change.
  private static let modeLifetime: Duration = .seconds(60)
  private static let modeLifetimeForChange: Duration = .seconds(5)

  let link: VenueLink<BingX>
  private let mode: Remembered<PositionMode>
  private let form = BingXChangeForm()

  init(link: VenueLink<BingX>) {
    self.link = link
    mode = Remembered(uptime: link.timing.uptime)
  }

  var rules: VenueRules { link.rules(of: BingX(form: form.current)) }

  /// Asks what the key may do; where the venue lacks that path, its sibling, and at last the
  /// balance, which only tells that the key is alive.
  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    for endpoint in [BingX.Endpoints.permissions, BingX.Endpoints.restrictions] {
      do throws(VenueError) {
        return try link.adapter.keyReport(
          in: await link.read(VenueRequest(endpoint), priority: priority))
      } catch {
        guard error.kind == .badRequest || error.kind == .unreadable else { throw error }
      }
    }
    _ = try await link.read(VenueRequest(BingX.Endpoints.balance), priority: priority)
    return KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    try link.adapter.instruments(
      in: await link.read(VenueRequest(BingX.Endpoints.contracts), priority: priority))
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    try link.adapter.alphabet.require(symbol)
    return try link.adapter.leverage(
      of: symbol,
      in: await link.read(BingX.Endpoints.readLeverage(of: symbol), priority: priority))
  }

  /// One mode holds for the whole account.
  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? {
    let link = link
    return try await mode.value(
      maximumAge: priority == .change ? Self.modeLifetimeForChange : Self.modeLifetime
    ) { () async throws(VenueError) in
      try link.adapter.positionMode(
        in: await link.read(VenueRequest(BingX.Endpoints.positionMode), priority: priority))
    }
  }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let request = BingX.Endpoints.read(BingX.Endpoints.positions, of: symbol)
    return try link.adapter.positions(in: await link.read(request, priority: priority))
      .filter { symbol == nil || $0.symbol == symbol }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> OpenOrders {
    if let symbol { try link.adapter.alphabet.require(symbol) }
    let request = BingX.Endpoints.read(BingX.Endpoints.openOrders, of: symbol)
    return OpenOrders(
      try link.adapter.orders(in: await link.read(request, priority: priority))
        .filter { symbol == nil || $0.symbol == symbol })
  }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] {
    try link.adapter.alphabet.require(symbol)
    return try link.adapter.tiers(
      in: await link.read(
        BingX.Endpoints.read(BingX.Endpoints.tiers, of: symbol), priority: priority))
  }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? {
    try link.adapter.alphabet.require(symbol)
    return try link.adapter.markPrice(
      in: await link.read(
        BingX.Endpoints.read(BingX.Endpoints.premiumIndex, of: symbol), priority: priority))
  }

  func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? {
    try link.adapter.alphabet.require(symbol)
    return try link.adapter.marginMode(
      in: await link.read(
        BingX.Endpoints.read(BingX.Endpoints.marginMode, of: symbol), priority: priority))
  }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    try link.adapter.wallet(
      of: instrument.quoteAsset,
      in: await link.read(VenueRequest(BingX.Endpoints.balance), priority: priority))
  }

  /// Sends a leg in the form that is kept to. A venue that refuses the query as lacking its
  /// parameters has changed nothing, and gets the JSON form, once.
  func submit(_ leg: ChangeStep, signingBefore deadline: Date) async -> SubmittedRequest {
    let form = form.current
    var submitted = await link.submit(
      leg, by: BingX(form: form), signingBefore: deadline
    ).sent(as: [form])
    if form == .query, case .failed(let error) = submitted.answer, BingX.lacksParameters(error) {
      let second = await link.submit(leg, by: BingX(form: .jsonBody), signingBefore: deadline)
      // Not sent after all, it leaves the first answer standing.
      if !second.answer.isUnsent { submitted = second.sent(as: [.query, .jsonBody]) }
      if second.answer.hasBeenRead { self.form.keepToJSON() }
    }
    if case .failed(let error) = submitted.answer, error.kind == .positionModeMismatch {
      await mode.forget()
    }
    return submitted
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
      error.consequence == .notApplied && !BingX.lacksParameters(error)
        && error.kind != .rateLimited && error.kind != .keyRejected
    }
  }
}
