/// What clients of the whole venue ask for before they trade USDT-margined swaps. This venue lists
/// no other product, and says so in each product's own envelope (BingX documentation, docs-v3, as
/// read on 2026-11-21).
extension BingXDialect {
  /// `GET /openApi/spot/v1/common/symbols`: spot answers carry `debugMsg`.
  static func spotSymbols(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    .json(["code": 0, "msg": "", "debugMsg": "", "data": ["symbols": []]])
  }

  /// `GET /openApi/cswap/v1/market/contracts`: coin-margined answers carry a timestamp.
  static func coinMarginedContracts(
    _ call: Call, _ exchange: inout Exchange
  ) throws(Refusal) -> Answer {
    .json(["code": 0, "msg": "", "timestamp": .integer(call.now), "data": []])
  }

  /// `GET /openApi/wallets/v1/capital/config/getall`, signed: coins that can be paid in and out.
  static func coins(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    .json(["code": 0, "timestamp": .integer(call.now), "data": []])
  }
}
