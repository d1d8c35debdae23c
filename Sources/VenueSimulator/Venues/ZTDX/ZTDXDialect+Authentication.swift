extension ZTDXDialect {
  private static let longestWindow: Int64 = 60_000

  /// The server's checks in its order: key, key known, key on, address listed, signature there,
  /// timestamp there, clock, signature right. They run before the body is read.
  func authenticate(
    _ request: Request, _ parameters: QueryParameters, exchange: Exchange, now: Int64
  ) throws(Refusal) -> String {
    guard let apiKey = request.header("X-MBX-APIKEY"), !apiKey.isEmpty else {
      throw Self.unauthenticated("UNAUTHORIZED", "Missing or invalid authorization header", now)
    }
    guard let account = exchange.accounts[apiKey] else {
      throw Self.unauthenticated("INVALID_API_KEY", "Invalid API Key", now)
    }
    guard !account.isKeyDisabled else {
      throw Self.unauthenticated("API_KEY_DISABLED", "API Key is disabled", now)
    }
    guard !account.isAddressRefused else {
      throw Self.unauthenticated(
        "IP_NOT_ALLOWED", "IP address 127.0.0.1 is not in the whitelist", status: 403, now)
    }
    guard let signature = parameters["signature"] else {
      throw Self.unauthenticated("SIGNATURE_INVALID", "Missing signature parameter", now)
    }
    guard let timestamp = parameters["timestamp"].flatMap({ Int64($0) }), timestamp >= 0 else {
      throw Self.unauthenticated("SIGNATURE_INVALID", "Missing timestamp parameter", now)
    }
    try Self.checkClock(timestamp, parameters, exchange, now)
    guard
      Self.payloads(of: request).contains(where: {
        secrets.verifies(signature, of: $0, apiKey: apiKey)
      })
    else {
      throw Self.unauthenticated("SIGNATURE_INVALID", "Invalid signature", now)
    }
    return apiKey
  }

  /// The window that the document describes, or the one of the published server code.
  private static func checkClock(
    _ timestamp: Int64, _ parameters: QueryParameters, _ exchange: Exchange, _ now: Int64
  ) throws(Refusal) {
    if exchange.plays(.ztdxServerClock) {
      guard (now - longestWindow...now + longestWindow).contains(timestamp) else {
        throw unauthenticated("SIGNATURE_INVALID", "Timestamp outside recv window", now)
      }
      return
    }
    let window = parameters["recvWindow"].flatMap { Int64($0) } ?? 5000
    let allowed = min(max(0, window), longestWindow)
    guard (now - allowed...now + 1000).contains(timestamp) else {
      throw Refusal(
        failure(exchange.plays(.ztdxClock401) ? 401 : 400, -1021, "INVALID_TIMESTAMP"))
    }
  }

  /// What may have been signed: the query as received without its signature, then the body; and
  /// the same with every name and value decoded.
  static func payloads(of request: Request) -> [[UInt8]] {
    let parameters = QueryParameters(request.query)
    let signed = parameters.pairs.filter { !$0.raw.hasPrefix("signature=") }
    let raw = signed.map(\.raw).joined(separator: "&")
    let decoded = signed.map { $0.name + "=" + $0.value }.joined(separator: "&")
    return [Array(raw.utf8) + request.body, Array(decoded.utf8) + request.body]
  }

  // MARK: The three shapes of failures

  /// A failure of a handler: a negative number and a text.
  static func failure(_ status: Int, _ code: Int, _ message: String) -> Answer {
    .json(["code": .integer(code), "msg": .string(message)], status: status)
  }

  /// A failure of authentication; its timestamp is in seconds.
  static func unauthenticated(
    _ code: String, _ message: String, status: Int = 401, _ now: Int64
  ) -> Refusal {
    Refusal(
      .json(
        [
          "success": false, "data": .null,
          "error": ["code": .string(code), "message": .string(message)],
          "timestamp": .integer(now / 1000),
        ], status: status))
  }

  /// A failure below `/api/v1`.
  static func publicFailure(_ status: Int, _ code: String, _ message: String) -> Answer {
    .json(["error": .string(message), "code": .string(code)], status: status)
  }

  /// A gateway's page: the server itself has no limiter, and its text is unknown.
  func tooManyRequests(freeAt: Int64?, now: Int64) -> Answer {
    var headers: [Header] = []
    if let freeAt {
      headers = [
        Header("Retry-After", String(max(1, (freeAt - now + 999) / 1000))),
        Header("X-MBX-USED-WEIGHT-1M", String(Self.weightPerMinute)),
      ]
    }
    var answer = Answer.html(title: "429 Too Many Requests", status: 429, headers: headers)
    answer.isRateRefusal = true
    return answer
  }

  func unauthorized(_ request: Request, now: Int64) -> Answer {
    Self.unauthenticated("SIGNATURE_INVALID", "Invalid signature", now).answer
  }

  func refusal(message: String, now: Int64) -> Answer { Self.failure(400, -1100, message) }

  func internalError(now: Int64) -> Answer { Self.failure(500, -1001, "Internal error") }

  func maintenance(now: Int64) -> Answer {
    .html(title: "503 Service Temporarily Unavailable", status: 503)
  }
}
