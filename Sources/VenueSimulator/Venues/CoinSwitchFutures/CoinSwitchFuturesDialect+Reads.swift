extension CoinSwitchFuturesDialect {
  /// `GET /futures/instrument_info`: an object keyed by symbol. Left out, `exchange` means all;
  /// there is one.
  static func instruments(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    if let name = call.parameters["exchange"] { try requireExchange(name) }
    let members = exchange.sortedSymbols.compactMap { symbol in
      exchange.instruments[symbol].map { JSONMember(name: symbol, value: describe($0)) }
    }
    return .json([
      "data": exchange.plays(.futuresInstrumentsByExchange)
        ? ["EXCHANGE_2": .object(members)] : .object(members)
    ])
  }

  /// Strings but for the step, the precisions and the tick size; the inner symbol is the base
  /// asset in lower case.
  private static func describe(_ instrument: Instrument) -> JSONValue {
    let base = JSONValue.string(instrument.base.lowercased())
    return [
      "symbol": base, "base_asset": base,
      "quote_asset": .string(instrument.quote.lowercased()),
      "status": instrument.status == .trading ? "TRADING" : "SUSPENDED",
      "type": "PERPETUAL_FUTURES",
      "min_leverage": .string(instrument.minimumLeverage),
      "max_leverage": .string(instrument.maximumLeverage),
      "leverage_step": .number(instrument.leverageStep),
      "min_base_quantity": .string(instrument.lotSize),
      "base_quantity_step_size": .string(instrument.lotSize),
      "lot_size": .string(instrument.lotSize),
      "quantity_precision": .integer(instrument.sizePlaces),
      "price_precision": .integer(instrument.pricePlaces), "tick_size": 1,
      "max_market_base_quantity": .string(
        String((instrument.maximumPositionValue / instrument.price / Amount(8)).whole)),
      "max_base_quantity": .string(
        String((instrument.maximumPositionValue / instrument.price).whole)),
      "risk_limit": .string(instrument.maximumPositionValue),
      "maint_margin_rate": .string(instrument.maintenanceMarginRate * Amount(100)),
      "taker_fee_rate": "0.00065", "maker_fee_rate": "0.00024",
    ]
  }

  /// `GET /futures/positions`: of one symbol, or of all, although the page marks the symbol as
  /// mandatory.
  static func positions(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try requireExchange(call.parameters["exchange"])
    var rows = exchange.accounts[call.apiKey]?.positions ?? []
    if let symbol = call.parameters["symbol"], !symbol.isEmpty {
      let name = try find(symbol, in: exchange).symbol
      rows = rows.filter { $0.symbol == name }
    } else if exchange.plays(.futuresPositionsNeedSymbol) {
      throw missing("symbol")
    }
    if rows.isEmpty, exchange.plays(.futuresEmptyPositionsMessage) {
      return .json(["message": "There are no open Positions"])
    }
    return .json(["data": .array(rows.map(describe))])
  }

  private static func describe(_ position: Position) -> JSONValue {
    let maintenance = (position.value * Amount(5, places: 3)).truncated(places: 8)
    return [
      "exchange": "EXCHANGE_2", "position_id": .string(position.identifier.uuid),
      "symbol": .string(position.symbol), "position_side": position.isLong ? "LONG" : "SHORT",
      "leverage": .string(position.leverage), "position_size": .string(position.size),
      "position_value": .string(position.value), "position_margin": .string(position.margin),
      "maint_margin": .string(maintenance), "avg_entry_price": .string(position.entryPrice),
      "mark_price": .string(position.markPrice), "last_price": .string(position.markPrice),
      "unrealised_pnl": .string(position.unrealisedProfit),
      "liquidation_price": .string(position.liquidationPrice),
      "client_txn_id": "00000000-0000-0000-0000-000000000000", "margin_type": "ISOLATED",
      "status": "OPEN", "created_at": .integer(position.createdAt),
      "updated_at": .integer(position.updatedAt),
    ]
  }

  /// `GET /futures/ticker`: keyed by exchange.
  static func ticker(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    guard let symbol = call.parameters["symbol"], !symbol.isEmpty else { throw missing("symbol") }
    try requireExchange(call.parameters["exchange"])
    let instrument = try find(symbol, in: exchange)
    return .json(["data": ["EXCHANGE_2": describeTicker(instrument, now: call.now)]])
  }

  /// `GET /futures/all-pairs/ticker`: the same objects, keyed by symbol.
  static func allTickers(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    try requireExchange(call.parameters["exchange"])
    let members = exchange.sortedSymbols.compactMap { symbol in
      exchange.instruments[symbol].map {
        JSONMember(name: symbol, value: describeTicker($0, now: call.now))
      }
    }
    return .json(["data": .object(members)])
  }

  /// Strings but for mark price, index price and funding rate.
  private static func describeTicker(_ instrument: Instrument, now: Int64) -> JSONValue {
    let price = instrument.price.text(places: instrument.pricePlaces)
    let high = (instrument.price * Amount(102, places: 2)).text(places: instrument.pricePlaces)
    let low = (instrument.price * Amount(98, places: 2)).text(places: instrument.pricePlaces)
    let ask = (instrument.price + instrument.tickSize).text(places: instrument.pricePlaces)
    return [
      "symbol": .string(instrument.symbol), "exchange": "EXCHANGE_2", "timestamp": .integer(now),
      "last_price": .string(price), "mark_price": .number(instrument.price),
      "index_price": .number(instrument.price), "funding_rate": .number("0.0001"),
      "next_funding_timestamp": .integer(now / 28_800_000 * 28_800_000 + 28_800_000),
      "best_bid_price": .string(price), "best_bid_size": "3.189",
      "best_ask_price": .string(ask), "best_ask_size": "3.963",
      "low_price_24h": .string(low), "high_price_24h": .string(high),
      "price_24h_pcnt": "-1.297300", "base_asset_volume_24h": "93707.6800",
      "quote_asset_volume_24h": "8970676.2608", "open_interest": "67529.878",
      "open_interest_value": "6424569.32",
    ]
  }

  /// `GET /futures/wallet_balance`: strings; a row of INR may stand beside that of USDT, and here
  /// stands before it, so that nobody takes the first for the right one.
  static func wallet(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    guard let account = exchange.accounts[call.apiKey] else { throw invalid("exchange") }
    let perSymbol = account.positions.map { position -> JSONValue in
      [
        "symbol": .string(position.symbol), "position_margin": .string(position.margin),
        "blocked_balance": .string(position.margin),
      ]
    }
    func row(_ asset: JSONValue, _ total: Amount, _ positions: Amount, _ orders: Amount)
      -> JSONValue
    {
      [
        "base_asset": asset,
        "balances": [
          "total_balance": .string(total),
          "total_available_balance": .string(total - positions - orders),
          "total_blocked_balance": .string(positions + orders),
          "total_position_margin": .string(positions),
          "total_open_order_margin": .string(orders),
        ],
      ]
    }
    return .json([
      "data": [
        "base_asset_balances": [
          row("INR", .zero, .zero, .zero),
          row("USDT", account.balance, account.usedMargin, account.orderMargin),
        ],
        "asset": .array(perSymbol),
      ]
    ])
  }
}
