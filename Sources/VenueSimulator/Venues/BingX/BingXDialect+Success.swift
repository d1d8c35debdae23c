extension BingXDialect {
  func success(of symbol: String?, leverage: Amount, now: Int64) -> Answer {
    Self.success(["leverage": .number(leverage), "symbol": .string(symbol ?? "BTC-USDT")])
  }
}
