@testable import VenueSimulator

extension Seeds {
  /// Requests as clients of a venue write them, without what signs them.
  static func requests(to venue: SimulatedVenue) -> [[UInt8]] {
    let lines: [String] =
      switch venue {
      case .bingx:
        [
          "GET /openApi/swap/v2/server/time",
          "GET /openApi/swap/v2/quote/contracts?symbol=BTC-USDT",
          "GET /openApi/swap/v2/quote/premiumIndex?symbol=BTC-USDT",
          "GET /openApi/swap/v2/quote/ticker", "GET /openApi/v1/account/apiPermissions",
          "GET /openApi/v1/account/apiRestrictions", "GET /openApi/swap/v3/user/balance",
          "GET /openApi/swap/v2/trade/leverage?symbol=BTC-USDT&recvWindow=5000",
          "POST /openApi/swap/v2/trade/leverage?symbol=BTC-USDT&side=BOTH&leverage=25",
          "POST /openApi/swap/v2/trade/leverage?symbol=SOL-USDT&side=LONG&leverage=5",
          "GET /openApi/swap/v2/user/positions?symbol=DOGE-USDT",
          "GET /openApi/swap/v2/trade/openOrders?symbol=SOL-USDT",
          "GET /openApi/swap/v1/positionSide/dual",
          "POST /openApi/swap/v1/positionSide/dual?dualSidePosition=true",
          "GET /openApi/swap/v2/trade/marginType?symbol=BTC-USDT",
          "GET /openApi/swap/v1/maintMarginRatio?symbol=BTC-USDT",
        ]
      case .ztdx:
        [
          "GET /fapi/v1/ping", "GET /fapi/v1/time", "GET /fapi/v1/exchangeInfo",
          "GET /fapi/v1/premiumIndex?symbol=BTCUSDT", "GET /fapi/v1/ticker/price",
          "GET /fapi/v1/ticker/24hr?symbol=BTCUSDT", "GET /api/v1/markets?limit=500&page=1",
          "GET /api/v1/markets/risk-params", "GET /fapi/v2/balance", "GET /fapi/v1/positionRisk",
          "GET /fapi/v1/openOrders?symbol=SOLUSDT", "GET /fapi/v1/positionSide/dual",
          "POST /fapi/v1/positionSide/dual\n\n{\"dualSidePosition\":\"false\"}",
          "GET /fapi/v1/marginType?symbol=BTCUSDT",
          "POST /fapi/v1/marginType\n\n{\"symbol\":\"BTCUSDT\",\"marginType\":\"CROSSED\"}",
          "POST /fapi/v1/leverage\nContent-Type: application/json\n\n"
            + "{\"symbol\":\"BTCUSDT\",\"leverage\":20}",
          "GET /api/v1/markets/BTCUSDT/details",
          "GET /api/v1/open-interest/BTCUSDT/leverage-brackets",
        ]
      case .coinSwitchHFT:
        [
          "GET /v5/market/time",
          "GET /v5/market/instruments-info?category=linear&limit=3&cursor=page_token%3D1",
          "GET /v5/market/tickers?category=linear&symbol=BTCUSDT",
          "GET /v5/position/list?category=linear&symbol=BTCUSDT&limit=200",
          "GET /v5/position/list?category=linear&settleCoin=USDT",
          "GET /v5/order/realtime?category=linear&symbol=SOLUSDT",
          "GET /v5/account/wallet-balance?accountType=UNIFIED",
          "POST /v5/position/switch-mode\nContent-Type: application/json\n\n"
            + "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"mode\":3}",
          "POST /v5/position/set-leverage\nContent-Type: application/json\n\n"
            + "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"buyLeverage\":\"12.34\","
            + "\"sellLeverage\":\"12.34\"}",
        ]
      case .coinSwitchFutures:
        [
          "GET /trade/api/v2/time", "GET /trade/api/v2/ping", "GET /trade/api/v2/validate/keys",
          "GET /trade/api/v2/futures/instrument_info?exchange=EXCHANGE_2",
          "GET /trade/api/v2/futures/leverage?symbol=BTCUSDT&exchange=EXCHANGE_2",
          "POST /trade/api/v2/futures/leverage\nContent-Type: application/json\n\n"
            + "{\"symbol\":\"BTCUSDT\",\"exchange\":\"EXCHANGE_2\",\"leverage\":10}",
          "GET /trade/api/v2/futures/positions?exchange=EXCHANGE_2&symbol=DOGEUSDT",
          "POST /trade/api/v2/futures/orders/open\nContent-Type: application/json\n\n"
            + "{\"exchange\":\"EXCHANGE_2\",\"symbol\":\"SOLUSDT\",\"limit\":50,"
            + "\"from_time\":1789500000000,\"to_time\":1790000000000}",
          "GET /trade/api/v2/futures/ticker?symbol=BTCUSDT&exchange=EXCHANGE_2",
          "GET /trade/api/v2/futures/all-pairs/ticker?exchange=EXCHANGE_2",
          "GET /trade/api/v2/futures/wallet_balance",
        ]
      }
    return lines.map { Array($0.utf8) }
  }
}
