extension BingXDialect {
  /// `GET /openApi/swap/v2/trade/leverage`: the maxima come from here alone; values and volumes are
  /// numbers, as captured live.
  static func leverage(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try required("symbol", call)
    guard let instrument = exchange.instruments[symbol],
      let account = exchange.accounts[call.apiKey]
    else {
      throw refused(109500, "Account Service Unavailable, err:symbol not exist", call.now)
    }
    let setting = exchange.setting(of: instrument, for: account)
    func available(_ leverage: Amount) -> Amount {
      min(account.availableMargin * leverage, instrument.positionCap(at: leverage))
    }
    func volume(_ leverage: Amount) -> Amount {
      (available(leverage) / instrument.price).truncated(places: instrument.sizePlaces)
    }
    func decimal(_ value: Amount) -> JSONValue { .number(value.text(places: 2)) }
    return success([
      "symbol": .string(symbol), "longLeverage": .number(setting.long),
      "shortLeverage": .number(setting.short),
      "maxLongLeverage": .number(instrument.maximumLeverage),
      "maxShortLeverage": .number(instrument.maximumLeverage),
      "availableLongVal": decimal(available(setting.long)),
      "availableLongVol": .number(volume(setting.long)),
      "availableShortVal": decimal(available(setting.short)),
      "availableShortVol": .number(volume(setting.short)),
      "maxPositionLongVal": decimal(instrument.positionCap(at: setting.long)),
      "maxPositionShortVal": decimal(instrument.positionCap(at: setting.short)),
    ])
  }

  /// `POST /openApi/swap/v2/trade/leverage`: one side a request in hedge mode, `BOTH` in one-way
  /// mode. Position and orders on that side take the new leverage (assumed), so the position must
  /// fit the cap at that leverage, and the margin must suffice.
  static func change(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try required("symbol", call)
    let side = try required("side", call)
    let text = try required("leverage", call)
    guard let leverage = Int64(text), leverage.magnitude < 1_000_000_000, !text.hasPrefix("+")
    else {
      throw refused(109400, "Invalid parameters, err:leverage: must be an integer", call.now)
    }
    guard exchange.instruments[symbol] != nil, let account = exchange.accounts[call.apiKey] else {
      throw refused(
        109400,
        "\(symbol),symbol not exist, please verify it in api: /openApi/swap/v2/quote/contracts",
        call.now)
    }
    try check(side: side, account, call)
    let value = Amount(Int(leverage))
    exchange.interfere(before: value, symbol: symbol, accountKey: call.apiKey, now: call.now)
    if exchange.losesConnection { throw Refusal(.empty(status: 500)) }
    guard let instrument = exchange.instruments[symbol] else {
      throw refused(109425, "\(symbol) does not exist", call.now)
    }
    try check(value, instrument, exchange, call)
    if exchange.interference.contains(.refuses) {
      throw refused(109400, "margin is not enough", call.now)
    }
    try apply(value, to: side, of: instrument, &exchange, call)
    exchange.interfereAfterwards(symbol: symbol, accountKey: call.apiKey)
    return success(["leverage": .number(value), "symbol": .string(symbol)])
  }

  private static func check(side: String, _ account: Account, _ call: Call) throws(Refusal) {
    if account.isHedgeMode, side != "LONG", side != "SHORT" {
      throw refused(
        109400, "In the Hedge mode, the 'Side' field can only be set to LONG or SHORT.", call.now)
    }
    if !account.isHedgeMode, side != "BOTH" {
      throw refused(
        109400, "In the One-way mode, the 'Side' field can only be set to BOTH.", call.now)
    }
  }

  private static func check(
    _ leverage: Amount, _ instrument: Instrument, _ exchange: Exchange, _ call: Call
  ) throws(Refusal) {
    switch instrument.status {
    case .trading: break
    case .suspended:
      throw refused(109415, "\(instrument.symbol) is currently paused for trading", call.now)
    case .preLaunch: throw refused(109417, "\(instrument.symbol) is not launched yet", call.now)
    }
    guard leverage >= instrument.minimumLeverage else {
      throw refused(
        109400, "Invalid parameters, err:leverage: must be greater than or equal to 1", call.now)
    }
    guard leverage <= instrument.maximumLeverage else {
      throw refused(
        exchange.plays(.bingxMaximum101414) ? 101414 : 109400,
        "The maximum leverage for the trading pair is \(instrument.maximumLeverage), "
          + "please reduce the leverage", call.now)
    }
  }

  private static func apply(
    _ leverage: Amount, to side: String, of instrument: Instrument, _ exchange: inout Exchange,
    _ call: Call
  ) throws(Refusal) {
    guard var account = exchange.accounts[call.apiKey] else { return }
    var setting = exchange.setting(of: instrument, for: account)
    if side != "SHORT" { setting.long = leverage }
    if side != "LONG" { setting.short = leverage }
    var value = Amount.zero
    account.positions = account.positions.map { position in
      var position = position
      guard position.symbol == instrument.symbol,
        side == "BOTH" || position.isLong == (side == "LONG")
      else { return position }
      value = value + position.value
      if position.leverage != leverage { position.updatedAt = call.now }
      position.leverage = leverage
      return position
    }
    guard value <= instrument.positionCap(at: leverage) else {
      throw refused(101201, "The position is too large for the requested leverage", call.now)
    }
    account.orders = account.orders.map { order in
      var order = order
      guard order.symbol == instrument.symbol, order.status.isOpen,
        side == "BOTH" || order.isBuy == (side == "LONG")
      else { return order }
      order.leverage = leverage
      return order
    }
    guard account.availableMargin >= .zero else {
      throw refused(109400, "margin is not enough", call.now)
    }
    account.settings[instrument.symbol] = setting
    exchange.accounts[call.apiKey] = account
  }

  /// A parameter that must be there.
  static func required(_ name: String, _ call: Call) throws(Refusal) -> String {
    guard let value = call.parameters[name], !value.isEmpty else {
      throw refused(109400, "Invalid parameters, err:\(name): This field is required", call.now)
    }
    return value
  }
}
