extension ZTDXDialect {
  /// `GET /fapi/v2/balance`: never empty.
  static func balance(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let total = exchange.accounts[call.apiKey]?.balance ?? .zero
    let available = exchange.accounts[call.apiKey]?.availableMargin ?? .zero
    return .json([
      [
        "accountAlias": "default", "asset": "USDT", "balance": .string(total),
        "crossWalletBalance": .string(total), "crossUnPnl": "0",
        "availableBalance": .string(available), "maxWithdrawAmount": .string(available),
        "marginAvailable": true, "updateTime": .integer(call.now),
      ]
    ])
  }

  /// `GET /fapi/v1/positionRisk`: open positions only, with the leverage they were opened with.
  static func positions(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    var rows = exchange.accounts[call.apiKey]?.positions ?? []
    if let symbol = call.parameters["symbol"], !symbol.isEmpty {
      rows = rows.filter { $0.symbol == normalize(symbol) }
    }
    let account = exchange.accounts[call.apiKey]
    return .json(
      .array(rows.compactMap { position in account.map { describe(position, $0, exchange) } }))
  }

  /// The row as printed; in a variant as the server's code writes it, with a side and without the
  /// fields that it leaves out.
  private static func describe(
    _ position: Position, _ account: Account, _ exchange: Exchange
  ) -> JSONValue {
    let sign = position.isLong ? "" : "-"
    let instrument = exchange.instruments[position.symbol]
    var leverage = position.leverage
    if exchange.plays(.ztdxPositionLeverageFollows), let instrument {
      leverage = exchange.setting(of: instrument, for: account).long
    }
    let isServerShape = exchange.plays(.ztdxPositionServerShape)
    let side: JSONValue = isServerShape ? (position.isLong ? "LONG" : "SHORT") : "BOTH"
    let members: [(String, JSONValue)] = [
      ("symbol", .string(position.symbol)),
      ("positionAmt", .string(sign + position.size.description)),
      ("entryPrice", .string(position.entryPrice)),
      ("breakEvenPrice", .string(position.entryPrice)),
      ("markPrice", .string(position.markPrice)),
      ("unRealizedProfit", .string(position.unrealisedProfit)),
      ("liquidationPrice", .string(position.liquidationPrice)),
      ("leverage", .string(leverage)),
      ("maxNotionalValue", instrument.map { .string(positionCap(of: $0)) } ?? "0"),
      ("marginType", "cross"), ("isolatedMargin", "0.00000000"), ("isAutoAddMargin", "false"),
      ("positionSide", side), ("notional", .string(sign + position.value.description)),
      ("isolatedWallet", "0"), ("updateTime", .integer(position.updatedAt)),
    ]
    let leftOut = ["liquidationPrice", "maxNotionalValue", "isAutoAddMargin"]
    return .object(
      members.filter { !isServerShape || !leftOut.contains($0.0) }
        .map { JSONMember(name: $0.0, value: $0.1) })
  }

  /// The largest position of a market, whatever the leverage, as text.
  static func positionCap(of instrument: Instrument) -> String {
    instrument.maximumPositionValue.text(places: 4)
  }

  /// `GET /fapi/v1/openOrders`: newest first; the order's number is a UUID.
  static func openOrders(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    var orders = (exchange.accounts[call.apiKey]?.orders ?? []).filter(\.status.isOpen)
    if let symbol = call.parameters["symbol"], !symbol.isEmpty {
      orders = orders.filter { $0.symbol == normalize(symbol) }
    }
    orders.sort { $0.createdAt > $1.createdAt }
    return .json(.array(orders.map(describe)))
  }

  private static func describe(_ order: Order) -> JSONValue {
    let type: JSONValue = order.status == .untriggered ? "TAKE_PROFIT_MARKET" : "LIMIT"
    return [
      "orderId": .string(order.identifier.uuid), "symbol": .string(order.symbol),
      "status": order.status == .partiallyFilled ? "PARTIALLY_FILLED" : "NEW",
      "clientOrderId": .string("web_" + String(order.identifier.number)),
      "price": .string(order.price), "avgPrice": "0", "origQty": .string(order.size),
      "executedQty": "0", "cumQuote": "0", "timeInForce": "GTC", "type": type,
      "reduceOnly": false, "side": order.isBuy ? "BUY" : "SELL", "positionSide": "BOTH",
      "stopPrice": "0", "workingType": "CONTRACT_PRICE", "priceProtect": false,
      "origType": type, "updateTime": .integer(order.updatedAt),
      "time": .integer(order.createdAt),
    ]
  }

  /// `GET /fapi/v1/positionSide/dual`: always one-way by the text; the sample says otherwise.
  static func positionMode(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    .json(["dualSidePosition": .bool(exchange.plays(.ztdxDualSideTrue))])
  }

  /// `POST /fapi/v1/positionSide/dual`: hedge mode is refused.
  static func setPositionMode(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let body = try parameters(["dualSidePosition"], of: call, exchange)
    switch body["dualSidePosition"] {
    case .bool(true), .string("true"):
      throw Refusal(failure(400, -4059, "Hedge mode is not supported"))
    case .bool(false), .string("false"):
      return .json(["code": 200, "msg": "success"])
    default:
      throw Refusal(
        failure(400, -1102, "Mandatory parameter 'dualSidePosition' was not sent or is malformed."))
    }
  }

  /// `GET /fapi/v1/marginType`: cross margin, whatever the symbol.
  static func marginType(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    guard let symbol = call.parameters["symbol"], !symbol.isEmpty else {
      return .json(["marginType": "CROSSED"])
    }
    return .json(["symbol": .string(normalize(symbol)), "marginType": "CROSSED"])
  }

  /// `POST /fapi/v1/marginType`: isolated margin is refused.
  static func setMarginType(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let body = try parameters(["marginType"], of: call, exchange)
    switch body["marginType"]?.string {
    case "CROSSED": return .json(["code": 200, "msg": "success"])
    case "ISOLATED":
      throw Refusal(failure(400, -4046, "Isolated margin is not supported"))
    default: throw Refusal(failure(400, -1128, "Invalid marginType."))
    }
  }
}
