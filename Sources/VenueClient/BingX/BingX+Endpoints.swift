import LeverDomain
import RateLimiting

/// Paths, parameters and limits of BingX USDT-M perpetual swaps (BingX documentation, docs-v3 and
/// its change log, read 2026-11-21). Limits a second count per account and endpoint; groups count
/// per address, as a whole and for each endpoint. That they slide is assumed.
extension BingX {
  enum Endpoints {
    static let defaultBaseURL = "https://open-api.bingx.com"
    /// How long a signed request stays valid, in milliseconds: the default and the maximum.
    static let receiveWindow = 5000
    /// Signed requests older than the receive window are refused. How far ahead a clock may be is
    /// not stated; a second is assumed, and the measured offset keeps requests within it.
    static let clockTolerance: Duration = .milliseconds(receiveWindow)

    static let gate = RateRule.gate("bingx", scope: .address)
    static let leverageReads = second("GET leverage", 5, reserve: 1)
    static let leverageChanges = second("POST leverage", 5)

    static let serverTime = market("/openApi/swap/v2/server/time")
    static let contracts = market("/openApi/swap/v2/quote/contracts")
    static let premiumIndex = market("/openApi/swap/v2/quote/premiumIndex")
    static let permissions = account(
      "/openApi/v1/account/apiPermissions", second("GET permissions", 2), group: 2)
    static let restrictions = account(
      "/openApi/v1/account/apiRestrictions", second("GET restrictions", 2), group: 2)
    static let balance = account(
      "/openApi/swap/v3/user/balance", second("GET balance", 5), group: 3)
    static let leverage = account("/openApi/swap/v2/trade/leverage", leverageReads, group: 2)
    static let setLeverage = Endpoint.changes(
      "POST", "/openApi/swap/v2/trade/leverage", charges: charges(leverageChanges, group: 2))
    static let positions = account(
      "/openApi/swap/v2/user/positions", second("GET positions", 5, reserve: 1), group: 3)
    static let openOrders = account(
      "/openApi/swap/v2/trade/openOrders", second("GET open orders", 5, reserve: 1), group: 3)
    /// The path of version 1: a version 2 does not exist.
    static let positionMode = account(
      "/openApi/swap/v1/positionSide/dual", second("GET position mode", 2), group: 2)
    static let marginMode = account(
      "/openApi/swap/v2/trade/marginType", second("GET margin mode", 2), group: 2)
    static let tiers = account(
      "/openApi/swap/v1/maintMarginRatio", second("GET margin tiers", 5), group: 2)

    /// Those that may answer without `code` and `msg`.
    static let withoutEnvelope: Set<Endpoint> = [permissions, restrictions]

    /// Every limit of the account, for showing what is left.
    static let rules = [
      leverageChanges, leverageReads, positions.charges[0].rule, openOrders.charges[0].rule,
      positionMode.charges[0].rule, tiers.charges[0].rule,
    ]

    static func readLeverage(of symbol: ContractSymbol) -> VenueRequest {
      VenueRequest(leverage, ["symbol": symbol.text])
    }

    /// `side` is `LONG` or `SHORT` in hedge mode and `BOTH` in one-way mode.
    static func changeLeverage(
      of symbol: ContractSymbol, side: String, to leverage: Leverage, form: RequestForm
    ) -> VenueRequest {
      var request = VenueRequest(
        setLeverage, ["leverage": leverage.description, "side": side, "symbol": symbol.text])
      request.form = form
      return request
    }

    static func read(_ endpoint: Endpoint, of symbol: ContractSymbol?) -> VenueRequest {
      guard let symbol else { return VenueRequest(endpoint) }
      return VenueRequest(endpoint, ["symbol": symbol.text])
    }

    private static func second(_ name: String, _ limit: Int, reserve: Int = 0) -> RateRule {
      RateRule(name, limit: limit, per: .seconds(1), reserve: reserve)
    }

    /// Group 1, public data: 500 in ten seconds and 1000 a minute, all endpoints together.
    private static func market(_ path: String) -> Endpoint {
      Endpoint.reads(
        "GET", path, isSigned: false,
        charges: [
          RateCharge(
            RateRule("market, 10 s", limit: 500, per: .seconds(10), scope: .address, reserve: 2)),
          RateCharge(
            RateRule("market, 1 min", limit: 1000, per: .seconds(60), scope: .address, reserve: 2)),
          RateCharge(gate),
        ])
    }

    private static func account(_ path: String, _ rule: RateRule, group: Int) -> Endpoint {
      Endpoint.reads("GET", path, charges: charges(rule, group: group))
    }

    /// Groups 2 and 3: 2000 in ten seconds as a whole, 300 in ten seconds for each endpoint.
    private static func charges(_ rule: RateRule, group: Int) -> [RateCharge] {
      [
        RateCharge(rule),
        RateCharge(
          RateRule(
            "\(rule.name) of this address", limit: 300, per: .seconds(10), scope: .address,
            reserve: 2)),
        RateCharge(
          RateRule(
            "group \(group)", limit: 2000, per: .seconds(10), scope: .address, reserve: 2)),
        RateCharge(gate),
      ]
    }
  }
}
