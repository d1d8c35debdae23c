import FoundationEssentials
import LeverDomain
import RateLimiting
import Transport

/// What BingX USDT-M perpetual swaps adds to the shared engine.
struct BingX: VenueAdapter {
  /// The form in which changes are sent; see ``BingXChangeForm``.
  var form = RequestForm.query

  var venue: Venue { .bingx }
  var baseURL: String { Endpoints.defaultBaseURL }
  var traits: VenueTraits {
    VenueTraits(
      openPosition: .advises, openOrder: .advises, limitsSource: .eachInstrument,
      settingSource: .eachInstrument, sidesMayDiffer: true, oneRequestPerSide: true,
      minimumIsAssumed: true, modeShapesRequest: true, modeIsAccountWide: true,
      marginModeSource: .eachInstrument,
      positionMargin: .assumedRecomputed, clockTolerance: Endpoints.clockTolerance,
      requestLifetime: Endpoints.clockTolerance, changePage: "Set Leverage")
  }
  var clockRequest: VenueRequest { VenueRequest(Endpoints.serverTime) }
  var gate: RateRule { Endpoints.gate }
  var limits: [RateRule] { Endpoints.rules }
  var changeLimit: RateRule { Endpoints.leverageChanges }
  /// One second, doubling to a minute, when no time is named.
  var backOff: BackOff { BackOff(first: .seconds(1), longest: .seconds(60)) }

  func carries(_ leg: ChangeStep) -> Bool {
    let values = Set(leg.sides.map { leg.target[$0] })
    return values.count == 1 && values.allSatisfy { $0.wholeMultiple != nil }
      && (leg.positionMode == .oneWay || (leg.positionMode == .hedge && leg.sides.count == 1))
  }

  func request(for leg: ChangeStep) -> VenueRequest {
    let side =
      if leg.positionMode == .hedge {
        leg.sides == [.short] ? "SHORT" : "LONG"
      } else {
        "BOTH"
      }
    let value = leg.sides.contains(.long) ? leg.target.long : leg.target.short
    return Endpoints.changeLeverage(of: leg.symbol, side: side, to: value, form: form)
  }

  /// `X-RateLimit-Requests-Remain` and `-Expire`, the latter as milliseconds left or as a moment.
  /// The venue does not say which limit they speak of: a window that ends within a second is the
  /// endpoint's own, a longer one that of its group.
  func notices(
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

  func connection(
    over link: VenueLink<BingX>, orders: (any OrderSearchCache)?
  ) -> any VenueConnection {
    BingXConnection(link: link)
  }
}
