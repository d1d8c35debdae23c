extension CoinSwitchFuturesDialect {
  /// `GET /futures/leverage`: both parameters are mandatory.
  static func leverage(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    guard let symbol = call.parameters["symbol"], !symbol.isEmpty else { throw missing("symbol") }
    try requireExchange(call.parameters["exchange"])
    let instrument = try find(symbol, in: exchange)
    guard let account = exchange.accounts[call.apiKey] else { throw invalid("symbol") }
    if account.settings[instrument.symbol] == nil, exchange.plays(.futuresUntouchedRefused) {
      throw Refusal(failure(404, "Leverage is not set for \(instrument.symbol)"))
    }
    return echo(instrument, exchange.setting(of: instrument, for: account).long)
  }

  /// `POST /futures/leverage`. Checked in the order shape, symbol, range, position, orders
  /// (assumed). Refused while the account holds a position or any open order on the symbol.
  static func change(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let body = try jsonBody(call.request)
    guard let symbolField = body["symbol"] else { throw missing("symbol") }
    guard let exchangeField = body["exchange"] else { throw missing("exchange") }
    guard let leverageField = body["leverage"], leverageField != .null else {
      throw missing("leverage")
    }
    guard let symbol = symbolField.string else { throw invalid("symbol") }
    guard let exchangeName = exchangeField.string else { throw invalid("exchange") }
    guard let requested = leverageField.integer else { throw invalid("leverage") }
    try requireExchange(exchangeName)
    let name = try find(symbol, in: exchange).symbol
    guard requested.magnitude < 1_000_000_000 else { throw invalid("leverage") }
    let leverage = Amount(Int(requested))
    exchange.interfere(before: leverage, symbol: name, accountKey: call.apiKey, now: call.now)
    guard let instrument = exchange.instruments[name], let account = exchange.accounts[call.apiKey]
    else { throw invalid("symbol") }
    guard leverage >= instrument.minimumLeverage, leverage <= instrument.maximumLeverage,
      (leverage - instrument.minimumLeverage).isMultiple(of: instrument.leverageStep)
    else {
      let range = "\(instrument.minimumLeverage) and \(instrument.maximumLeverage)"
      let status = exchange.plays(.futuresOutOfRange400) ? 400 : 422
      throw Refusal(failure(status, "leverage must be between \(range)"))
    }
    guard instrument.status == .trading || exchange.plays(.futuresSuspendedAccepted) else {
      throw Refusal(failure(400, "\(name) is not available for trading"))
    }
    let isSet = exchange.setting(of: instrument, for: account) == Account.Setting(leverage)
    if !isSet || !exchange.plays(.futuresSameValueAccepted) {
      try requireNothingOpen(on: name, account, exchange, now: call.now)
    }
    exchange.accounts[call.apiKey]?.settings[name] = Account.Setting(leverage)
    exchange.interfereAfterwards(symbol: name, accountKey: call.apiKey)
    return echo(instrument, leverage)
  }

  /// A position or an open order on the symbol refuses a change (Update Leverage, "Leverage change
  /// restrictions").
  private static func requireNothingOpen(
    on symbol: String, _ account: Account, _ exchange: Exchange, now: Int64
  ) throws(Refusal) {
    let status =
      exchange.plays(.futuresOpenRefused404)
      ? 404 : exchange.plays(.futuresOpenRefused422) ? 422 : 400
    guard account.positions(of: symbol).isEmpty else {
      throw Refusal(
        failure(status, "Leverage cannot be changed while a position is open on \(symbol)"))
    }
    let blocking = account.openOrders(of: symbol).filter { order in
      switch order.status {
      case .cancelling where exchange.plays(.futuresCancellingIgnored): false
      case .untriggered where exchange.plays(.futuresTriggerIgnored): false
      default: !exchange.plays(.futuresOldOrderIgnored) || now - order.createdAt <= longestWindow
      }
    }
    guard blocking.isEmpty else {
      throw Refusal(
        failure(status, "Leverage cannot be changed while an order is open on \(symbol)"))
    }
  }

  private static func echo(_ instrument: Instrument, _ leverage: Amount) -> Answer {
    .json([
      "data": [
        "exchange": "EXCHANGE_2", "symbol": .string(instrument.symbol),
        "leverage": .string(leverage),
      ]
    ])
  }

  /// The exchange is `EXCHANGE_2`, in any case.
  static func requireExchange(_ name: String?) throws(Refusal) {
    guard let name, !name.isEmpty else { throw missing("exchange") }
    guard name.uppercased() == "EXCHANGE_2" else { throw invalid("exchange") }
  }

  /// The instrument with this symbol, in any case.
  static func find(_ symbol: String, in exchange: Exchange) throws(Refusal) -> Instrument {
    guard let instrument = exchange.instruments[symbol.uppercased()] else {
      let status =
        exchange.plays(.futuresUnknownSymbol400)
        ? 400 : exchange.plays(.futuresUnknownSymbol404) ? 404 : 422
      throw invalid("symbol", status: status)
    }
    return instrument
  }

  /// The body, which must be a JSON object.
  static func jsonBody(_ request: Request) throws(Refusal) -> JSONValue {
    guard let body = try? JSONParser.parse(request.body), case .object = body else {
      throw Refusal(failure(422, "The request body is not valid JSON"))
    }
    return body
  }
}
