extension BingXDialect {
  /// `GET /openApi/swap/v2/trade/leverage`: the maxima come from here alone; values and volumes are
  /// text, as the table types them, or numbers, as captured live.
  static func leverage(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try required("symbol", call)
    guard let instrument = exchange.instruments[symbol],
      let account = exchange.accounts[call.apiKey]
    else {
      throw call.refused(109500, "Account Service Unavailable, err:symbol not exist")
    }
    var setting = exchange.setting(of: instrument, for: account)
    if exchange.plays(.bingxOneWayShortStale), let stored = account.settings[symbol] {
      setting = stored
    }
    var members = [
      JSONMember(name: "symbol", value: .string(symbol)),
      JSONMember(name: "longLeverage", value: .number(setting.long)),
      JSONMember(name: "shortLeverage", value: .number(setting.short)),
      JSONMember(name: "maxLongLeverage", value: .number(instrument.maximumLeverage)),
      JSONMember(name: "maxShortLeverage", value: .number(instrument.maximumLeverage)),
    ]
    if !exchange.plays(.bingxLeverageSampleOnly) {
      let capacity = BingXCapacity(account: account, instrument: instrument, setting: setting)
      let isNumber = exchange.plays(.bingxLeverageNumbers)
      members += capacity.members { isNumber ? .number($0) : .string($0) }
    }
    return success(.object(members))
  }

  /// `POST /openApi/swap/v2/trade/leverage`: one side a request in hedge mode, `BOTH` in one-way
  /// mode.
  static func change(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let symbol = try required("symbol", call)
    let side = try required("side", call)
    let text = try required("leverage", call)
    guard let leverage = Int64(text), leverage.magnitude < 1_000_000_000, !text.hasPrefix("+")
    else {
      throw call.refused(109400, "Invalid parameters, err:leverage: must be an integer")
    }
    guard exchange.instruments[symbol] != nil, let account = exchange.accounts[call.apiKey] else {
      if exchange.plays(.bingxUnknownSymbol109500) {
        throw call.refused(109500, "symbol not exist")
      }
      throw call.refused(
        109400,
        "\(symbol),symbol not exist, please verify it in api: /openApi/swap/v2/quote/contracts")
    }
    try check(side: side, account, call)
    let value = Amount(Int(leverage))
    exchange.interfere(before: value, symbol: symbol, accountKey: call.apiKey, now: call.now)
    if exchange.losesConnection { throw Refusal(.empty(status: 500)) }
    guard let instrument = exchange.instruments[symbol] else {
      throw call.refused(109425, "\(symbol) does not exist")
    }
    try check(value, instrument, call)
    if exchange.interference.contains(.refuses) {
      throw call.refused(109400, former: 80001, "margin is not enough")
    }
    if exchange.plays(.bingxRiskForbidden),
      exchange.accounts[call.apiKey]?.positions(of: symbol).isEmpty == false
    {
      throw call.refused(80020, "risk forbidden")
    }
    try apply(value, to: side, of: instrument, &exchange, call)
    let answer = answer(to: value, side, of: instrument, exchange, call)
    exchange.interfereAfterwards(symbol: symbol, accountKey: call.apiKey)
    return answer
  }

  /// All eight fields of the table; in variants those of the sample alone, or of the reference of
  /// April 2026.
  private static func answer(
    to leverage: Amount, _ side: String, of instrument: Instrument, _ exchange: Exchange,
    _ call: Call
  ) -> Answer {
    var members = [
      JSONMember(name: "leverage", value: .number(leverage)),
      JSONMember(name: "symbol", value: .string(instrument.symbol)),
    ]
    guard let account = exchange.accounts[call.apiKey],
      !exchange.plays(.bingxChangeAnswerShort)
    else { return success(.object(members)) }
    let capacity = BingXCapacity(
      account: account, instrument: instrument,
      setting: exchange.setting(of: instrument, for: account))
    if exchange.plays(.bingxChangeAnswerVolumes) {
      members += [
        JSONMember(name: "availableVol", value: .string(capacity.volume(leverage))),
        JSONMember(name: "maxVol", value: .string(capacity.largestVolume(leverage))),
      ]
    } else {
      members += capacity.members { .string($0) }
    }
    return success(.object(members))
  }

