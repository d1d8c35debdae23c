extension ZTDXDialect {
  func success(of symbol: String?, leverage: Amount, now: Int64) -> Answer {
    .json([
      "leverage": .number(leverage), "maxNotionalValue": "1000000",
      "symbol": .string(symbol.map(Self.normalize) ?? "BTCUSDT"),
    ])
  }
}
