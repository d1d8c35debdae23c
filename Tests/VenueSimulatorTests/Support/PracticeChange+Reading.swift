@testable import VenueSimulator

extension PracticeChange {
  /// The request that reads the leverage of the same instrument; on ZTDX, which has none, that which
  /// lists positions.
  func reading() throws -> Request {
    switch venue.key.venue {
    case .coinSwitchFutures:
      try venue.signed(
        "GET", "/trade/api/v2/futures/leverage", "symbol=BTCUSDT&exchange=EXCHANGE_2")
    case .coinSwitchHFT:
      try venue.signed("GET", "/v5/position/list", "category=linear&symbol=BTCUSDT")
    case .ztdx: try venue.signed("GET", "/fapi/v1/positionRisk", "symbol=BTCUSDT")
    case .bingx: try venue.signed("GET", "/openApi/swap/v2/trade/leverage", "symbol=BTC-USDT")
    }
  }

  /// The leverage in an answer to ``reading()``, as the venue spells it; nil without one. Where a
  /// name stands twice, the last counts.
  func leverage(in reply: Reply) -> String? {
    let value =
      switch venue.key.venue {
      case .coinSwitchFutures: reply["data", "leverage"]
      case .coinSwitchHFT: reply["result", "list", "0", "leverage"]
      case .ztdx: reply["0", "leverage"]
      case .bingx: reply["data", "longLeverage"]
      }
    return switch value {
    case .string(let text), .number(let text): text
    default: nil
    }
  }
}
