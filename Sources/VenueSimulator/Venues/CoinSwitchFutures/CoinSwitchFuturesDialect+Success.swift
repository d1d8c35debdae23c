extension CoinSwitchFuturesDialect {
  func success(of symbol: String?, leverage: Amount, now: Int64) -> Answer {
    .json([
      "data": [
        "exchange": "EXCHANGE_2", "symbol": .string(symbol ?? "BTCUSDT"),
        "leverage": .string(leverage),
      ]
    ])
  }
}
