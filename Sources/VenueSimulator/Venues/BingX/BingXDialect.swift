/// BingX USDT-M perpetual swap, from its documentation and captured answers, as read on 2026-11-21.
struct BingXDialect: Dialect {
  /// What a checked request is answered from.
  struct Call {
    let request: Request
    let parameters: [String: String]
    /// Empty on public paths.
    let apiKey: String
    let now: Int64
    let refusals: BingXRefusals
  }

  /// A path with its limits and the permission it needs.
  struct Route {
    let method: String
    let path: String
    /// Calls a second and key; nil for public paths.
    var limit: Int?
    /// 1 market data, 2 and 3 account data, counted by address.
    let group: Int
    /// 2 reads, 3 trades perpetual futures; nil when any key will do.
    var permission: Int? = 2
    let perform: @Sendable (Call, inout Exchange) throws(Refusal) -> Answer
  }

  static let changePath = "/openApi/swap/v2/trade/leverage"

  let secrets: SecretStore
  /// How refusals are numbered.
  let refusals: BingXRefusals

  init(secrets: SecretStore, variants: Set<VenueVariant> = []) {
    self.secrets = secrets
    refusals = BingXRefusals(variants: variants)
  }

  private static let routes: [Route] = [
    Route(method: "GET", path: "/openApi/swap/v2/server/time", group: 1) {
      (call, _) throws(Refusal) in success(["serverTime": .integer(call.now)])
    },
    Route(method: "GET", path: "/openApi/swap/v2/quote/contracts", group: 1, perform: contracts),
    Route(
      method: "GET", path: "/openApi/swap/v2/quote/premiumIndex", group: 1, perform: premiumIndex),
    Route(method: "GET", path: "/openApi/swap/v2/quote/ticker", group: 1, perform: ticker),
    Route(
      method: "GET", path: "/openApi/v1/account/apiPermissions", limit: 5, group: 2,
      permission: nil, perform: permissions),
    Route(
      method: "GET", path: "/openApi/v1/account/apiRestrictions", limit: 5, group: 2,
      permission: nil, perform: restrictions),
    Route(
      method: "GET", path: "/openApi/swap/v3/user/balance", limit: 5, group: 3, perform: balance),
    Route(method: "GET", path: changePath, limit: 5, group: 2, perform: leverage),
    Route(
      method: "POST", path: changePath, limit: 5, group: 2, permission: 3, perform: change),
    Route(
      method: "GET", path: "/openApi/swap/v2/user/positions", limit: 5, group: 3,
      perform: positions),
    Route(
      method: "GET", path: "/openApi/swap/v2/trade/openOrders", limit: 5, group: 3,
      perform: openOrders),
    Route(
      method: "GET", path: "/openApi/swap/v1/positionSide/dual", limit: 2, group: 2,
      perform: positionMode),
    Route(
      method: "POST", path: "/openApi/swap/v1/positionSide/dual", limit: 2, group: 2,
      permission: 3, perform: setPositionMode),
    Route(
      method: "GET", path: "/openApi/swap/v2/trade/marginType", limit: 2, group: 2,
      perform: marginType),
    Route(
      method: "GET", path: "/openApi/swap/v1/maintMarginRatio", limit: 5, group: 2, perform: tiers),
    Route(method: "GET", path: "/openApi/spot/v1/common/symbols", group: 1, perform: spotSymbols),
    Route(
      method: "GET", path: "/openApi/cswap/v1/market/contracts", group: 1,
      perform: coinMarginedContracts),
    Route(
      method: "GET", path: "/openApi/wallets/v1/capital/config/getall", limit: 2, group: 2,
      perform: coins),
  ]

