extension BingXDialect {
  /// The parameters of a signed request, and the texts that its signature may sign.
  struct SignedParameters {
    let fields: [String: String]
    let payloads: [String]
  }

  /// Reads the parameters from the query, or from a form or JSON body.
  ///
  /// A query or form may be signed as it was sent, without the pair `signature`, or sorted by name.
  /// JSON is signed as the sorted pairs of its fields.
  func signedParameters(
    of request: Request, now: Int64
  ) throws(Refusal) -> SignedParameters {
    if request.mediaType == "application/json", request.method != "GET",
      !refusals.variants.contains(.bingxQueryOnly)
    {
      return try jsonParameters(of: request, now: now)
    }
    let isForm = request.mediaType == "application/x-www-form-urlencoded"
    let isInBody = isForm && !request.body.isEmpty
    let text = isInBody ? String(decoding: request.body, as: UTF8.self) : request.query
    let parameters = QueryParameters(text)
    let signed = parameters.pairs.filter { !$0.raw.hasPrefix("signature=") }
    let pairs = signed.map { ($0.name, $0.value) }
    return SignedParameters(
      fields: Self.fields(parameters),
      payloads: [signed.map(\.raw).joined(separator: "&"), Self.sorted(pairs)])
  }

  private func jsonParameters(
    of request: Request, now: Int64
  ) throws(Refusal) -> SignedParameters {
    guard !request.body.isEmpty else {
      throw refusals.refused(109400, "Invalid parameters, err:EOF", now: now)
    }
    guard let body = try? JSONParser.parse(request.body), case .object(let members) = body else {
      throw refusals.refused(
        109400, "Invalid parameters, err:request body is not valid JSON", now: now)
    }
    let pairs = members.map { member -> (String, String) in
      switch member.value {
      case .string(let text): (member.name, text)
      default: (member.name, String(decoding: member.value.bytes, as: UTF8.self))
      }
    }
    return SignedParameters(
      fields: Dictionary(pairs, uniquingKeysWith: { $1 }),
      payloads: [Self.sorted(pairs.filter { $0.0 != "signature" })])
  }

  private static func sorted(_ pairs: [(String, String)]) -> String {
    pairs.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
      .map { $0.0 + "=" + $0.1 }
      .joined(separator: "&")
  }

  /// Key, address, clock, signature, permission, in this order.
  func authenticate(
    _ request: Request, _ signed: SignedParameters, route: Route, exchange: Exchange, now: Int64
  ) throws(Refusal) -> String {
    guard let apiKey = request.header("X-BX-APIKEY"), let account = exchange.accounts[apiKey],
      !account.isKeyDisabled
    else { throw refusals.refused(100413, "Incorrect apiKey", now: now) }
    guard !account.isAddressRefused else {
      throw refusals.refused(
        100419,
        "IP does not match IP whitelist , please go to https://bingx.com/en/account/api/ to verify "
          + "the ip you have set", now: now)
    }
    guard let timestamp = signed.fields["timestamp"].flatMap({ Int64($0) }), timestamp >= 0 else {
      throw refusals.refused(100421, BingXRefusals.timestampMismatch, now: now)
    }
    // A longer window is clipped, and 0 means the default (assumed: old samples send both).
    let asked = signed.fields["recvWindow"].flatMap { Int64($0) } ?? 5000
    let window = asked <= 0 ? 5000 : min(asked, 5000)
    guard now - timestamp <= window, timestamp - now <= 1000 else {
      throw refusals.wrongClock(now: now)
    }
    guard let signature = signed.fields["signature"], !signature.isEmpty else {
      throw refusals.refused(100412, "Null signature", now: now)
    }
    guard
      signed.payloads.contains(where: {
        secrets.verifies(signature, of: Array($0.utf8), apiKey: apiKey)
      })
    else { throw Refusal(unauthorized(request, now: now)) }
    if let permission = route.permission, !account.permissions.contains(permission) {
      throw refusals.refused(
        100004, "Permission denied as the API key was not created with the permission", now: now)
    }
    return apiKey
  }

  // MARK: The envelope, with HTTP 200 even for refusals

  static func success(_ data: JSONValue) -> Answer {
    .json(["code": 0, "msg": "", "data": data])
  }

  static func failure(_ code: Int, _ message: String, status: Int = 200) -> Answer {
    .json(["code": .integer(code), "msg": .string(message), "data": [:]], status: status)
  }

  static func blockedText(until: Int64) -> String {
    "code:100410:The endpoint trigger frequency limit rule is currently in the disabled period "
      + "and will be unblocked after \(until)"
  }

  /// The window's end is told in milliseconds from now.
  static func limitHeaders(remaining: Int, milliseconds: Int64) -> [Header] {
    [
      Header("X-RateLimit-Requests-Remain", String(remaining)),
      Header("X-RateLimit-Requests-Expire", String(milliseconds)),
    ]
  }

  func tooManyRequests(freeAt: Int64?, now: Int64) -> Answer {
    if let freeAt {
      return refusals.limited(
        status: 429, Self.blockedText(until: freeAt), until: freeAt, now: now
      ).answer
    }
    var answer = Self.failure(100410, "rate limited", status: 429)
    answer.isRateRefusal = true
    return answer
  }

  func unauthorized(_ request: Request, now: Int64) -> Answer {
    refusals.refused(
      100001, "Signature verification failed due to signature mismatch", now: now
    ).answer
  }

  func refusal(message: String, now: Int64) -> Answer { Self.failure(109400, message) }

  func internalError(now: Int64) -> Answer {
    Self.failure(100500, "The current system is busy, please try again later", status: 500)
  }

  func maintenance(now: Int64) -> Answer {
    Self.failure(109500, "The current system is busy, please try again later")
  }
}
