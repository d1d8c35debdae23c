extension ZTDXDialect {
  /// The highest leverage that is stored for a symbol that is not listed.
  private static let maximumOfUnknown = Amount(125)

  /// `POST /fapi/v1/leverage`, with a JSON body or with everything in the query. Stored per account
  /// and symbol, whatever is open; checked against nothing but the market's band.
  static func change(_ call: Call, _ exchange: inout Exchange) throws(Refusal) -> Answer {
    let body = try parameters(["symbol", "leverage"], of: call, exchange)
    let symbol = normalize(try text("symbol", in: body))
    let leverage = try wholeNumber("leverage", in: body)
    if exchange.plays(.ztdxUnknownSymbolRefused), exchange.instruments[symbol] == nil {
      throw Refusal(failure(400, -1121, "Invalid symbol."))
    }
    let value = Amount(Int(leverage))
    exchange.interfere(before: value, symbol: symbol, accountKey: call.apiKey, now: call.now)
    let instrument = exchange.instruments[symbol]
    if exchange.plays(.ztdxSuspendedRefused), let instrument, instrument.status != .trading {
      throw Refusal(failure(400, -1121, "Invalid symbol."))
    }
    let maximum = instrument?.maximumLeverage ?? maximumOfUnknown
    guard value >= instrument?.minimumLeverage ?? Amount(1), value <= maximum else {
      throw Refusal(failure(400, -4028, "Leverage \(leverage) is not valid. Max: \(maximum)"))
    }
    guard symbol.unicodeScalars.count <= 20 else {
      let reason = "value too long for type character varying(20)"
      throw Refusal(failure(500, -1001, "Failed to persist leverage: \(reason)"))
    }
    exchange.accounts[call.apiKey]?.settings[symbol] = Account.Setting(value)
    exchange.interfereAfterwards(symbol: symbol, accountKey: call.apiKey)
    let cap = instrument.map(positionCap) ?? "10000000"
    return .json([
      "leverage": .integer(Int(leverage)), "maxNotionalValue": .string(cap),
      "symbol": .string(symbol),
    ])
  }

  // MARK: Parameters of a POST: the general page takes them from the query or a form, the query first

  /// The parameters of these names as text, or the whole JSON body where one was sent. In a variant
  /// only JSON will do.
  static func parameters(
    _ names: [String], of call: Call, _ exchange: Exchange
  ) throws(Refusal) -> JSONValue {
    if isJSON(call.request) || exchange.plays(.ztdxJSONRequired) {
      return try jsonBody(call.request)
    }
    let isForm = call.request.mediaType == "application/x-www-form-urlencoded"
    let form = QueryParameters(isForm ? String(decoding: call.request.body, as: UTF8.self) : "")
    var members: [JSONMember] = []
    for name in names {
      guard let value = call.parameters[name] ?? form[name], !value.isEmpty else {
        throw Refusal(
          failure(
            400, -1102,
            "Mandatory parameter '\(name)' was not sent, was empty/null, or malformed."))
      }
      guard name != "leverage" || Int32(value) != nil else {
        throw Refusal(failure(400, -1100, "Illegal characters found in parameter '\(name)'."))
      }
      members.append(JSONMember(name: name, value: .string(value)))
    }
    return .object(members)
  }

  private static func isJSON(_ request: Request) -> Bool {
    let mediaType = request.mediaType ?? ""
    return mediaType == "application/json"
      || (mediaType.hasPrefix("application/") && mediaType.hasSuffix("+json"))
  }

  // MARK: Bodies, with the web framework's own wording

  /// The body as JSON: 415 without the content type, 400 for broken syntax, 422 for another shape.
  static func jsonBody(_ request: Request) throws(Refusal) -> JSONValue {
    guard isJSON(request) else {
      throw Refusal(
        .text("Expected request with `Content-Type: application/json`", status: 415))
    }
    let body: JSONValue
    do throws(JSONSyntaxError) {
      body = try JSONParser.parse(request.body)
    } catch {
      throw Refusal(
        .text(
          "Failed to parse the request body as JSON: \(error.reason) at line 1 column "
            + String(error.offset), status: 400))
    }
    guard case .object = body else {
      throw illTyped("invalid type, expected a map")
    }
    return body
  }

  private static func illTyped(_ reason: String) -> Refusal {
    Refusal(
      .text(
        "Failed to deserialize the JSON body into the target type: \(reason)", status: 422))
  }

  static func text(_ name: String, in body: JSONValue) throws(Refusal) -> String {
    try requireOnce(name, in: body)
    guard let text = body[name]?.string else {
      throw illTyped("\(name): invalid type, expected a string")
    }
    return text
  }

  /// A whole number of 32 bits, bare or as text with spaces around it.
  private static func wholeNumber(_ name: String, in body: JSONValue) throws(Refusal) -> Int32 {
    try requireOnce(name, in: body)
    switch body[name] {
    case .number(let digits):
      if let value = Int32(digits) { return value }
    case .string(let text):
      let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
      if let value = Int32(String(trimmed)) { return value }
    default: break
    }
    throw illTyped("\(name): invalid value, expected an integer")
  }

  private static func requireOnce(_ name: String, in body: JSONValue) throws(Refusal) {
    guard case .object(let members) = body else { throw illTyped("expected a map") }
    switch members.count(where: { $0.name == name }) {
    case 0: throw illTyped("missing field `\(name)`")
    case 1: break
    default: throw illTyped("duplicate field `\(name)`")
    }
  }
}
