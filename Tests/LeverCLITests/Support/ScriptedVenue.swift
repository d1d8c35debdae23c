import FoundationEssentials
import LeverDomain
import Synchronization

/// A venue that keeps its settings in memory and does what a test tells it.
final class ScriptedVenue: LeverageVenue {
  struct State {
    var clock: Result<Duration, VenueError> = .success(.milliseconds(12))
    var key: Result<KeyReport, VenueError> = .success(
      KeyReport(mayChangeLeverage: true, mayWithdraw: false, permissions: ["trade"]))
    var instruments: Result<[Instrument], VenueError> = .success([])
    var settings: [ContractSymbol: LeverageSetting] = [:]
    var limits: LeverageLimits?
    var leverageFailure: VenueError?
    var mode: PositionMode? = .oneWay
    var positions: [Position] = []
    var orders: [OpenOrder] = []
    var tiers: [NotionalTier] = []
    var markPrice: Price?
    var marginMode: MarginMode?
    var wallet: Result<Wallet?, VenueError> = .success(nil)
    /// What changes are answered with; accepted, and applied, when empty.
    var answers: [ChangeAnswer] = []
    /// From when on it takes no request any more; nil where it may at any time.
    var expiresAt: Date?
    var sent: [ChangeStep] = []
    /// Called while a setting is being read.
    var duringReading: (@Sendable (ContractSymbol) async -> Void)?
    /// Called while a change is under way.
    var duringSubmit: (@Sendable () async -> Void)?
  }

  let venue: Venue
  let traits: VenueTraits
  let isReadOnly: Bool
  let state: Mutex<State>

  init(
    _ venue: Venue = .coinswitchFutures, traits: VenueTraits = .strict, isReadOnly: Bool = false,
    _ prepare: (inout State) -> Void = { _ in }
  ) {
    self.venue = venue
    self.traits = traits
    self.isReadOnly = isReadOnly
    var initial = State()
    prepare(&initial)
    state = Mutex(initial)
  }

  var sent: [ChangeStep] { state.withLock { $0.sent } }

  static let time = Date(timeIntervalSince1970: 1_790_000_000)

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    let offset = try state.withLock { $0.clock }.get()
    return ClockOffset(offset: offset, uncertainty: .milliseconds(3), measuredAt: Self.time)
  }

  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    try state.withLock { $0.key }.get()
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    try state.withLock { $0.instruments }.get()
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    let state = state.withLock { $0 }
    await state.duringReading?(symbol)
    if let error = state.leverageFailure { throw error }
    if traits.settingSource == .notOffered { return LeverageReading(setting: .notOffered) }
    guard let setting = state.settings[symbol] else { return LeverageReading(setting: .notShown) }
    return LeverageReading(setting: .read(setting), limits: state.limits)
  }

  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { state.withLock { $0.mode } }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] {
    state.withLock { $0.positions.filter { symbol == nil || $0.symbol == symbol } }
  }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [OpenOrder] {
    state.withLock { $0.orders.filter { symbol == nil || $0.symbol == symbol } }
  }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] { state.withLock { $0.tiers } }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? { state.withLock { $0.markPrice } }

  func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? { state.withLock { $0.marginMode } }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? { try state.withLock { $0.wallet }.get() }

  func steps(of change: Change) -> [ChangeStep] {
    guard traits.sidesMayDiffer, change.positionMode == .hedge else {
      return [
        ChangeStep(
          symbol: change.symbol, sides: [.long, .short], target: change.to,
          positionMode: change.positionMode)
      ]
    }
    return PositionSide.allCases.filter { change.from?[$0] != change.to[$0] }.map { side in
      ChangeStep(
        symbol: change.symbol, sides: [side], target: change.to, positionMode: .hedge)
    }
  }

  func preview(of step: ChangeStep) -> RequestPreview {
    let side = step.sides.count == 1 ? step.sides.first : nil
    let value = step.target[side ?? .long]
    return RequestPreview(
      method: "POST", url: "https://venue.example/leverage", headers: ["X-Key: <key>"],
      body: #"{"symbol":"\#(step.symbol)","side":"\#(side?.rawValue ?? "both")","#
        + #""leverage":\#(value)}"#)
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    if let during = state.withLock({ $0.duringSubmit }) { await during() }
    return state.withLock { state in
      state.sent.append(step)
      let answer =
        state.answers.isEmpty
        ? ChangeAnswer.accepted(echo: step.target.long) : state.answers.removeFirst()
      if case .accepted = answer {
        let before = state.settings[step.symbol]
        state.settings[step.symbol] = LeverageSetting(
          long: step.sides.contains(.long) ? step.target.long : before?.long ?? step.target.long,
          short: step.sides.contains(.short)
            ? step.target.short : before?.short ?? step.target.short)
      }
      return SubmittedRequest(answer, expiresAt: state.expiresAt)
    }
  }

  func budgets() async -> [Budget] { [await changeBudget()] }

  func changeBudget() async -> Budget {
    Budget(name: "leverage", limit: 20, left: 18, window: .seconds(60), wait: .zero)
  }
}

extension VenueTraits {
  /// Positions and orders block; limits and setting come with each instrument.
  static let strict = VenueTraits(
    openPosition: .blocks, openOrder: .blocks, limitsSource: .eachInstrument,
    settingSource: .eachInstrument, sidesMayDiffer: false, minimumIsAssumed: false,
    modeIsAccountWide: true, marginModeSource: .openPositions, positionMargin: .kept,
    clockTolerance: .seconds(60), requestLifetime: .seconds(60), changePage: "Update Leverage")

  /// Sides apart in hedge mode; positions and orders are only advice.
  static let hedging = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .eachInstrument,
    settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: true,
    modeShapesRequest: true, modeIsAccountWide: true, marginModeSource: .eachInstrument,
    positionMargin: .assumedRecomputed, clockTolerance: .seconds(5),
    requestLifetime: .seconds(5), changePage: "Set Leverage")

  /// No reading of the setting; only the echo of a change.
  static let echoing = VenueTraits(
    openPosition: .advises, openOrder: .blocks, limitsSource: .instrumentList,
    settingSource: .notOffered, sidesMayDiffer: false, minimumIsAssumed: false,
    modeIsAccountWide: true, unsetIsAssumedMaximum: true, clockTolerance: nil,
    requestLifetime: .seconds(60), changePage: "Change Leverage")

  /// Sides apart in hedge mode, which comes with each instrument; no reading shows the setting of an
  /// open position, and the same request once more proves a change.
  static let repeating = VenueTraits(
    openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
    settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: false,
    clockTolerance: nil, provesByRepeating: true, changePage: "Set Leverage")
}
