extension CoinSwitchHFTDialect {
  static func time(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    envelope(
      result: [
        "timeSecond": .string(String(call.now / 1000)),
        "timeNano": .string(String(call.now) + "000000"),
      ], now: call.now)
  }

  /// `GET /v5/market/instruments-info`: only what trades, unless a symbol or a status is asked for;
  /// 500 a page unless a limit up to 1000 is given.
  static func instruments(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try requireLinear(call.parameters["category"], call)
    if let symbol = call.parameters["symbol"], !symbol.isEmpty {
      guard let instrument = exchange.instruments[symbol] else {
        throw unknownSymbol(exchange, call)
      }
      return page([describe(instrument)], cursor: "", call)
    }
    let status = call.parameters["status"] ?? "Trading"
    let listed = exchange.sortedSymbols.compactMap { exchange.instruments[$0] }
      .filter { spell($0.status) == status }
    let limit = try pageSize(usual: 500, maximum: 1000, call)
    let (rows, cursor) = try pageRows(listed.map(\.symbol), limit: limit, call)
    return page(
      rows.compactMap { exchange.instruments[$0].map(describe) }, cursor: cursor, call)
  }

  static func page(_ rows: [JSONValue], cursor: String, _ call: Call) -> Answer {
    envelope(
      result: [
        "category": "linear", "list": .array(rows), "nextPageCursor": .string(cursor),
      ], now: call.now)
  }

  /// A page's size; out of range is refused.
  static func pageSize(usual: Int, maximum: Int, _ call: Call) throws(Refusal) -> Int {
    guard let text = call.parameters["limit"], !text.isEmpty else { return usual }
    guard let limit = Int(text), (1...maximum).contains(limit) else {
      throw refused(10001, "params error: limit invalid", call)
    }
    return limit
  }

  /// The page that begins at the cursor, and the cursor of the next one, empty on the last. A
  /// cursor is percent-encoded text itself: `first%3DBTCUSDT`. A client must hand it back as it is,
  /// which means to encode it again.
  static func pageRows(
    _ keys: [String], limit: Int, _ call: Call
  ) throws(Refusal) -> (rows: [String], cursor: String) {
    var start = 0
    if let cursor = call.parameters["cursor"], !cursor.isEmpty {
      guard let index = keys.firstIndex(where: { self.cursor(for: $0) == cursor }) else {
        throw refused(10001, "params error: cursor invalid", call)
      }
      start = index
    }
    let end = min(keys.count, start + limit)
    return (Array(keys[start..<end]), end < keys.count ? cursor(for: keys[end]) : "")
  }

  private static func cursor(for key: String) -> String { PercentCoding.encode("first=" + key) }

  private static func spell(_ status: Instrument.Status) -> String {
    switch status {
    case .trading: "Trading"
    case .preLaunch: "PreLaunch"
    case .suspended: "Closed"
    }
  }

  private static func describe(_ instrument: Instrument) -> JSONValue {
    let lots = instrument.maximumPositionValue / instrument.price / Amount(10)
    return [
      "symbol": .string(instrument.symbol), "contractType": "LinearPerpetual",
      "status": .string(spell(instrument.status)), "baseCoin": .string(instrument.base),
      "quoteCoin": .string(instrument.quote),
      "launchTime": .string(String(instrument.launchTime)), "deliveryTime": "0",
      "deliveryFeeRate": "", "priceScale": .string(String(instrument.pricePlaces)),
      "leverageFilter": [
        "minLeverage": .string(instrument.minimumLeverage),
        "maxLeverage": .string(instrument.maximumLeverage.text(places: 2)),
        "leverageStep": .string(instrument.leverageStep),
      ],
      "priceFilter": [
        "minPrice": .string(instrument.tickSize.text(places: instrument.pricePlaces)),
        "maxPrice": "1999999.80",
        "tickSize": .string(instrument.tickSize.text(places: instrument.pricePlaces)),
      ],
      "lotSizeFilter": [
        "maxOrderQty": .string(lots.text(places: instrument.sizePlaces)),
        "minOrderQty": .string(instrument.lotSize), "qtyStep": .string(instrument.lotSize),
        "maxMktOrderQty": .string((lots / Amount(2)).text(places: instrument.sizePlaces)),
        "minNotionalValue": "5",
      ],
      "unifiedMarginTrade": true, "fundingInterval": 480,
      "settleCoin": .string(instrument.quote), "copyTrading": "both",
      "upperFundingRate": "0.00375", "lowerFundingRate": "-0.00375",
    ]
  }

  /// `GET /v5/market/tickers`: of one symbol, or of all; strings throughout.
  static func tickers(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try requireLinear(call.parameters["category"], call)
    var symbols = exchange.sortedSymbols
    if let symbol = call.parameters["symbol"], !symbol.isEmpty {
      guard exchange.instruments[symbol] != nil else { throw unknownSymbol(exchange, call) }
      symbols = [symbol]
    }
    let rows = symbols.compactMap { symbol in
      exchange.instruments[symbol].map { describeTicker($0, now: call.now) }
    }
    return envelope(result: ["category": "linear", "list": .array(rows)], now: call.now)
  }

  private static func describeTicker(_ instrument: Instrument, now: Int64) -> JSONValue {
    let price = instrument.price.text(places: instrument.pricePlaces)
    let ask = (instrument.price + instrument.tickSize).text(places: instrument.pricePlaces)
    return [
      "symbol": .string(instrument.symbol), "lastPrice": .string(price),
      "indexPrice": .string(price), "markPrice": .string(price), "fundingRate": "0.0001",
      "nextFundingTime": .string(String(now / 28_800_000 * 28_800_000 + 28_800_000)),
      "bid1Price": .string(price), "bid1Size": "3.189", "ask1Price": .string(ask),
      "ask1Size": "3.963", "price24hPcnt": "-0.012973", "highPrice24h": .string(ask),
      "lowPrice24h": .string(price), "openInterest": "67529.878", "volume24h": "93707.68",
      "turnover24h": "8970676.2608",
    ]
  }
}
