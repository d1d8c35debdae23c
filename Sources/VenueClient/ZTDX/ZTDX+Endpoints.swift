import LeverDomain
import OrderedJSON
import RateLimiting

/// Paths, parameters and limits of ZTDX futures (ZTDX documentation, a public snapshot of the
/// venue's own code base, and a third party's connector; read 2026-11-21).
extension ZTDX {
  enum Endpoints {
    static let defaultBaseURL = "https://api.ztdx.io"
    /// How long a signed request stays valid, in milliseconds: the default.
    static let receiveWindow = 5000
    /// The documented window reaches this far back, and a second ahead.
    static let clockTolerance: Duration = .milliseconds(receiveWindow)

    /// How long after signing the venue may take a request: the widest window that any source names,
    /// the 60 s both ways of the snapshot of its code base, for a request that was held up must not be
    /// believed to be dead too early.
    static let longestWindow: Duration = .seconds(60)

    static let gate = RateRule.gate("ztdx", scope: .address)
    /// What the venue advertises, a minute.
    static let advertisedWeight = 2400
    /// A connector's author keeps to 600 a minute, which is taken over.
    static let weight = RateRule(
      "weight", limit: 600, per: .seconds(60), scope: .address, reserve: 10)
    static let requests = RateRule(
      "all requests", limit: 10, per: .seconds(1), scope: .address, reserve: 2)
    /// Every limit, for showing what is left.
    static let rules = [requests, weight]

    static let time = open("/fapi/v1/time")
    static let exchangeInfo = open("/fapi/v1/exchangeInfo")
    static let riskParameters = open("/api/v1/markets/risk-params")
    static let markets = open("/api/v1/markets")
    static let premiumIndex = open("/fapi/v1/premiumIndex")
    static let balance = signed("/fapi/v2/balance", weight: 5)
    static let positionRisk = signed("/fapi/v1/positionRisk", weight: 5)
    static let openOrders = signed("/fapi/v1/openOrders", weight: 1)
    /// Not documented; taken from the interface that this one is shaped after.
    static let allOpenOrders = signed("/fapi/v1/openOrders", weight: 40)
    static let positionMode = signed("/fapi/v1/positionSide/dual", weight: 1)
    static let marginMode = signed("/fapi/v1/marginType", weight: 1)
    static let setLeverage = Endpoint.changes(
      "POST", "/fapi/v1/leverage", charges: charges(weight: 1))

    static func brackets(of symbol: ContractSymbol) -> Endpoint {
      open("/api/v1/open-interest/\(PercentEncoding.encode(symbol.text))/leverage-brackets")
    }

    /// The largest page of the market list.
    static func readMarkets() -> VenueRequest { VenueRequest(markets, ["limit": "500"]) }

    static func readPositions(of symbol: ContractSymbol?) -> VenueRequest {
      guard let symbol else { return VenueRequest(positionRisk) }
      return VenueRequest(positionRisk, ["symbol": symbol.text])
    }

    static func readOrders(of symbol: ContractSymbol?) -> VenueRequest {
      guard let symbol else { return VenueRequest(allOpenOrders) }
      return VenueRequest(openOrders, ["symbol": symbol.text])
    }

    static func readMarginMode(of symbol: ContractSymbol) -> VenueRequest {
      VenueRequest(marginMode, ["symbol": symbol.text])
    }

    static func readPrice(of symbol: ContractSymbol) -> VenueRequest {
      VenueRequest(premiumIndex, ["symbol": symbol.text])
    }

    /// The values go in a JSON body; time and signature go in the query.
    static func changeLeverage(of symbol: ContractSymbol, to leverage: Leverage) -> VenueRequest {
      VenueRequest(
        setLeverage,
        json: ["symbol": .string(symbol.text), "leverage": .leverage(leverage)])
    }

    private static func open(_ path: String) -> Endpoint {
      Endpoint.reads("GET", path, isSigned: false, charges: charges(weight: 1))
    }

    private static func signed(_ path: String, weight: Int) -> Endpoint {
      Endpoint.reads("GET", path, charges: charges(weight: weight))
    }

    private static func charges(weight count: Int) -> [RateCharge] {
      [RateCharge(requests), RateCharge(weight, weight: count), RateCharge(gate)]
    }
  }
}
