import FoundationEssentials
import LeverDomain

/// A venue that answers nothing and writes its requests: all that a pure model needs.
struct StubVenue: LeverageVenue {
  let venue: Venue
  let traits: VenueTraits
  var isReadOnly = false

  /// Like CoinSwitch Futures: limits with the list, one value, positions and orders block.
  static let blocking = StubVenue(
    venue: .coinswitchFutures,
    traits: VenueTraits(
      openPosition: .blocks, openOrder: .blocks, limitsSource: .instrumentList,
      settingSource: .eachInstrument, sidesMayDiffer: false, minimumIsAssumed: false,
      modeIsAccountWide: true, marginModeSource: .openPositions, positionMargin: .kept,
      clockTolerance: .seconds(5), requestLifetime: .seconds(60), changePage: "Update Leverage"))

  /// Like CoinSwitch HFT: limits with the list, the mode with each instrument.
  static let listing = StubVenue(
    venue: .coinswitchHFT,
    traits: VenueTraits(
      openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
      settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: false,
      clockTolerance: nil, provesByRepeating: true, changePage: "Set Leverage"))

  /// Like ZTDX: the setting cannot be read.
  static let unreadable = StubVenue(
    venue: .ztdx,
    traits: VenueTraits(
      openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
      settingSource: .notOffered, sidesMayDiffer: false, minimumIsAssumed: true,
      modeIsAccountWide: true, marginModeSource: .eachInstrument, positionMargin: .kept,
      unsetIsAssumedMaximum: true, clockTolerance: .seconds(5),
      requestLifetime: .seconds(60), changePage: "Change Leverage"))

  /// Like BingX: limits with each instrument, two sides, two requests.
  static let hedging = StubVenue(
    venue: .bingx,
    traits: VenueTraits(
      openPosition: .advises, openOrder: .advises, limitsSource: .eachInstrument,
      settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: true,
      modeShapesRequest: true, modeIsAccountWide: true, marginModeSource: .eachInstrument,
      positionMargin: .assumedRecomputed, clockTolerance: .seconds(5),
      requestLifetime: .seconds(5), changePage: "Set Leverage"))

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    throw VenueError(.unavailable)
  }

  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    throw VenueError(.unavailable)
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    throw VenueError(.unavailable)
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading { throw VenueError(.unavailable) }

  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { throw VenueError(.unavailable) }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] { throw VenueError(.unavailable) }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [OpenOrder] { throw VenueError(.unavailable) }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] { throw VenueError(.unavailable) }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? { throw VenueError(.unavailable) }

  func steps(of change: Change) -> [ChangeStep] {
    let sides: [Set<PositionSide>] =
      change.positionMode == .hedge ? [[.long], [.short]] : [[.long, .short]]
    return sides.map {
      ChangeStep(
        symbol: change.symbol, sides: $0, target: change.to, positionMode: change.positionMode)
    }
  }

  func preview(of step: ChangeStep) -> RequestPreview {
    let side = step.sides.count == 2 ? "BOTH" : step.sides.contains(.long) ? "LONG" : "SHORT"
    let value = step.sides.contains(.long) ? step.target.long : step.target.short
    return RequestPreview(
      method: "POST", url: "https://venue.example/v2/leverage",
      headers: ["X-API-KEY: <key>", "X-SIGNATURE: <signature>"],
      body: #"{"symbol":"\#(step.symbol)","side":"\#(side)","leverage":\#(value)}"#)
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    SubmittedRequest(.failed(VenueError(.unavailable)), expiresAt: nil)
  }

  func budgets() async -> [Budget] { [] }

  func changeBudget() async -> Budget {
    Budget(name: "changes", limit: 10, left: 10, window: .seconds(60), wait: .zero)
  }
}
