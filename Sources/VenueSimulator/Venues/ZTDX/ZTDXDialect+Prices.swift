extension ZTDXDialect {
  /// `GET /fapi/v1/premiumIndex`: an object with a symbol, an array without; zeros for a symbol
  /// that is not listed.
  static func premiumIndex(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    oneOrAll(call, exchange) { symbol, price in
      [
        "symbol": .string(symbol), "markPrice": .string(price), "indexPrice": .string(price),
        "estimatedSettlePrice": .string(price), "lastFundingRate": "0.00010000",
        "nextFundingTime": .integer(call.now / 28_800_000 * 28_800_000 + 28_800_000),
        "interestRate": "0.000010", "time": .integer(call.now),
      ]
    }
  }

  /// `GET /fapi/v1/ticker/price`.
  static func priceTicker(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    oneOrAll(call, exchange) { symbol, price in
      ["symbol": .string(symbol), "price": .string(price), "time": .integer(call.now)]
    }
  }

  /// `GET /fapi/v1/ticker/24hr`.
  static func dayTicker(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    oneOrAll(call, exchange) { symbol, price in
      [
        "symbol": .string(symbol), "lastPrice": .string(price), "priceChange": "0",
        "priceChangePercent": "0", "highPrice": .string(price), "lowPrice": .string(price),
        "volume": "93707.68", "quoteVolume": "8970676.26",
      ]
    }
  }

  private static func oneOrAll(
    _ call: Call, _ exchange: Exchange, _ describe: (String, Amount) -> JSONValue
  ) -> Answer {
    if let symbol = call.parameters["symbol"], !symbol.isEmpty {
      let name = normalize(symbol)
      return .json(describe(name, exchange.instruments[name]?.price ?? .zero))
    }
    return .json(
      .array(
        exchange.sortedSymbols.compactMap { symbol in
          guard let instrument = exchange.instruments[symbol], instrument.status == .trading else {
            return nil
          }
          return describe(symbol, instrument.price)
        }))
  }
}
