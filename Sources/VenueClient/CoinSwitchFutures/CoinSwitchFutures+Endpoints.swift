import FoundationEssentials
import LeverDomain
import OrderedJSON
import RateLimiting

/// Paths, parameters and limits of CoinSwitch PRO Futures v2 (CoinSwitch documentation, "Futures"
/// and "Errors and rate limits", read 2026-11-21). Limits count per key, method and path over a
/// sliding minute; that they slide is assumed.
extension CoinSwitchFutures {
  enum Endpoints {
    static let defaultBaseURL = "https://coinswitch.co"
    /// The only exchange that lists futures.
    static let exchange = "EXCHANGE_2"
    /// How many orders one answer holds at most.
    static let orderPageSize = 50
    /// The longest span of one query for orders.
    static let orderWindow: Duration = .seconds(7 * 86_400)
    /// Signed requests further off than this are refused with 401; within 5 s is asked for.
    static let clockTolerance: Duration = .seconds(60)

    /// Closed while the venue turns everything away.
    static let gate = RateRule.gate("coinswitch-futures", scope: .account)
    static let leverageReads = minute("GET leverage", 20, reserve: 2)
    static let leverageChanges = minute("POST leverage", 10)

    /// No limit is stated for the time, the key check and the ping: 20 a minute is assumed.
    static let time = Endpoint.reads(
      "GET", "/trade/api/v2/time", isSigned: false,
      charges: charges(minute("GET time", 20, scope: .address)))
    static let validateKeys = Endpoint.reads(
      "GET", "/trade/api/v2/validate/keys", charges: charges(minute("GET validate keys", 20)))
    static let instrumentInfo = Endpoint.reads(
      "GET", futures("instrument_info"), charges: charges(minute("GET instrument info", 100)))
    static let leverage = Endpoint.reads(
      "GET", futures("leverage"), charges: charges(leverageReads))
    static let setLeverage = Endpoint.changes(
      "POST", futures("leverage"), charges: charges(leverageChanges))
    static let positions = Endpoint.reads(
      "GET", futures("positions"), charges: charges(minute("GET positions", 20, reserve: 2)))
    static let openOrders = Endpoint.reads(
      "POST", futures("orders/open"), charges: charges(minute("POST open orders", 20, reserve: 2)))
    static let ticker = Endpoint.reads(
      "GET", futures("ticker"), charges: charges(minute("GET ticker", 100)))

    /// Not on the documentation's own pages; path, answer and limit are from public clients.
    static let wallet = Endpoint.reads(
      "GET", futures("wallet_balance"), charges: charges(minute("GET wallet", 20)))

    /// Every limit, for showing what is left.
    static let rules = [
      leverageChanges, leverageReads, positions.charges[0].rule, openOrders.charges[0].rule,
      instrumentInfo.charges[0].rule, ticker.charges[0].rule,
    ]

    static func readLeverage(of symbol: ContractSymbol) -> VenueRequest {
      VenueRequest(leverage, ["symbol": symbol.text, "exchange": exchange])
    }

    /// The venue takes whole multiples only.
    static func changeLeverage(of symbol: ContractSymbol, to leverage: Leverage) -> VenueRequest {
      VenueRequest(
        setLeverage,
        json: [
          "symbol": .string(symbol.text), "exchange": .string(exchange),
          "leverage": .leverage(leverage),
        ])
    }

    static func readInstruments() -> VenueRequest {
      VenueRequest(instrumentInfo, ["exchange": exchange])
    }

    /// The documents call `symbol` mandatory; clients leave it out and get every position.
    static func readPositions(of symbol: ContractSymbol?) -> VenueRequest {
      guard let symbol else { return VenueRequest(positions, ["exchange": exchange]) }
      return VenueRequest(positions, ["exchange": exchange, "symbol": symbol.text])
    }

    static func readOrders(
      of symbol: ContractSymbol?, from: Int64, to: Int64
    ) -> VenueRequest {
      let limit = JSONValue.integer(Int64(orderPageSize))
      guard let symbol else {
        return VenueRequest(
          openOrders,
          json: [
            "exchange": .string(exchange), "limit": limit, "from_time": .integer(from),
            "to_time": .integer(to),
          ])
      }
      return VenueRequest(
        openOrders,
        json: [
          "exchange": .string(exchange), "symbol": .string(symbol.text), "limit": limit,
          "from_time": .integer(from), "to_time": .integer(to),
        ])
    }

    static func readTicker(of symbol: ContractSymbol) -> VenueRequest {
      VenueRequest(ticker, ["symbol": symbol.text, "exchange": exchange])
    }

    private static func futures(_ name: String) -> String { "/trade/api/v2/futures/" + name }

    private static func minute(
      _ name: String, _ limit: Int, scope: RateRule.Scope = .account, reserve: Int = 0
    ) -> RateRule {
      RateRule(name, limit: limit, per: .seconds(60), scope: scope, reserve: reserve)
    }

    private static func charges(_ rule: RateRule) -> [RateCharge] {
      [RateCharge(rule), RateCharge(gate)]
    }
  }
}