  private static func check(side: String, _ account: Account, _ call: Call) throws(Refusal) {
    if account.isHedgeMode, side != "LONG", side != "SHORT" {
      throw call.refused(
        109400, "In the Hedge mode, the 'Side' field can only be set to LONG or SHORT.")
    }
    if !account.isHedgeMode, side != "BOTH" {
      throw call.refused(
        109400, "In the One-way mode, the 'Side' field can only be set to BOTH.")
    }
  }

  private static func check(
    _ leverage: Amount, _ instrument: Instrument, _ call: Call
  ) throws(Refusal) {
    switch instrument.status {
    case .trading: break
    case .suspended:
      throw call.refused(109415, "\(instrument.symbol) is currently paused for trading")
    case .preLaunch: throw call.refused(109417, "\(instrument.symbol) is not launched yet")
    }
    guard leverage >= instrument.minimumLeverage else {
      throw call.refused(
        109400, "Invalid parameters, err:leverage: must be greater than or equal to 1")
    }
    guard leverage <= instrument.maximumLeverage else {
      throw call.refusals.aboveMaximum(instrument.maximumLeverage, now: call.now)
    }
  }

  /// Stores the setting. What is open keeps the leverage that it was opened with; in a variant it
  /// takes the new one, so that the position must fit the cap at that leverage, and the margin must
  /// suffice.
  private static func apply(
    _ leverage: Amount, to side: String, of instrument: Instrument, _ exchange: inout Exchange,
    _ call: Call
  ) throws(Refusal) {
    guard var account = exchange.accounts[call.apiKey] else { return }
    var setting =
      account.settings[instrument.symbol]
      ?? Account.Setting(exchange.untouchedLeverage(of: instrument))
    if side != "SHORT" { setting.long = leverage }
    let movesShort = side == "SHORT" || side == "BOTH" && !exchange.plays(.bingxOneWayShortStale)
    if movesShort { setting.short = leverage }
    if exchange.plays(.bingxPositionTakesLeverage) {
      try remargin(&account, leverage, side, instrument, call)
    }
    account.settings[instrument.symbol] = setting
    exchange.accounts[call.apiKey] = account
  }

  private static func remargin(
    _ account: inout Account, _ leverage: Amount, _ side: String, _ instrument: Instrument,
    _ call: Call
  ) throws(Refusal) {
    func concerns(_ symbol: String, isLong: Bool) -> Bool {
      symbol == instrument.symbol && (side == "BOTH" || isLong == (side == "LONG"))
    }
    var value = Amount.zero
    account.positions = account.positions.map { position in
      var position = position
      guard concerns(position.symbol, isLong: position.isLong) else { return position }
      value = value + position.value
      if position.leverage != leverage { position.updatedAt = call.now }
      position.leverage = leverage
      return position
    }
    guard value <= instrument.positionCap(at: leverage) else {
      throw call.refused(101201, "The position is too large for the requested leverage")
    }
    account.orders = account.orders.map { order in
      var order = order
      guard concerns(order.symbol, isLong: order.isBuy), order.status.isOpen else { return order }
      order.leverage = leverage
      return order
    }
    guard account.availableMargin >= .zero else {
      throw call.refused(109400, former: 80001, "margin is not enough")
    }
  }

  /// A parameter that must be there.
  static func required(_ name: String, _ call: Call) throws(Refusal) -> String {
    guard let value = call.parameters[name], !value.isEmpty else {
      throw call.refused(109400, "Invalid parameters, err:\(name): This field is required")
    }
    return value
  }
}
