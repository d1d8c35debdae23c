/// CoinSwitch PRO Futures v2, from its documentation as read on 2026-11-21.
struct CoinSwitchFuturesDialect: Dialect {
  /// What a checked request is answered from.
  struct Call {
    let request: Request
    let parameters: QueryParameters
    let apiKey: String
    let now: Int64
  }

  /// A path below `/trade/api/v2`, how often it may be called in 60 seconds, and what it does.
  struct Route {
    let method: String
    let path: String
    /// Nil where the documentation states no limit.
    let limit: Int?
    let perform: @Sendable (Call, inout Exchange) throws(Refusal) -> Answer
  }

  static let base = "/trade/api/v2"
  static let changePath = base + "/futures/leverage"

  private static let routes: [Route] = [
    Route(method: "GET", path: "/ping", limit: nil) { (_, _) throws(Refusal) in
      .json(["message": "OK"])
    },
    Route(method: "GET", path: "/validate/keys", limit: nil) { (_, _) throws(Refusal) in
      .json(["message": "Valid Access"])
    },
    Route(method: "GET", path: "/futures/instrument_info", limit: 100, perform: instruments),
    Route(method: "GET", path: "/futures/leverage", limit: 20, perform: leverage),
    Route(method: "POST", path: "/futures/leverage", limit: 10, perform: change),
    Route(method: "GET", path: "/futures/positions", limit: 20, perform: positions),
    Route(method: "POST", path: "/futures/orders/open", limit: 20, perform: openOrders),
    Route(method: "GET", path: "/futures/ticker", limit: 100, perform: ticker),
    Route(method: "GET", path: "/futures/all-pairs/ticker", limit: 100, perform: allTickers),
    Route(method: "GET", path: "/futures/wallet_balance", limit: 20, perform: wallet),
  ]

  func answer(_ request: Request, exchange: inout Exchange, now: Int64) -> Answer {
    do throws(Refusal) {
      if request.path == Self.base + "/time" {
        guard request.method == "GET" else {
          throw Refusal(Self.failure(405, "Method Not Allowed"))
        }
        return .json(["serverTime": .integer(now)])
      }
      let apiKey = try authenticate(request, exchange: exchange, now: now)
      let candidates = Self.routes.filter { Self.base + $0.path == request.path }
      guard !candidates.isEmpty else { throw Refusal(Self.failure(404, "Not Found")) }
      guard let route = candidates.first(where: { $0.method == request.method }) else {
        throw Refusal(Self.failure(405, "Method Not Allowed"))
      }
      if let limit = route.limit {
        // A sliding window per key, verb and path: assumed, the strictest sensible reading.
        let window = SlidingWindows.Limit(
          key: [apiKey, route.method, route.path].joined(separator: " "), limit: limit,
          duration: 60_000)
        if exchange.refuses([window], now: now) {
          throw Refusal(tooManyRequests(freeAt: nil, now: now))
        }
      }
      let call = Call(
        request: request, parameters: QueryParameters(request.query), apiKey: apiKey, now: now)
      return try route.perform(call, &exchange)
    } catch {
      return error.answer
    }
  }

  /// Checks key, epoch and signature. The epoch may be missing ("strongly recommended"); one more
  /// than 60 seconds off is refused.
  private func authenticate(
    _ request: Request, exchange: Exchange, now: Int64
  ) throws(Refusal) -> String {
    let refused = Refusal(unauthorized(request, now: now))
    guard let apiKey = request.header("X-AUTH-APIKEY"),
      let account = exchange.accounts[apiKey], !account.isKeyDisabled,
      let signature = request.header("X-AUTH-SIGNATURE")
    else { throw refused }
    let epoch = request.header("X-AUTH-EPOCH") ?? ""
    guard !epoch.isEmpty || !exchange.plays(.futuresEpochRequired) else { throw refused }
    if !epoch.isEmpty {
      guard let time = Int64(epoch), time > 0, (now - time).magnitude <= 60_000 else {
        throw refused
      }
    }
    guard
      CoinSwitchSignature.verifies(
        signature, method: request.method, target: request.target, epoch: epoch, apiKey: apiKey)
    else { throw refused }
    return apiKey
  }

  func leg(of request: Request) -> ChangeLeg? {
    guard request.method == "POST", request.path == Self.changePath else { return nil }
    let body = try? JSONParser.parse(request.body)
    return ChangeLeg(symbol: body?["symbol"]?.string?.uppercased() ?? "", side: nil)
  }

  // MARK: Failures: a message, and never a code.

  static func failure(_ status: Int, _ message: String) -> Answer {
    .json(["message": .string(message)], status: status)
  }

  static func missing(_ field: String) -> Refusal {
    Refusal(failure(422, "Input \(field) is missing"))
  }

  static func invalid(_ field: String, status: Int = 422) -> Refusal {
    Refusal(failure(status, "The value you provided for the field \(field) is not valid"))
  }

  func tooManyRequests(freeAt: Int64?, now: Int64) -> Answer {
    var answer = Self.failure(429, "Too many requests")
    answer.isRateRefusal = true
    if let freeAt {
      answer.headers = [Header("Retry-After", String(max(1, (freeAt - now + 999) / 1000)))]
    }
    return answer
  }

  /// The wording differs by path, as probed.
  func unauthorized(_ request: Request, now: Int64) -> Answer {
    let path = request.path.dropFirst(Self.base.count)
    let wording =
      switch path {
      case "/validate/keys": "Invalid Access"
      case "/futures/ticker", "/futures/all-pairs/ticker", "/futures/klines", "/futures/trades":
        "Invalid access"
      default: "API Key or Signature is not Correct"
      }
    return Self.failure(401, wording)
  }

  func refusal(message: String, now: Int64) -> Answer { Self.failure(400, message) }

  func internalError(now: Int64) -> Answer { Self.failure(500, "Internal Server Error") }

  func maintenance(now: Int64) -> Answer {
    Self.failure(503, "We are under maintenance. Please try again after some time")
  }
}
