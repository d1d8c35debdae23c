/// CoinSwitch PRO HFT, from its documentation and, where that is silent, Bybit's V5 documentation
/// behind it, as read on 2026-11-21.
struct CoinSwitchHFTDialect: Dialect {
  /// What a checked request is answered from.
  struct Call {
    let request: Request
    let parameters: QueryParameters
    let apiKey: String
    let now: Int64
  }

  /// A path, and how often it may be called in a second (Bybit's limits; CoinSwitch publishes
  /// none).
  struct Route {
    let method: String
    let path: String
    /// Nil where no limit of the account is documented.
    let limit: Int?
    let perform: @Sendable (Call, inout Exchange) throws(Refusal) -> Answer
  }

  static let changePath = "/v5/position/set-leverage"

  private static let routes: [Route] = [
    Route(method: "GET", path: "/v5/market/time", limit: nil, perform: time),
    Route(method: "GET", path: "/v5/market/instruments-info", limit: nil, perform: instruments),
    Route(method: "GET", path: "/v5/market/tickers", limit: nil, perform: tickers),
    Route(method: "GET", path: "/v5/position/list", limit: 50, perform: positions),
    Route(method: "POST", path: changePath, limit: 10, perform: change),
    Route(method: "POST", path: "/v5/position/switch-mode", limit: 10, perform: switchMode),
    Route(method: "GET", path: "/v5/order/realtime", limit: 50, perform: orders),
    Route(method: "GET", path: "/v5/account/wallet-balance", limit: 50, perform: wallet),
  ]

  func answer(_ request: Request, exchange: inout Exchange, now: Int64) -> Answer {
    do throws(Refusal) {
      let candidates = Self.routes.filter { $0.path == request.path }
      let apiKey = try authenticate(request, exchange: exchange, now: now)
      guard !candidates.isEmpty else { throw Refusal(proxy(404, "Not Found", now: now)) }
      guard let route = candidates.first(where: { $0.method == request.method }) else {
        throw Refusal(proxy(405, "Method Not Allowed", now: now))
      }
      var headers: [Header] = []
      if let limit = route.limit {
        // What has a limit belongs to the account.
        if exchange.plays(.hftUnprovisioned) {
          throw Refusal(proxy(401, "Unauthorized", now: now))
        }
        headers = try admit(apiKey, route.path, limit: limit, exchange: &exchange, now: now)
      }
      let call = Call(
        request: request, parameters: QueryParameters(request.query), apiKey: apiKey, now: now)
      var answer = try route.perform(call, &exchange)
      answer.headers += headers
      return answer
    } catch {
      return error.answer
    }
  }

  /// Key and signature missing or wrong: 401. Epoch missing: 400. The epoch's distance from the
  /// clock is checked only in a variant.
  private func authenticate(
    _ request: Request, exchange: Exchange, now: Int64
  ) throws(Refusal) -> String {
    let refused = Refusal(unauthorized(request, now: now))
    guard let apiKey = request.header("X-AUTH-APIKEY"),
      let account = exchange.accounts[apiKey], !account.isKeyDisabled,
      let signature = request.header("X-AUTH-SIGNATURE")
    else { throw refused }
    guard let epoch = request.header("X-AUTH-EPOCH"), !epoch.isEmpty else {
      throw Refusal(proxy(400, "Missing required header: X-AUTH-EPOCH", now: now))
    }
    guard epoch.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      throw refused
    }
    if exchange.plays(.hftEpochChecked) {
      guard let time = Int64(epoch), (now - time).magnitude <= 60_000 else { throw refused }
    }
    guard
      CoinSwitchSignature.verifies(
        signature, method: request.method, target: request.target, epoch: epoch, apiKey: apiKey)
    else { throw refused }
    return apiKey
  }

  /// A rolling second per account and path, with Bybit's numbers. In a variant also with Bybit's
  /// headers and code.
  private func admit(
    _ apiKey: String, _ path: String, limit: Int, exchange: inout Exchange, now: Int64
  ) throws(Refusal) -> [Header] {
    guard exchange.enforcesRateLimits else { return [] }
    let window = SlidingWindows.Limit(key: apiKey + " " + path, limit: limit, duration: 1000)
    switch exchange.windows.admit([window], now: now) {
    case .admitted(let remaining, let resetsAt):
      guard exchange.plays(.hftLimit10006) else { return [] }
      return Self.limitHeaders(limit: limit, remaining: remaining, resetsAt: resetsAt)
    case .refused(_, let freeAt):
      guard exchange.plays(.hftLimit10006) else {
        throw Refusal(tooManyRequests(freeAt: nil, now: now))
      }
      var answer = Self.envelope(code: 10006, "Too many visits!", now: now)
      answer.headers = Self.limitHeaders(limit: limit, remaining: 0, resetsAt: freeAt)
      answer.isRateRefusal = true
      throw Refusal(answer)
    }
  }

  static func limitHeaders(limit: Int, remaining: Int, resetsAt: Int64) -> [Header] {
    [
      Header("X-Bapi-Limit", String(limit)), Header("X-Bapi-Limit-Status", String(remaining)),
      Header("X-Bapi-Limit-Reset-Timestamp", String(resetsAt)),
    ]
  }

  func leg(of request: Request) -> ChangeLeg? {
    guard request.method == "POST", request.path == Self.changePath else { return nil }
    let body = try? JSONParser.parse(request.body)
    return ChangeLeg(symbol: body?["symbol"]?.string ?? "", side: nil)
  }

  // MARK: Two envelopes: the engine's, always with HTTP 200, and the proxy's.

  static func envelope(
    code: Int = 0, _ message: String = "OK", result: JSONValue = [:], now: Int64
  ) -> Answer {
    .json([
      "retCode": .integer(code), "retMsg": .string(message), "result": result, "retExtInfo": [:],
      "time": .integer(now),
    ])
  }

  /// A symbol that is not listed.
  static func unknownSymbol(_ exchange: Exchange, _ call: Call) -> Refusal {
    exchange.plays(.hftUnknownSymbol10029)
      ? refused(10029, "The requested symbol is not whitelisted", call)
      : refused(10001, "params error: symbol invalid", call)
  }

  /// A refusal by the engine.
  static func refused(_ code: Int, _ message: String, _ call: Call) -> Refusal {
    Refusal(envelope(code: code, message, now: call.now))
  }

  private func proxy(_ status: Int, _ message: String, now: Int64) -> Answer {
    var generator = SeededGenerator(seed: UInt64(bitPattern: now), purpose: "request " + message)
    return .json(
      [
        "message": .string(message), "data": .null,
        "request_id": .string(Identifier(from: &generator).uuid),
      ], status: status)
  }

  func tooManyRequests(freeAt: Int64?, now: Int64) -> Answer {
    var answer = proxy(429, "Too many requests", now: now)
    answer.isRateRefusal = true
    if let freeAt {
      answer.headers = Self.limitHeaders(limit: 10, remaining: 0, resetsAt: freeAt)
    }
    return answer
  }

  func unauthorized(_ request: Request, now: Int64) -> Answer {
    proxy(401, "Unauthorized: Signature validation failed", now: now)
  }

  func refusal(message: String, now: Int64) -> Answer {
    Self.envelope(code: 10001, message, now: now)
  }

  func internalError(now: Int64) -> Answer { proxy(500, "Internal Server Error", now: now) }

  func maintenance(now: Int64) -> Answer {
    Self.envelope(code: 10016, "Service is restarting. Please try again later", now: now)
  }
}
