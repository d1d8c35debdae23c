extension CoinSwitchFuturesDialect {
  /// `GET /futures/leverage`: both parameters are mandatory.
  static func leverage(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    guard let symbol = call.parameters["symbol"], !symbol.isEmpty else { throw missing("symbol") }
    try requireExchange(call.parameters["exchange"])
    let instrument = try find(symbol, in: exchange)
    guard let account = exchange.accounts[call.apiKey] else { throw invalid("symbol") }
    return echo(instrument, exchange.setting(of: instrument, for: account).long)
  }

  /// `POST /futures/leverage`. Checked in the order shape, symbol, range, position, orders
  /// (assumed). Refused while the account holds a position or any open order on the symbol, also
  /// for the value that is set already.
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
      throw Refusal(failure(422, "leverage must be between \(range)"))
    }
    guard instrument.status == .trading else {
      throw Refusal(failure(400, "\(name) is not available for trading"))
    }
    guard account.positions(of: name).isEmpty else {
      throw Refusal(failure(400, "Leverage cannot be changed while a position is open on \(name)"))
    }
    guard account.openOrders(of: name).isEmpty else {
      throw Refusal(failure(400, "Leverage cannot be changed while an order is open on \(name)"))
    }
    exchange.accounts[call.apiKey]?.settings[name] = Account.Setting(leverage)
    exchange.interfereAfterwards(symbol: name, accountKey: call.apiKey)
    return echo(instrument, leverage)
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
      throw invalid("symbol")
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
