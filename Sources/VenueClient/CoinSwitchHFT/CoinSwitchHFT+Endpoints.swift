import LeverDomain
import OrderedJSON
import RateLimiting

/// Paths, parameters and limits of CoinSwitch PRO HFT, which is shaped like Bybit V5 (CoinSwitch
/// documentation, "HFT", and Bybit V5 documentation for what it leaves out, read 2026-11-21).
extension CoinSwitchHFT {
  enum Endpoints {
    static let defaultBaseURL = "https://dma.coinswitch.co"
    /// USDT perpetuals.
    static let category = "linear"
    /// The largest page of each list (Bybit V5).
    static let instrumentPageSize = 1000
    static let positionPageSize = 200
    static let orderPageSize = 50

    static let gate = RateRule.gate("coinswitch-hft", scope: .account)
    /// The venue publishes no numbers: five a second, and one a second for changes, are assumed.
    static let all = RateRule("all requests", limit: 5, per: .seconds(1), reserve: 1)
    static let leverageChanges = RateRule("POST set-leverage", limit: 1, per: .seconds(1))

    static let time = Endpoint.reads("GET", "/v5/market/time", charges: charges)
    static let instrumentsInfo = Endpoint.reads(
      "GET", "/v5/market/instruments-info", charges: charges)
    static let tickers = Endpoint.reads("GET", "/v5/market/tickers", charges: charges)
    static let positionList = Endpoint.reads("GET", "/v5/position/list", charges: charges)
    static let orderRealtime = Endpoint.reads("GET", "/v5/order/realtime", charges: charges)
    /// Not on CoinSwitch's pages; seen working by a client, and documented for Bybit V5.
    static let walletBalance = Endpoint.reads(
      "GET", "/v5/account/wallet-balance", charges: charges)
    static let setLeverage = Endpoint.changes(
      "POST", "/v5/position/set-leverage", charges: [RateCharge(leverageChanges)] + charges)

    /// Every limit, for showing what is left.
    static let rules = [all, leverageChanges]

    private static let charges = [RateCharge(all), RateCharge(gate)]

    /// One page of a list. The cursor is the venue's opaque text, which is already escaped; it is
    /// escaped once more on the wire, so that decoding once gives back what the venue sent.
    static func page(
      of endpoint: Endpoint, symbol: ContractSymbol? = nil, limit: Int, cursor: String?
    ) -> VenueRequest {
      var parameters = [VenueRequest.Parameter(name: "category", value: category)]
      if let symbol { parameters.append(.init(name: "symbol", value: symbol.text)) }
      parameters.append(.init(name: "limit", value: String(limit)))
      if let cursor { parameters.append(.init(name: "cursor", value: cursor)) }
      return VenueRequest(endpoint, parameters: parameters)
    }

    static func read(_ endpoint: Endpoint, of symbol: ContractSymbol) -> VenueRequest {
      VenueRequest(endpoint, ["category": category, "symbol": symbol.text])
    }

    static func readWallet() -> VenueRequest {
      VenueRequest(walletBalance, ["accountType": "UNIFIED"])
    }

    /// Both sides in one request, as text.
    static func changeLeverage(
      of symbol: ContractSymbol, to setting: LeverageSetting
    ) -> VenueRequest {
      VenueRequest(
        setLeverage,
        json: [
          "category": .string(category), "symbol": .string(symbol.text),
          "buyLeverage": .string(setting.long.description),
          "sellLeverage": .string(setting.short.description),
        ])
    }
  }
}
