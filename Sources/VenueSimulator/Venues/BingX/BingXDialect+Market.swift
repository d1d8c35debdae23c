extension BingXDialect {
  /// `GET /openApi/swap/v2/quote/contracts`: says nothing of leverage.
  static func contracts(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbols = try wanted(call, exchange) ?? exchange.sortedSymbols
    let rows = symbols.enumerated().compactMap { index, symbol in
      exchange.instruments[symbol].map {
        describe($0, number: 100 + index, tellsMaximum: exchange.plays(.bingxContractsTellMaximum))
      }
    }
    return success(.array(rows))
  }

  private static func describe(
    _ instrument: Instrument, number: Int, tellsMaximum: Bool
  ) -> JSONValue {
    let status =
      switch instrument.status {
      case .trading: 1
      case .suspended: 25
      case .preLaunch: 5
      }
    let isOpen: JSONValue = instrument.status == .trading ? "true" : "false"
    let maximum = JSONValue.number(instrument.maximumLeverage)
    let maxima = tellsMaximum ? ["maxLongLeverage", "maxShortLeverage"] : []
    let members: [(String, JSONValue)] = maxima.map { ($0, maximum) }
    let contract: JSONValue = [
      "contractId": .string(String(number)), "symbol": .string(instrument.symbol),
      "size": .string(instrument.lotSize), "quantityPrecision": .integer(instrument.sizePlaces),
      "pricePrecision": .integer(instrument.pricePlaces), "feeRate": .number("0.0005"),
      "makerFeeRate": .number("0.0002"), "takerFeeRate": .number("0.0005"), "tradeMinLimit": 0,
      "tradeMinQuantity": .number(instrument.lotSize), "tradeMinUSDT": 2,
      "currency": .string(instrument.quote), "asset": .string(instrument.base),
      "status": .integer(status), "apiStateOpen": isOpen,
      "apiStateClose": instrument.status == .preLaunch ? "false" : "true", "ensureTrigger": true,
      "triggerFeeRate": "0.0005", "brokerState": false,
      "launchTime": .integer(instrument.launchTime), "maintainTime": 0, "offTime": 0,
      "displayName": .string(instrument.symbol),
    ]
    guard case .object(let listed) = contract else { return contract }
    return .object(listed + members.map { JSONMember(name: $0.0, value: $0.1) })
  }

  /// `GET /openApi/swap/v2/quote/premiumIndex`: an object with a symbol, an array without.
  static func premiumIndex(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try oneOrAll(call, exchange) { instrument in
      [
        "symbol": .string(instrument.symbol), "markPrice": .string(instrument.price),
        "indexPrice": .string(instrument.price), "lastFundingRate": "0.00025100",
        "nextFundingTime": .integer(call.now / 28_800_000 * 28_800_000 + 28_800_000),
      ]
    }
  }

  /// `GET /openApi/swap/v2/quote/ticker`.
  static func ticker(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try oneOrAll(call, exchange) { instrument in
      let price = JSONValue.string(instrument.price)
      let ask = JSONValue.string(instrument.price + instrument.tickSize)
      return [
        "symbol": .string(instrument.symbol), "priceChange": "0", "priceChangePercent": "0.00",
        "lastPrice": price, "lastQty": "1", "highPrice": ask, "lowPrice": price,
        "volume": "93707.68", "quoteVolume": "8970676.26", "openPrice": price,
        "openTime": .integer(call.now - 86_400_000), "closeTime": .integer(call.now),
        "bidPrice": price, "bidQty": "3.189", "askPrice": ask, "askQty": "3.963",
      ]
    }
  }

  private static func oneOrAll(
    _ call: Call, _ exchange: Exchange, _ describe: (Instrument) -> JSONValue
  ) throws(Refusal) -> Answer {
    if let symbol = try wanted(call, exchange)?.first,
      let instrument = exchange.instruments[symbol]
    {
      return success(describe(instrument))
    }
    let all = exchange.sortedSymbols.compactMap { exchange.instruments[$0] }
    return success(.array(all.map(describe)))
  }

  /// The symbol asked for, in a list; nil for all.
  static func wanted(_ call: Call, _ exchange: Exchange) throws(Refusal) -> [String]? {
    guard let symbol = call.parameters["symbol"], !symbol.isEmpty else { return nil }
    guard exchange.instruments[symbol] != nil else {
      throw call.refused(109425, "\(symbol) does not exist")
    }
    return [symbol]
  }

  /// `GET /openApi/swap/v1/maintMarginRatio`: tiers without leverage.
  static func tiers(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try required("symbol", call)
    guard let instrument = exchange.instruments[symbol] else {
      throw call.refused(109425, "\(symbol) does not exist")
    }
    let shares = [15, 90, 500, 2000, 10_000].map { Amount($0, places: 4) }
    var rows: [JSONValue] = []
    var floor = Amount.zero
    var rate = instrument.maintenanceMarginRate
    var deduction = Amount.zero
    for (index, share) in shares.enumerated() {
      let cap = (instrument.maximumPositionValue * share).truncated(places: 0)
      rows.append([
        "tier": .string("Tier \(index + 1)"), "symbol": .string(symbol),
        "minPositionVal": .string(floor), "maxPositionVal": .string(cap),
        "maintMarginRatio": .string(rate.text(places: 6)),
        "maintAmount": .string(deduction.text(places: 6)),
      ])
      deduction = deduction + cap * rate
      rate = rate + rate
      floor = cap
    }
    return .json(["code": 0, "msg": "", "timestamp": .integer(call.now), "data": .array(rows)])
  }
}
