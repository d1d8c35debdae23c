extension CoinSwitchFuturesDialect {
  /// Seven days: the longest window of the order list.
  static let longestWindow: Int64 = 7 * 86_400_000

  /// `POST /futures/orders/open`: newest first, at most 50, of a window of at most seven days. With
  /// neither end given, of the last seven days: an older order is not listed, yet it still blocks.
  static func openOrders(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let body = try jsonBody(call.request)
    try requireExchange(try text("exchange", in: body))
    var orders = (exchange.accounts[call.apiKey]?.orders ?? []).filter(\.status.isOpen)
    if let symbol = try text("symbol", in: body) {
      let name = try find(symbol, in: exchange).symbol
      orders = orders.filter { $0.symbol == name }
    }
    let limit = try integer("limit", in: body) ?? 50
    guard (1...50).contains(limit) else { throw invalid("limit") }
    let (start, end) = try window(in: body, now: call.now)
    let listed = orders.filter { (start...end).contains($0.createdAt) }
      .sorted { $0.createdAt > $1.createdAt }
      .prefix(Int(limit))
    if listed.isEmpty, exchange.plays(.futuresEmptyOrdersMessage) {
      return .json(["message": "There are no open Orders"])
    }
    let cursor = listed.last?.createdAt ?? start
    return .json([
      "data": ["orders": .array(listed.map(describe)), "cursor": .integer(cursor)]
    ])
  }

  /// One end alone takes the other to be seven days away (assumed).
  private static func window(
    in body: JSONValue, now: Int64
  ) throws(Refusal) -> (start: Int64, end: Int64) {
    let from = try integer("from_time", in: body)
    let to = try integer("to_time", in: body)
    for (name, time) in [("from_time", from), ("to_time", to)] {
      if let time, !(0...4_102_444_800_000).contains(time) { throw invalid(name) }
    }
    let end = to ?? from.map { $0 + longestWindow } ?? now
    let start = from ?? end - longestWindow
    guard start <= end, end - start <= longestWindow else { throw invalid("from_time") }
    return (start, end)
  }

  private static func text(_ name: String, in body: JSONValue) throws(Refusal) -> String? {
    guard let field = body[name], field != .null else { return nil }
    guard let text = field.string, !text.isEmpty else { throw invalid(name) }
    return text
  }

  private static func integer(_ name: String, in body: JSONValue) throws(Refusal) -> Int64? {
    guard let field = body[name], field != .null else { return nil }
    guard let value = field.integer else { throw invalid(name) }
    return value
  }

  private static func describe(_ order: Order) -> JSONValue {
    [
      "order_id": .string(order.identifier.uuid), "exchange": "EXCHANGE_2",
      "symbol": .string(order.symbol), "side": order.isBuy ? "BUY" : "SELL",
      "status": order.status == .cancelling
        ? "CANCELLATION_RAISED" : order.status == .untriggered ? "UNTRIGGERED" : "RAISED",
      "order_type": order.status == .untriggered ? "TAKE_PROFIT_MARKET" : "LIMIT",
      "quantity": .string(order.size), "exec_quantity": "0", "price": .string(order.price),
      "avg_execution_price": "0", "execution_fee": "0", "realised_pnl": "0",
      "reduce_only": false, "created_at": .integer(order.createdAt),
      "updated_at": .integer(order.updatedAt),
    ]
  }
}
