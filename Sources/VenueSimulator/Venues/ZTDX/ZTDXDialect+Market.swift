extension ZTDXDialect {
  /// What is listed: active markets, in an order that means nothing. In a variant, suspended
  /// ones too.
  private static func listed(_ exchange: Exchange) -> [Instrument] {
    exchange.instruments.values
      .filter { $0.status == .trading || exchange.plays(.ztdxSuspendedListed) }
      .map { (hash: SeededGenerator.hash($0.symbol), instrument: $0) }
      .sorted { $0.hash < $1.hash }
      .map(\.instrument)
  }

  /// `GET /fapi/v1/exchangeInfo`: says nothing of leverage.
  static func exchangeInformation(
    _ call: Call, _ exchange: inout Exchange
  ) throws(Refusal) -> Answer {
    .json([
      "timezone": "UTC", "serverTime": .integer(call.now),
      "rateLimits": [
        [
          "rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1,
          "limit": .integer(weightPerMinute),
        ],
        ["rateLimitType": "ORDERS", "interval": "MINUTE", "intervalNum": 1, "limit": 1200],
      ],
      "assets": [["asset": "USDT", "marginAvailable": true, "autoAssetExchange": "0"]],
      "symbols": .array(listed(exchange).map(describe)),
    ])
  }

  private static func describe(_ instrument: Instrument) -> JSONValue {
    let tick = JSONValue.string(instrument.tickSize.text(places: 8))
    let lot = JSONValue.string(instrument.lotSize.text(places: 8))
    func lotFilter(_ type: String) -> JSONValue {
      ["filterType": .string(type), "minQty": lot, "maxQty": "1000000000", "stepSize": lot]
    }
    return [
      "symbol": .string(instrument.symbol), "pair": .string(instrument.symbol),
      "contractType": "PERPETUAL", "deliveryDate": 4_133_404_800_000,
      "onboardDate": .integer(instrument.launchTime),
      "status": instrument.status == .trading ? "TRADING" : "HALT",
      "baseAsset": .string(instrument.base), "quoteAsset": .string(instrument.quote),
      "marginAsset": .string(instrument.quote),
      "pricePrecision": .integer(instrument.pricePlaces),
      "quantityPrecision": .integer(instrument.sizePlaces), "baseAssetPrecision": 8,
      "quotePrecision": 8, "underlyingType": "COIN", "settlePlan": 0,
      "triggerProtect": "0.005000",
      "filters": [
        [
          "filterType": "PRICE_FILTER", "minPrice": tick, "maxPrice": "1000000000",
          "tickSize": tick,
        ],
        lotFilter("LOT_SIZE"), lotFilter("MARKET_LOT_SIZE"),
        ["filterType": "MIN_NOTIONAL", "notional": "10.0000"],
      ],
      "orderTypes": [
        "LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET",
      ],
      "timeInForce": ["GTC", "IOC", "FOK", "GTX"],
    ]
  }

  /// `GET /api/v1/markets`: `leverage` is the market's maximum. 200 unless a limit up to 500 is
  /// given.
  static func markets(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    var limit = 200
    if let text = call.parameters["limit"] {
      guard let value = Int(text), value >= 0 else {
        throw Refusal(.text("Failed to deserialize query string: invalid digit", status: 400))
      }
      limit = min(value, 500)
    }
    let all = listed(exchange)
    let rows = all.prefix(limit).map { instrument -> JSONValue in
      [
        "symbol": .string(instrument.symbol), "base_asset": .string(instrument.base),
        "quote_asset": .string(instrument.quote), "last_price": .string(instrument.price),
        "type": "perpetual", "leverage": .number(instrument.maximumLeverage),
        "maintenance_margin_rate": .string(instrument.maintenanceMarginRate.text(places: 6)),
        "max_position_size_usd": .string(instrument.maximumPositionValue.text(places: 4)),
        "min_order_size_usd": "10.0000", "lot_size": .string(instrument.lotSize.text(places: 8)),
        "tick_size": .string(instrument.tickSize.text(places: 8)),
      ]
    }
    return .json(["markets": .array(rows), "total": .integer(all.count)])
  }

  /// `GET /api/v1/markets/risk-params`: every active market's maximum in one call.
  static func riskParameters(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let rows = listed(exchange).map { instrument -> JSONValue in
      [
        "symbol": .string(instrument.symbol),
        "maintenance_margin_rate": .string(instrument.maintenanceMarginRate.text(places: 6)),
        "liquidation_fee_rate": "0.005", "max_leverage": .number(instrument.maximumLeverage),
        "max_position_size_usd": .string(instrument.maximumPositionValue.text(places: 4)),
      ]
    }
    return .json(["markets": .array(rows)])
  }

  /// `GET /api/v1/markets/{symbol}/details`: also of a market that is suspended.
  static func details(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let spelled = symbol(in: call.request.path, of: "/api/v1/markets/{symbol}/details") ?? ""
    guard let instrument = exchange.instruments[normalize(spelled)] else {
      throw Refusal(
        publicFailure(404, "MARKET_NOT_FOUND", "market \(normalize(spelled)) not found"))
    }
    let initial = (Amount(1) / instrument.maximumLeverage).text(places: 6)
    return .json([
      "symbol": .string(instrument.symbol), "base_asset": .string(instrument.base),
      "quote_asset": .string(instrument.quote),
      "max_leverage": .number(instrument.maximumLeverage),
      "initial_margin_fraction": .string(initial),
      "maintenance_margin_fraction": .string(instrument.maintenanceMarginRate.text(places: 6)),
      "min_usd_amount": "10.0000", "price_step": .string(instrument.tickSize.text(places: 8)),
      "lot_size": .string(instrument.lotSize.text(places: 8)),
      "status": instrument.status == .trading ? "active" : "suspended",
      "listing_phase": "listed", "mark_price": .string(instrument.price),
      "last_price": .string(instrument.price),
    ])
  }

  /// `GET /api/v1/open-interest/{symbol}/leverage-brackets`: generated from the maximum, 50 for a
  /// symbol that is not listed. Informational: a change checks only the maximum.
  static func brackets(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let pattern = "/api/v1/open-interest/{symbol}/leverage-brackets"
    let name = normalize(symbol(in: call.request.path, of: pattern) ?? "")
    let maximum = exchange.instruments[name]?.maximumLeverage.whole ?? 50
    let rows: [(cap: Int, leverage: Int, rate: String, deduction: String)] = [
      (50_000, .max, "0.004", "0"), (250_000, 50, "0.005", "50"),
      (1_000_000, 25, "0.01", "1300"), (5_000_000, 10, "0.025", "16300"),
      (10_000_000, 5, "0.05", "141300"), (50_000_000, 2, "0.1", "641300"),
      (100_000_000, 1, "0.125", "1891300"),
    ]
    var floor = 0
    var described: [JSONValue] = []
    for (index, row) in rows.enumerated() {
      described.append([
        "bracket": .integer(index + 1), "initialLeverage": .integer(min(maximum, row.leverage)),
        "notionalCap": .integer(row.cap), "notionalFloor": .integer(floor),
        "maintMarginRatio": .string(row.rate), "cum": .string(row.deduction),
      ])
      floor = row.cap
    }
    return .json([["symbol": .string(name), "brackets": .array(described)]])
  }
}
