import FoundationEssentials
import LeverDomain
import RateLimiting
import Transport

/// What CoinSwitch PRO Futures v2 adds to the shared engine.
struct CoinSwitchFutures: CoinSwitchSigning {
  var venue: Venue { .coinswitchFutures }
  var baseURL: String { Endpoints.defaultBaseURL }
  var traits: VenueTraits {
    VenueTraits(
      openPosition: .blocks, openOrder: .blocks, limitsSource: .instrumentList,
      settingSource: .eachInstrument, sidesMayDiffer: false, minimumIsAssumed: false,
      modeIsAccountWide: true, marginModeSource: .openPositions, positionMargin: .kept,
      clockTolerance: Endpoints.clockTolerance,
      requestLifetime: Endpoints.clockTolerance, changePage: "Update Leverage")
  }
  var clockRequest: VenueRequest { VenueRequest(Endpoints.time) }
  var gate: RateRule { Endpoints.gate }
  var limits: [RateRule] { Endpoints.rules }
  var changeLimit: RateRule { Endpoints.leverageChanges }
  /// The documents ask to back off exponentially; the window is a minute.
  var backOff: BackOff { BackOff(first: .seconds(15), longest: .seconds(60)) }
  /// An author reports 401 for good keys under rapid calls.
  var rejectsGoodKeysAtTimes: Bool { true }

  func carries(_ leg: ChangeStep) -> Bool {
    leg.target.isUniform && leg.target.long.wholeMultiple != nil
  }

  func request(for leg: ChangeStep) -> VenueRequest {
    Endpoints.changeLeverage(of: leg.symbol, to: leg.target.long)
  }

  func connection(
    over link: VenueLink<CoinSwitchFutures>, orders: (any OrderSearchCache)?
  ) -> any VenueConnection {
    CoinSwitchFuturesConnection(link: link, orders: orders)
  }
}