  /// Checks in the order path, key, address, clock, signature, permission, rate, parameters (assumed).
  func answer(_ request: Request, exchange: inout Exchange, now: Int64) -> Answer {
    var headers: [Header] = []
    do throws(Refusal) {
      let candidates = Self.routes.filter { $0.path == request.path }
      guard !candidates.isEmpty else {
        throw refusals.refused(100400, "this api is not exist", now: now)
      }
      guard let route = candidates.first(where: { $0.method == request.method }) else {
        throw refusals.refused(100404, "this api is not exist", now: now)
      }
      var apiKey = ""
      var parameters = Self.fields(QueryParameters(request.query))
      if route.limit != nil {
        let signed = try signedParameters(of: request, now: now)
        apiKey = try authenticate(request, signed, route: route, exchange: exchange, now: now)
        parameters = isOutOfPlace(request) ? [:] : signed.fields
      }
      headers = try admit(apiKey, route, exchange: &exchange, now: now)
      let call = Call(
        request: request, parameters: parameters, apiKey: apiKey, now: now,
        refusals: refusals)
      var answer = try perform(route, call, &exchange)
      answer.headers += headers
      return answer
    } catch {
      var answer = error.answer
      answer.headers += headers
      return answer
    }
  }

  /// Counts refused parameters: too many of them lock the path for minutes.
  private func perform(
    _ route: Route, _ call: Call, _ exchange: inout Exchange
  ) throws(Refusal) -> Answer {
    do throws(Refusal) {
      return try route.perform(call, &exchange)
    } catch {
      if exchange.enforcesRateLimits, !call.apiKey.isEmpty {
        _ = exchange.windows.admit([Self.errorLimit(call.apiKey, route)], now: call.now)
      }
      throw error
    }
  }

  private static func errorLimit(_ apiKey: String, _ route: Route) -> SlidingWindows.Limit {
    SlidingWindows.Limit(
      key: ["errors", apiKey, route.method, route.path].joined(separator: " "), limit: 20,
      duration: 480_000)
  }

  private func admit(
    _ apiKey: String, _ route: Route, exchange: inout Exchange, now: Int64
  ) throws(Refusal) -> [Header] {
    guard exchange.enforcesRateLimits else { return [] }
    if !apiKey.isEmpty,
      let until = exchange.windows.blockedUntil(Self.errorLimit(apiKey, route), now: now)
    {
      let text =
        "over 20 error code:100202 requests within 480000 ms for this api, "
        + "please verify and fix it ,can retry after time: \(until)"
      throw refusals.limited(status: 200, text, until: until, now: now)
    }
    let group = "group \(route.group)"
    var limits: [SlidingWindows.Limit]
    if let limit = route.limit {
      let key = [apiKey, route.method, route.path].joined(separator: " ")
      limits = [
        SlidingWindows.Limit(key: "address " + route.path, limit: 300, duration: 10_000),
        SlidingWindows.Limit(key: group, limit: 2000, duration: 10_000),
        SlidingWindows.Limit(key: "key " + key, limit: limit, duration: 1000),
      ]
    } else {
      limits = [
        SlidingWindows.Limit(key: group, limit: 500, duration: 10_000),
        SlidingWindows.Limit(key: group, limit: 1000, duration: 60_000),
      ]
    }
    switch exchange.windows.admit(limits, now: now) {
    case .admitted(let remaining, let resetsAt):
      return Self.limitHeaders(remaining: remaining, milliseconds: resetsAt - now)
    case .refused(let limit, let freeAt):
      let isOfKey = limit.key.hasPrefix("key ")
      throw refusals.limited(
        status: isOfKey ? 200 : 429, isOfKey ? Self.blockedText(until: freeAt) : "rate limited",
        until: freeAt, now: now)
    }
  }

  func leg(of request: Request) -> ChangeLeg? {
    guard request.method == "POST", request.path == Self.changePath,
      let fields = try? signedParameters(of: request, now: 0).fields
    else { return nil }
    return ChangeLeg(symbol: fields["symbol"] ?? "", side: fields["side"])
  }

  /// Whether a POST has its parameters where, in a variant, nobody looks for them.
  private func isOutOfPlace(_ request: Request) -> Bool {
    request.method == "POST" && request.mediaType != "application/json"
      && refusals.variants.contains(.bingxJSONRequired)
  }

  static func fields(_ parameters: QueryParameters) -> [String: String] {
    Dictionary(parameters.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }
}
