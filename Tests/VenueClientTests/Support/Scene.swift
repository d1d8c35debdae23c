import Foundation
import LeverDomain
import Transport

/// The documented answers of a venue, by method and path, as a stub gives them.
enum Scene {
  /// What a path answers with, as the name of a payload.
  static func names(_ venue: Venue) -> [String: String] {
    switch venue {
    case .coinswitchFutures:
      [
        "GET /trade/api/v2/time": "time",
        "GET /trade/api/v2/validate/keys": "validate-keys",
        "GET /trade/api/v2/futures/instrument_info": "instrument-info",
        "GET /trade/api/v2/futures/leverage": "get-leverage",
        "POST /trade/api/v2/futures/leverage": "set-leverage",
        "GET /trade/api/v2/futures/positions": "positions-short",
        "POST /trade/api/v2/futures/orders/open": "open-orders",
        "GET /trade/api/v2/futures/ticker": "ticker",
        "GET /trade/api/v2/futures/wallet_balance": "wallet-balance",
      ]
    case .coinswitchHFT:
      [
        "GET /v5/market/time": "time",
        "GET /v5/market/instruments-info": "instruments-info",
        "GET /v5/position/list": "positions-hedge",
        "POST /v5/position/set-leverage": "set-leverage",
        "GET /v5/order/realtime": "orders",
        "GET /v5/market/tickers": "tickers",
        "GET /v5/account/wallet-balance": "wallet-balance",
      ]
    case .ztdx:
      [
        "GET /fapi/v1/time": "time",
        "GET /fapi/v1/exchangeInfo": "exchange-info",
        "GET /api/v1/markets/risk-params": "risk-params",
        "GET /api/v1/markets": "markets",
        "GET /api/v1/open-interest/BTCUSDT/leverage-brackets": "leverage-brackets",
        "GET /fapi/v1/premiumIndex": "premium-index",
        "GET /fapi/v2/balance": "balance",
        "GET /fapi/v1/positionRisk": "position-risk-short",
        "GET /fapi/v1/openOrders": "open-orders",
        "GET /fapi/v1/positionSide/dual": "dual",
        "GET /fapi/v1/marginType": "margin-type",
        "POST /fapi/v1/leverage": "set-leverage",
      ]
    case .bingx:
      [
        "GET /openApi/swap/v2/server/time": "time",
        "GET /openApi/swap/v2/quote/contracts": "contracts",
        "GET /openApi/swap/v2/quote/premiumIndex": "premium-index",
        "GET /openApi/v1/account/apiPermissions": "permissions",
        "GET /openApi/v1/account/apiRestrictions": "restrictions",
        "GET /openApi/swap/v3/user/balance": "balance",
        "GET /openApi/swap/v2/trade/leverage": "get-leverage",
        "POST /openApi/swap/v2/trade/leverage": "set-leverage",
        "GET /openApi/swap/v2/user/positions": "positions-short",
        "GET /openApi/swap/v2/trade/openOrders": "open-orders",
        "GET /openApi/swap/v1/positionSide/dual": "dual",
        "GET /openApi/swap/v1/maintMarginRatio": "margin-tiers",
        "GET /openApi/swap/v2/trade/marginType": "margin-type",
      ]
    }
  }

  /// The path that changes leverage.
  static func changePath(_ venue: Venue) -> String {
    switch venue {
    case .coinswitchFutures: "/trade/api/v2/futures/leverage"
    case .coinswitchHFT: "/v5/position/set-leverage"
    case .ztdx: "/fapi/v1/leverage"
    case .bingx: "/openApi/swap/v2/trade/leverage"
    }
  }

  /// A path that a client reads with a signature: the one of its position list.
  static func readPath(_ venue: Venue) -> String {
    switch venue {
    case .coinswitchFutures: "/trade/api/v2/futures/positions"
    case .coinswitchHFT: "/v5/position/list"
    case .ztdx: "/fapi/v1/positionRisk"
    case .bingx: "/openApi/swap/v2/user/positions"
    }
  }

  /// A path that tells the time.
  static func timePath(_ venue: Venue) -> String {
    switch venue {
    case .coinswitchFutures: "/trade/api/v2/time"
    case .coinswitchHFT: "/v5/market/time"
    case .ztdx: "/fapi/v1/time"
    case .bingx: "/openApi/swap/v2/server/time"
    }
  }

  /// A transport that gives the documented answers, unless `override` answers first.
  static func transport(
    _ venue: Venue, override: @escaping StubTransport.Override = { _, _ in nil }
  ) -> StubTransport {
    let bodies = names(venue).compactMapValues { try? Payload.text(venue, $0) }
    return StubTransport { request, earlier throws(TransportError) in
      if let answer = override(request, earlier) { return try answer.get() }
      guard let body = bodies["\(request.method) \(request.path)"] else {
        return HTTPResponse(404, "")
      }
      return HTTPResponse(200, body)
    }
  }
}

extension StubTransport {
  typealias Override = @Sendable (HTTPRequest, Int) -> Result<HTTPResponse, TransportError>?
}
