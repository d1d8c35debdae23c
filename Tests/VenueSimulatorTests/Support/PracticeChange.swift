@testable import VenueSimulator

/// A change of BTC to 12x unless said otherwise, as each venue takes it.
struct PracticeChange {
  let venue: PracticeVenue

  var symbol: String { venue.key.venue == .bingx ? "BTC-USDT" : "BTCUSDT" }

  func request(leverage: Int = 12, side: String = "LONG") throws -> Request {
    switch venue.key.venue {
    case .coinSwitchFutures:
      try venue.signed(
        "POST", "/trade/api/v2/futures/leverage",
        json: #"{"symbol":"BTCUSDT","exchange":"EXCHANGE_2","leverage":\#(leverage)}"#)
    case .coinSwitchHFT:
      try venue.signed(
        "POST", "/v5/position/set-leverage",
        json:
          #"{"category":"linear","symbol":"BTCUSDT","buyLeverage":"\#(leverage)","sellLeverage":"\#(leverage)"}"#
      )
    case .ztdx:
      try venue.signed(
        "POST", "/fapi/v1/leverage", json: #"{"symbol":"BTCUSDT","leverage":\#(leverage)}"#)
    case .bingx:
      try venue.signed(
        "POST", "/openApi/swap/v2/trade/leverage",
        "symbol=BTC-USDT&side=\(side)&leverage=\(leverage)")
    }
  }

  var isApplied: Bool { venue.held(symbol)?.hasPrefix("12/") == true }
}
