import FoundationEssentials
import LeverDomain
import RateLimiting
import Transport

/// What CoinSwitch PRO HFT adds to the shared engine.
struct CoinSwitchHFT: CoinSwitchSigning {
  var venue: Venue { .coinswitchHFT }
  var baseURL: String { Endpoints.defaultBaseURL }
  var traits: VenueTraits {
    VenueTraits(
      openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
      settingSource: .eachInstrument, sidesMayDiffer: true, minimumIsAssumed: false,
      positionMargin: .kept, clockTolerance: nil, provesByRepeating: true,
      publishesChangeLimit: false,
      changePage: "Set Leverage")
  }
  var clockRequest: VenueRequest { VenueRequest(Endpoints.time) }
  var gate: RateRule { Endpoints.gate }
  var limits: [RateRule] { Endpoints.rules }
  var changeLimit: RateRule { Endpoints.leverageChanges }
  /// The documents ask to back off exponentially.
  var backOff: BackOff { BackOff(first: .seconds(1), longest: .seconds(60)) }
  /// The same gateway as that of Futures, for which an author reports 401 for good keys.
  var rejectsGoodKeysAtTimes: Bool { true }

  /// Only hedge mode takes two values.
  func carries(_ leg: ChangeStep) -> Bool { leg.target.isUniform || leg.positionMode == .hedge }

  func request(for leg: ChangeStep) -> VenueRequest {
    Endpoints.changeLeverage(of: leg.symbol, to: leg.target)
  }

  /// `X-Bapi-Limit-Status` tells what is left of the endpoint's limit and
  /// `X-Bapi-Limit-Reset-Timestamp` when it renews (Bybit V5; whether the proxy passes them on is
  /// not known). Only "none left" bears on the cap that this program keeps by itself.
  func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice] {
    guard let rule = endpoint.charges.first?.rule,
      let left = response.header("X-Bapi-Limit-Status").flatMap({ Int($0) }), left == 0,
      let reset = response.header("X-Bapi-Limit-Reset-Timestamp").flatMap({ Int64($0) })
    else { return [] }
    let wait = Duration.milliseconds(min(max(0, max(0, reset) - now.milliseconds), 60_000))
    return [LimitNotice(rule: rule, fact: .left(0, resetAfter: wait))]
  }

  func connection(
    over link: VenueLink<CoinSwitchHFT>, orders: (any OrderSearchCache)?
  ) -> any VenueConnection {
    CoinSwitchHFTConnection(link: link)
  }
}
