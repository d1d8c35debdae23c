/// ZTDX futures (`/fapi` and the public `/api/v1`), from its documentation and the public snapshot
/// of its server, as read on 2026-11-21: the documentation where it speaks, else the server's
/// shapes.
struct ZTDXDialect: Dialect {
  /// What a checked request is answered from.
  struct Call {
    let request: Request
    let parameters: QueryParameters
    /// Empty on public paths.
    let apiKey: String
    let now: Int64
  }

  /// A path, what it weighs, whether it must be signed, and what it does.
  struct Route {
    let method: String
    let path: String
    var weight = 1
    var isSigned = false
    let perform: @Sendable (Call, inout Exchange) throws(Refusal) -> Answer
  }

  static let changePath = "/fapi/v1/leverage"
  /// The advertised weight of a minute.
  static let weightPerMinute = 2400

  let secrets: SecretStore

  private static let routes: [Route] = [
    Route(method: "GET", path: "/fapi/v1/ping") { (_, _) throws(Refusal) in .json([:]) },
    Route(method: "GET", path: "/fapi/v1/time") { (call, _) throws(Refusal) in
      .json(["serverTime": .integer(call.now)])
    },
    Route(method: "GET", path: "/fapi/v1/exchangeInfo", perform: exchangeInformation),
    Route(method: "GET", path: "/fapi/v1/premiumIndex", perform: premiumIndex),
    Route(method: "GET", path: "/fapi/v1/ticker/price", perform: priceTicker),
    Route(method: "GET", path: "/fapi/v1/ticker/24hr", perform: dayTicker),
    Route(method: "GET", path: "/api/v1/markets", perform: markets),
    Route(method: "GET", path: "/api/v1/markets/risk-params", perform: riskParameters),
    Route(method: "GET", path: "/fapi/v2/balance", weight: 5, isSigned: true, perform: balance),
    Route(
      method: "GET", path: "/fapi/v1/positionRisk", weight: 5, isSigned: true, perform: positions),
    Route(
      method: "GET", path: "/fapi/v2/positionRisk", weight: 5, isSigned: true, perform: positions),
    Route(method: "GET", path: "/fapi/v1/openOrders", isSigned: true, perform: openOrders),
    Route(
      method: "GET", path: "/fapi/v1/positionSide/dual", isSigned: true, perform: positionMode),
    Route(
      method: "POST", path: "/fapi/v1/positionSide/dual", isSigned: true, perform: setPositionMode),
    Route(method: "GET", path: "/fapi/v1/marginType", isSigned: true, perform: marginType),
    Route(method: "POST", path: "/fapi/v1/marginType", isSigned: true, perform: setMarginType),
    Route(method: "POST", path: changePath, isSigned: true, perform: change),
  ]

  /// Paths with a symbol in them: `/api/v1/markets/{symbol}/details`.
  private static let symbolRoutes: [Route] = [
    Route(method: "GET", path: "/api/v1/markets/{symbol}/details", perform: details),
    Route(
      method: "GET", path: "/api/v1/open-interest/{symbol}/leverage-brackets", perform: brackets),
  ]

  func answer(_ request: Request, exchange: inout Exchange, now: Int64) -> Answer {
    do throws(Refusal) {
      let candidates = Self.routes.filter { $0.path == request.path }
      let all =
        candidates.isEmpty
        ? Self.symbolRoutes.filter { Self.symbol(in: request.path, of: $0.path) != nil }
        : candidates
      guard !all.isEmpty else { throw Refusal(.empty(status: 404)) }
      guard let route = all.first(where: { $0.method == request.method }) else {
        throw Refusal(.empty(status: 405))
      }
      var weight = route.weight
      let parameters = QueryParameters(request.query)
      // Open orders of every symbol weigh 40, as on Binance; not confirmed for ZTDX.
      if route.path.hasSuffix("/openOrders"), parameters["symbol"] == nil { weight = 40 }
      let window = SlidingWindows.Limit(
        key: "weight", limit: Self.weightPerMinute, duration: 60_000, weight: weight)
      if exchange.refuses([window], now: now) {
        throw Refusal(tooManyRequests(freeAt: nil, now: now))
      }
      let apiKey =
        route.isSigned ? try authenticate(request, parameters, exchange: exchange, now: now) : ""
      let call = Call(request: request, parameters: parameters, apiKey: apiKey, now: now)
      return try route.perform(call, &exchange)
    } catch {
      return error.answer
    }
  }

  func leg(of request: Request) -> ChangeLeg? {
    guard request.method == "POST", request.path == Self.changePath else { return nil }
    let body = try? JSONParser.parse(request.body)
    let symbol =
      body?["symbol"]?.string ?? QueryParameters(request.query)["symbol"]
      ?? QueryParameters(String(decoding: request.body, as: UTF8.self))["symbol"]
    return ChangeLeg(symbol: Self.normalize(symbol ?? ""), side: nil)
  }

  /// The symbol that stands in `path` where `pattern` has `{symbol}`.
  static func symbol(in path: String, of pattern: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let wanted = pattern.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == wanted.count else { return nil }
    var symbol: String?
    for (part, expected) in zip(parts, wanted) {
      if expected == "{symbol}" {
        symbol = String(decoding: PercentCoding.decode(part.utf8), as: UTF8.self)
      } else if part != expected {
        return nil
      }
    }
    return symbol
  }

  /// Upper case, without separators: `btc-usd`, `BTC/USDT` and `BTC_USDT` are all `BTCUSDT`.
  static func normalize(_ symbol: String) -> String {
    let plain = symbol.uppercased().filter { $0 != "-" && $0 != "/" && $0 != "_" }
    return plain.hasSuffix("USD") ? plain + "T" : plain
  }
}
