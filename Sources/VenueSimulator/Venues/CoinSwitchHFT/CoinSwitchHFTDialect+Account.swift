extension CoinSwitchHFTDialect {
  /// `GET /v5/position/list`: with a symbol also when it is flat (one row, or one a side in hedge
  /// mode); without one only what is open.
  static func positions(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try requireLinear(call.parameters["category"], call)
    guard let account = exchange.accounts[call.apiKey] else { return page([], cursor: "", call) }
    guard let symbol = call.parameters["symbol"], !symbol.isEmpty else {
      return try openPositions(of: account, call, exchange)
    }
    guard let instrument = exchange.instruments[symbol] else {
      throw unknownSymbol(exchange, call)
    }
    return list(rows(of: instrument, account, exchange), cursor: "", call, exchange)
  }

  /// The rows of one symbol: of what is open and, as far as the venue shows it, of what is flat.
  private static func rows(
    of instrument: Instrument, _ account: Account, _ exchange: Exchange
  ) -> [JSONValue] {
    let open = account.positions(of: instrument.symbol)
    var rows: [JSONValue] = []
    for isLong in account.isHedgeMode ? [true, false] : [true] {
      let held = account.isHedgeMode ? open.first { $0.isLong == isLong } : open.first
      if let held {
        rows.append(describe(held, exchange, account))
      } else if !exchange.plays(.hftFlatNoRow) {
        rows.append(flat(instrument, isLong: isLong, exchange, account))
      }
    }
    return rows
  }

  /// What comes without a symbol: the open positions, a page at a time.
  private static func openPositions(
    of account: Account, _ call: Call, _ exchange: Exchange
  ) throws(Refusal) -> Answer {
    if exchange.plays(.hftListNeedsSymbol) {
      throw refused(10001, "params error: symbol or settleCoin is required", call)
    }
    let limit = try pageSize(usual: 20, maximum: 200, call)
    let keys = account.positions.map(\.identifier.uuid)
    let (shown, cursor) = try pageRows(keys, limit: limit, call)
    var rows = account.positions.filter { shown.contains($0.identifier.uuid) }
      .map { describe($0, exchange, account) }
    if cursor.isEmpty, exchange.plays(.hftListIncludesFlat) {
      for symbol in account.settings.keys.sorted() where account.positions(of: symbol).isEmpty {
        guard let instrument = exchange.instruments[symbol] else { continue }
        rows.append(flat(instrument, isLong: true, exchange, account))
      }
    }
    return list(rows, cursor: cursor, call, exchange)
  }

  /// A page of positions or orders; in a variant no more than the printed samples hold.
  private static func list(
    _ rows: [JSONValue], cursor: String, _ call: Call, _ exchange: Exchange
  ) -> Answer {
    guard exchange.plays(.hftSampleFieldsOnly), cursor.isEmpty else {
      return page(rows, cursor: cursor, call)
    }
    let printed = rows.map { row -> JSONValue in
      guard case .object(let members) = row else { return row }
      return .object(members.filter { $0.name != "liqPrice" && $0.name != "riskLimitValue" })
    }
    return .json([
      "retCode": 0, "retMsg": "OK", "result": ["category": "linear", "list": .array(printed)],
    ])
  }

  private static func describe(
    _ position: Position, _ exchange: Exchange, _ account: Account
  ) -> JSONValue {
    var leverage = position.leverage
    let instrument = exchange.instruments[position.symbol]
    if exchange.plays(.hftRowFollowsSetting), let instrument {
      let setting = exchange.setting(of: instrument, for: account)
      leverage = position.isLong ? setting.long : setting.short
    }
    let maintenance = (position.value * Amount(5, places: 3)).truncated(places: 8)
    return [
      "symbol": .string(position.symbol), "side": position.isLong ? "Buy" : "Sell",
      "size": .string(position.size), "positionValue": .string(position.value),
      "avgPrice": .string(position.entryPrice), "markPrice": .string(position.markPrice),
      "liqPrice": .string(position.liquidationPrice),
      "unrealisedPnl": .string(position.unrealisedProfit), "cumRealisedPnl": "0",
      "leverage": spell(leverage, exchange),
      "riskLimitValue": instrument.map { riskLimit($0, at: leverage, exchange) } ?? "",
      "positionIdx": .integer(account.isHedgeMode ? (position.isLong ? 1 : 2) : 0),
      "positionStatus": "Normal", "tradeMode": 0, "autoAddMargin": 0,
      "positionIM": .string(position.margin), "positionMM": .string(maintenance),
      "createdTime": .string(String(position.createdAt)),
      "updatedTime": .string(String(position.updatedAt)),
    ]
  }

  private static func flat(
    _ instrument: Instrument, isLong: Bool, _ exchange: Exchange, _ account: Account
  ) -> JSONValue {
    let setting = exchange.setting(of: instrument, for: account)
    let leverage = isLong ? setting.long : setting.short
    return [
      "symbol": .string(instrument.symbol), "side": "", "size": "0", "positionValue": "",
      "avgPrice": "0", "markPrice": .string(instrument.price), "liqPrice": "",
      "unrealisedPnl": "", "cumRealisedPnl": "0",
      "leverage": spell(leverage, exchange),
      "riskLimitValue": riskLimit(instrument, at: leverage, exchange),
      "positionIdx": .integer(account.isHedgeMode ? (isLong ? 1 : 2) : 0),
      "positionStatus": "Normal", "tradeMode": 0, "autoAddMargin": 0, "positionIM": "0",
      "positionMM": "0", "createdTime": .string(String(instrument.launchTime)),
      "updatedTime": .string(String(instrument.launchTime)),
    ]
  }

  /// Empty with portfolio margin, which knows no leverage.
  private static func spell(_ leverage: Amount, _ exchange: Exchange) -> JSONValue {
    if exchange.plays(.hftPortfolioMargin) { return "" }
    return exchange.plays(.hftLeverageTwoPlaces)
      ? .string(leverage.text(places: 2)) : .string(leverage)
  }

  /// The largest position value at a leverage; none with portfolio margin.
  private static func riskLimit(
    _ instrument: Instrument, at leverage: Amount, _ exchange: Exchange
  ) -> JSONValue {
    exchange.plays(.hftPortfolioMargin)
      ? "" : .string(instrument.positionCap(at: leverage))
  }

  /// `GET /v5/order/realtime`: what is open, and what was finished in the last hours.
  static func orders(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try requireLinear(call.parameters["category"], call)
    guard let account = exchange.accounts[call.apiKey] else { return page([], cursor: "", call) }
    var orders = account.orders
    if let symbol = call.parameters["symbol"], !symbol.isEmpty {
      guard exchange.instruments[symbol] != nil else { throw unknownSymbol(exchange, call) }
      orders = orders.filter { $0.symbol == symbol }
    }
    if let wanted = call.parameters["orderId"], !wanted.isEmpty {
      orders = orders.filter { $0.identifier.uuid == wanted }
    }
    orders.sort { $0.createdAt > $1.createdAt }
    let limit = try pageSize(usual: 20, maximum: 50, call)
    let (shown, cursor) = try pageRows(orders.map(\.identifier.uuid), limit: limit, call)
    return list(
      orders.filter { shown.contains($0.identifier.uuid) }.map { describe($0, account) },
      cursor: cursor, call, exchange)
  }

  private static func describe(_ order: Order, _ account: Account) -> JSONValue {
    let status =
      switch order.status {
      case .live, .cancelling: "New"
      case .partiallyFilled: "PartiallyFilled"
      case .untriggered: "Untriggered"
      case .filled: "Filled"
      case .cancelled: "Cancelled"
      }
    return [
      "symbol": .string(order.symbol), "orderId": .string(order.identifier.uuid),
      "orderLinkId": "", "orderType": "Limit", "orderStatus": .string(status),
      "side": order.isBuy ? "Buy" : "Sell", "qty": .string(order.size),
      "price": .string(order.price), "timeInForce": "GTC", "leavesQty": .string(order.size),
      "cumExecQty": "0", "cumExecValue": "0", "cumExecFee": "0", "avgPrice": "",
      "lastPriceOnCreated": .string(order.price),
      "positionIdx": .integer(account.isHedgeMode ? (order.isBuy ? 1 : 2) : 0),
      "createdTime": .string(String(order.createdAt)),
      "updatedTime": .string(String(order.updatedAt)), "rejectReason": "EC_NoError",
    ]
  }

  /// `GET /v5/account/wallet-balance`: only the unified account.
  static func wallet(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    guard call.parameters["accountType"] == "UNIFIED" else {
      throw refused(10001, "params error: accountType invalid", call)
    }
    guard let account = exchange.accounts[call.apiKey] else { return page([], cursor: "", call) }
    let coin = call.parameters["coin"] ?? ""
    guard coin.isEmpty || coin == "USDT" else {
      throw refused(10001, "params error: coin invalid", call)
    }
    return envelope(
      result: [
        "list": [
          [
            "accountType": "UNIFIED", "totalEquity": .string(account.balance),
            "totalWalletBalance": .string(account.balance),
            "totalAvailableBalance": .string(account.availableMargin),
            "totalInitialMargin": .string(account.usedMargin + account.orderMargin),
            "coin": [
              [
                "coin": "USDT", "walletBalance": .string(account.balance),
                "equity": .string(account.balance), "usdValue": .string(account.balance),
                "unrealisedPnl": "0", "locked": "0",
                "totalPositionIM": .string(account.usedMargin),
                "totalOrderIM": .string(account.orderMargin),
              ]
            ],
          ]
        ]
      ], now: call.now)
  }
}
