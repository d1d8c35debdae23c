extension BingXDialect {
  /// `GET /openApi/v1/account/apiPermissions`: no envelope on success. In a variant the fields of the
  /// other path, as the reference of April 2026 prints them under this one.
  static func permissions(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    if exchange.plays(.bingxPermissionsAsFields) { return try restrictions(call, &exchange) }
    let granted = exchange.accounts[call.apiKey]?.permissions ?? []
    return .json([
      "apiKey": .string(call.apiKey), "permissions": .array(granted.map { .integer($0) }),
      "ipAddresses": [], "note": "practice",
    ])
  }

  /// `GET /openApi/v1/account/apiRestrictions`: the same facts as fields.
  static func restrictions(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let granted = exchange.accounts[call.apiKey]?.permissions ?? []
    return .json([
      "ipRestrict": false, "createTime": .integer(1_735_689_600_000),
      "permitsUniversalTransfer": .bool(granted.contains(4)),
      "enableReading": .bool(granted.contains(2)), "enableFutures": .bool(granted.contains(3)),
    ])
  }

  /// `GET /openApi/swap/v3/user/balance`: a row an asset, in no order that means anything; empty
  /// strings occur.
  static func balance(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    guard let account = exchange.accounts[call.apiKey] else { return success([]) }
    let profit = account.positions.reduce(Amount.zero) { $0 + $1.unrealisedProfit }
    return success([
      [
        "userId": "1735689600000", "asset": "USDC", "balance": "0.0000", "equity": "0.0000",
        "unrealizedProfit": "", "realisedProfit": "", "availableMargin": "0.0000",
        "usedMargin": "", "freezedMargin": "", "shortUid": "1735",
      ],
      [
        "userId": "1735689600000", "asset": "USDT", "balance": .string(account.balance),
        "equity": .string(account.balance + profit), "unrealizedProfit": .string(profit),
        "realisedProfit": "0.0000", "availableMargin": .string(account.availableMargin),
        "usedMargin": .string(account.usedMargin),
        "freezedMargin": .string(account.orderMargin), "shortUid": "1735",
      ],
    ])
  }

  /// `GET /openApi/swap/v2/user/positions`: unsigned amounts; the liquidation price is a number.
  static func positions(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try wanted(call, exchange)?.first
    guard let account = exchange.accounts[call.apiKey] else { return success([]) }
    let rows = account.positions.filter { symbol == nil || $0.symbol == symbol }
    var described = rows.map {
      describe($0, isIsolated: account.marginMode(of: $0.symbol) != .crossed)
    }
    if exchange.plays(.bingxZeroPositions) {
      let flat = (symbol ?? "BTC-USDT").description
      if let instrument = exchange.instruments[flat], account.positions(of: flat).isEmpty {
        described.append(closed(instrument, exchange, account))
      }
    }
    if described.isEmpty, exchange.plays(.bingxEmptyNull) { return success(.null) }
    return success(.array(described))
  }

  /// The row of a position that was closed.
  private static func closed(
    _ instrument: Instrument, _ exchange: Exchange, _ account: Account
  ) -> JSONValue {
    [
      "positionId": "1735000000000000001", "symbol": .string(instrument.symbol),
      "currency": "USDT", "positionAmt": "0", "availableAmt": "0", "positionSide": "LONG",
      "isolated": false, "avgPrice": "0", "initialMargin": "0", "margin": "0",
      "leverage": .number(exchange.setting(of: instrument, for: account).long),
      "unrealizedProfit": "0", "realisedProfit": "0", "liquidationPrice": 0,
      "positionValue": "0", "markPrice": .string(instrument.price), "riskRate": "0",
      "maxMarginReduction": "0", "pnlRatio": "0", "updateTime": .integer(instrument.launchTime),
    ]
  }

  private static func describe(_ position: Position, isIsolated: Bool) -> JSONValue {
    [
      "positionId": .string(String(position.identifier.number)),
      "symbol": .string(position.symbol), "currency": "USDT",
      "positionAmt": .string(position.size), "availableAmt": .string(position.size),
      "positionSide": position.isLong ? "LONG" : "SHORT", "isolated": .bool(isIsolated),
      "avgPrice": .string(position.entryPrice), "initialMargin": .string(position.margin),
      "margin": .string(position.margin), "leverage": .number(position.leverage),
      "unrealizedProfit": .string(position.unrealisedProfit), "realisedProfit": "0",
      "liquidationPrice": .number(position.liquidationPrice),
      "positionValue": .string(position.value), "markPrice": .string(position.markPrice),
      "riskRate": "0.0200", "maxMarginReduction": "0", "pnlRatio": "0",
      "updateTime": .integer(position.updatedAt),
    ]
  }

  /// `GET /openApi/swap/v2/trade/openOrders`: numbers of orders are above 2^53.
  static func openOrders(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try wanted(call, exchange)?.first
    let isHedgeMode = exchange.accounts[call.apiKey]?.isHedgeMode ?? true
    let orders = (exchange.accounts[call.apiKey]?.orders ?? [])
      .filter { $0.status.isOpen && (symbol == nil || $0.symbol == symbol) }
      .map { describe($0, isHedgeMode: isHedgeMode) }
    let isEmptyNull = orders.isEmpty && exchange.plays(.bingxEmptyNull)
    let listed: JSONValue = isEmptyNull ? .null : .array(orders)
    return success(exchange.plays(.bingxOrdersBareArray) ? listed : ["orders": listed])
  }

  private static func describe(_ order: Order, isHedgeMode: Bool) -> JSONValue {
    let side: JSONValue = isHedgeMode ? (order.isBuy ? "LONG" : "SHORT") : "BOTH"
    return [
      "symbol": .string(order.symbol), "orderId": .integer(order.identifier.number),
      "side": order.isBuy ? "BUY" : "SELL", "positionSide": side,
      "type": order.status == .untriggered ? "TAKE_PROFIT_MARKET" : "LIMIT",
      "origQty": .string(order.size), "price": .string(order.price), "executedQty": "0",
      "avgPrice": "0", "cumQuote": "0", "stopPrice": "", "profit": "0", "commission": "0",
      "status": order.status == .partiallyFilled ? "PARTIALLY_FILLED" : "NEW",
      "time": .integer(order.createdAt), "updateTime": .integer(order.updatedAt),
      "clientOrderId": "", "leverage": .string(order.leverage.description + "X"),
      "takeProfit": ["type": "", "quantity": 0, "stopPrice": 0, "price": 0],
      "stopLoss": ["type": "", "quantity": 0, "stopPrice": 0, "price": 0], "reduceOnly": false,
      "workingType": "MARK_PRICE", "postOnly": false, "closePosition": "", "positionID": 0,
    ]
  }

  /// `GET /openApi/swap/v1/positionSide/dual`: a string, as documented, or a boolean, as captured
  /// live.
  static func positionMode(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let isHedgeMode = exchange.accounts[call.apiKey]?.isHedgeMode ?? false
    return success([
      "dualSidePosition": exchange.plays(.bingxModeBoolean)
        ? .bool(isHedgeMode) : isHedgeMode ? "true" : "false"
    ])
  }

  /// `POST /openApi/swap/v1/positionSide/dual`: the whole account, refused with any position or
  /// order.
  static func setPositionMode(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let text = try required("dualSidePosition", call)
    guard text == "true" || text == "false" else {
      throw call.refused(
        109400, "Invalid parameters, err:dualSidePosition: must be true or false")
    }
    guard let account = exchange.accounts[call.apiKey] else { return success([:]) }
    let isHedgeMode = text == "true"
    if isHedgeMode != account.isHedgeMode {
      guard account.positions.isEmpty, !account.orders.contains(where: \.status.isOpen) else {
        throw call.refused(
          109401, "The position mode cannot be changed while there are positions or orders")
      }
      exchange.accounts[call.apiKey]?.isHedgeMode = isHedgeMode
    }
    return success(["dualSidePosition": .string(text)])
  }

  /// `GET /openApi/swap/v2/trade/marginType`.
  static func marginType(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try required("symbol", call)
    guard exchange.instruments[symbol] != nil else {
      throw call.refused(109425, "\(symbol) does not exist")
    }
    let mode = exchange.accounts[call.apiKey]?.marginMode(of: symbol) ?? .crossed
    return success(["marginType": .string(mode.rawValue)])
  }
}
