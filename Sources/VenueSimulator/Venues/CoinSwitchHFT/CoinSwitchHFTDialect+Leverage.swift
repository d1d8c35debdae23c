extension CoinSwitchHFTDialect {
  /// `POST /v5/position/set-leverage`, checked in the order category, symbol, numbers, range,
  /// unequal sides, same value (assumed). Neither positions nor orders refuse it.
  static func change(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let body = try jsonBody(call)
    try requireLinear(body["category"]?.string, call)
    guard let symbol = body["symbol"]?.string, let listed = exchange.instruments[symbol],
      listed.status == .trading
    else { throw unknownSymbol(exchange, call) }
    let long = try number("buyLeverage", "buy leverage invalid", in: body, call)
    let short = try number("sellLeverage", "sell leverage invalid", in: body, call)
    exchange.interfere(
      before: max(long, short), symbol: symbol, accountKey: call.apiKey, now: call.now)
    guard let instrument = exchange.instruments[symbol],
      let account = exchange.accounts[call.apiKey]
    else { throw unknownSymbol(exchange, call) }
    let positions =
      exchange.plays(.hftRiskLimitTiers) ? account.positions(of: symbol) : []
    try check(long, "buy leverage invalid", instrument, positions.filter(\.isLong), call)
    try check(short, "sell leverage invalid", instrument, positions.filter { !$0.isLong }, call)
    if !account.isHedgeMode, long != short {
      throw refused(10001, "buyLeverage and sellLeverage must be equal in one-way mode", call)
    }
    if exchange.plays(.hftCrossSidesEqual), long != short {
      throw refused(110036, "Not allowed to change leverage due to cross margin mode", call)
    }
    guard !exchange.plays(.hftPortfolioMargin) else {
      throw refused(110038, "Not allowed to change leverage due to portfolio margin mode", call)
    }
    let setting = Account.Setting(long: long, short: short)
    guard exchange.setting(of: instrument, for: account) != setting else {
      throw refused(
        110043,
        exchange.plays(.hftNotModifiedText)
          ? "Set leverage has not been modified." : "leverage not modified", call)
    }
    if exchange.plays(.hftPositionRemargined) {
      try remargin(setting, of: instrument, account, &exchange, call)
    }
    exchange.accounts[call.apiKey]?.settings[symbol] = setting
    exchange.interfereAfterwards(symbol: symbol, accountKey: call.apiKey)
    return envelope(now: call.now)
  }

  /// All four parameters are mandatory strings.
  private static func number(
    _ name: String, _ message: String, in body: JSONValue, _ call: Call
  ) throws(Refusal) -> Amount {
    guard let field = body[name] else {
      throw refused(10001, "params error: \(name) is required", call)
    }
    guard let text = field.string else {
      throw refused(10001, "params error: \(name) must be a string", call)
    }
    guard let value = Amount(text) else { throw refused(10001, message, call) }
    return value
  }

  /// Above the maximum of the instrument, or of the tier that `positions` stand in: 110013, with
  /// numbers in hundredths. Below the minimum or off the step: 10001.
  private static func check(
    _ leverage: Amount, _ message: String, _ instrument: Instrument, _ positions: [Position],
    _ call: Call
  ) throws(Refusal) {
    guard leverage >= instrument.minimumLeverage, leverage.isMultiple(of: instrument.leverageStep)
    else { throw refused(10001, message, call) }
    let value = positions.reduce(Amount.zero) { $0 + $1.value }
    guard leverage <= instrument.maximumLeverage, value <= instrument.positionCap(at: leverage)
    else {
      let maximum = min(instrument.maximumLeverage, instrument.maximumLeverage(holding: value))
      throw refused(
        110013,
        "cannot set leverage [\(leverage.hundredths)] gt maxLeverage [\(maximum.hundredths)] "
          + "by risk limit", call)
    }
  }

  /// The open positions take the new leverage; refused when the margin does not suffice, or is so
  /// small that they would be liquidated at once.
  private static func remargin(
    _ setting: Account.Setting, of instrument: Instrument, _ account: Account,
    _ exchange: inout Exchange, _ call: Call
  ) throws(Refusal) {
    let positions = account.positions.map { position in
      var position = position
      guard position.symbol == instrument.symbol else { return position }
      position.leverage = position.isLong ? setting.long : setting.short
      position.updatedAt = call.now
      return position
    }
    for position in positions where position.symbol == instrument.symbol {
      guard position.margin >= position.value * instrument.maintenanceMarginRate else {
        throw refused(
          110046, "Liquidation will be triggered immediately after this adjustment", call)
      }
    }
    let held = positions.reduce(account.orderMargin) { $0 + $1.margin }
    guard held <= account.balance else {
      throw refused(110007, "available balance not enough", call)
    }
    exchange.accounts[call.apiKey]?.positions = positions
  }

  /// `POST /v5/position/switch-mode`: the whole coin, refused with any position or order in it.
  static func switchMode(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let body = try jsonBody(call)
    try requireLinear(body["category"]?.string, call)
    guard body["coin"]?.string == "USDT" else {
      throw refused(10001, "params error: coin invalid", call)
    }
    guard let mode = body["mode"]?.integer, mode == 0 || mode == 3 else {
      throw refused(10001, "params error: mode invalid", call)
    }
    guard let account = exchange.accounts[call.apiKey] else {
      throw refused(10001, "params error: coin invalid", call)
    }
    guard account.isHedgeMode != (mode == 3) else {
      throw refused(110025, "Position mode is not modified", call)
    }
    guard account.positions.isEmpty else {
      throw refused(
        110024, "You have an existing position, so position mode cannot be switched", call)
    }
    guard !account.orders.contains(where: \.status.isOpen) else {
      throw refused(
        110028, "You have existing open orders, so position mode cannot be switched", call)
    }
    exchange.accounts[call.apiKey]?.isHedgeMode = mode == 3
    return envelope(now: call.now)
  }

  static func requireLinear(_ category: String?, _ call: Call) throws(Refusal) {
    guard let category, !category.isEmpty else {
      throw refused(10001, "params error: category is required", call)
    }
    guard category == "linear" else {
      throw refused(10001, "params error: category invalid", call)
    }
  }

  private static func jsonBody(_ call: Call) throws(Refusal) -> JSONValue {
    guard let body = try? JSONParser.parse(call.request.body), case .object = body else {
      throw refused(10001, "params error: request body is not valid JSON", call)
    }
    return body
  }
}
