import FoundationEssentials
import LeverDomain
import RateLimiting
import Transport

/// What ZTDX futures adds to the shared engine.
struct ZTDX: VenueAdapter {
  var venue: Venue { .ztdx }
  var baseURL: String { Endpoints.defaultBaseURL }
  var traits: VenueTraits {
    VenueTraits(
      openPosition: .advises, openOrder: .advises, limitsSource: .instrumentList,
      settingSource: .notOffered, sidesMayDiffer: false, minimumIsAssumed: true,
      modeIsAccountWide: true, marginModeSource: .eachInstrument, positionMargin: .kept,
      unsetIsAssumedMaximum: true, clockTolerance: Endpoints.clockTolerance,
      requestLifetime: Endpoints.longestWindow, publishesChangeLimit: false,
      changePage: "Change Leverage")
  }
  var clockRequest: VenueRequest { VenueRequest(Endpoints.time) }
  var gate: RateRule { Endpoints.gate }
  var limits: [RateRule] { Endpoints.rules }
  /// Changes count against the same limits as everything else.
  var changeLimit: RateRule { Endpoints.requests }
  var backOff: BackOff { BackOff(first: .seconds(1), longest: .seconds(60)) }

  func carries(_ leg: ChangeStep) -> Bool {
    leg.target.isUniform && leg.target.long.wholeMultiple != nil
  }

  func request(for leg: ChangeStep) -> VenueRequest {
    Endpoints.changeLeverage(of: leg.symbol, to: leg.target.long)
  }

  /// `X-MBX-USED-WEIGHT-1M` counts against the advertised weight, of which this program uses a
  /// quarter: it matters once others have used so much that less than that quarter is left.
  func notices(
    in response: HTTPResponse, to endpoint: Endpoint, now: Date
  ) -> [LimitNotice] {
    guard let used = response.header("X-MBX-USED-WEIGHT-1M").flatMap({ Int($0) }) else {
      return []
    }
    let left = max(0, Endpoints.advertisedWeight - max(0, used))
    guard left < Endpoints.weight.limit ?? 0 else { return [] }
    return [
      LimitNotice(
        rule: Endpoints.weight, fact: .left(left, resetAfter: Endpoints.weight.window))
    ]
  }

  func connection(
    over link: VenueLink<ZTDX>, orders: (any OrderSearchCache)?
  ) -> any VenueConnection {
    ZTDXConnection(link: link)
  }
}
