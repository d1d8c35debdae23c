import Testing

@testable import VenueSimulator

private let path = "/fapi/v1/leverage"

private func order(_ symbol: String, _ leverage: String) -> String {
  #"{"symbol":"\#(symbol)","leverage":\#(leverage)}"#
}

private let answers: [(body: String, status: Int, needle: String)] = [
  (order("BTCUSDT", "20"), 200, #""leverage":20"#),
  (order("BTCUSDT", #"" 20 ""#), 200, #""leverage":20"#),
  (order("BTCUSDT", "100"), 200, "100"),
  (order("BTCUSDT", "500"), 400, #"{"code":-4028,"msg":"Leverage 500 is not valid. Max: 100"}"#),
  (order("BTCUSDT", "0"), 400, "-4028"), (order("BTCUSDT", "-1"), 400, "-4028"),
  (order("PAXGUSDT", "1"), 400, "-4028"),
  (order("BTCUSDT", "20.0"), 422, "Failed to deserialize the JSON body into the target type:"),
  (order("BTCUSDT", "1e1"), 422, "Failed to deserialize"),
  (order("BTCUSDT", #""20x""#), 422, "Failed to deserialize"),
  (order("BTCUSDT", #""""#), 422, "Failed to deserialize"),
  (order("BTCUSDT", "null"), 422, "Failed to deserialize"),
  (order("BTCUSDT", "true"), 422, "Failed to deserialize"),
  (#"{"symbol":"BTCUSDT"}"#, 422, "missing field `leverage`"),
  (#"{"leverage":5}"#, 422, "missing field `symbol`"),
  (#"{"symbol":5,"leverage":5}"#, 422, "Failed to deserialize"),
  (#"{"symbol":"BTCUSDT","leverage":5,"leverage":6}"#, 422, "duplicate field"),
  ("[]", 422, "Failed to deserialize"),
  ("{", 400, "Failed to parse the request body as JSON:"),
  ("", 400, "Failed to parse the request body as JSON:"),
]

@Suite struct `ZTDX` {
  let venue: PracticeVenue

  init() throws { venue = try PracticeVenue(.ztdx) }

  @Test(arguments: answers) func `bodies are answered as the server's framework does`(
    body: String, status: Int, needle: String
  ) throws {
    let reply = try venue.call("POST", path, json: body)
    #expect(reply.status == status)
    #expect(reply.text.contains(needle))
    if status != 200 { #expect(venue.held("BTCUSDT") == "100/100") }
  }

  @Test func `a change is echoed with the market's cap`() throws {
    let expected = #"{"leverage":20,"maxNotionalValue":"10000000.0000","symbol":"BTCUSDT"}"#
    #expect(try venue.call("POST", path, json: order("btc-usdt", "20")).text == expected)
    #expect(try venue.call("POST", path, json: order("BTC_USD", "20")).text == expected)
    #expect(venue.held("BTCUSDT") == "20/20")
  }

  @Test func `positions and orders do not refuse a change, and keep their leverage`() throws {
    let before = try venue.call("GET", "/fapi/v1/positionRisk", "symbol=DOGEUSDT")["0", "leverage"]
    #expect(try venue.call("POST", path, json: order("DOGEUSDT", "3")).status == 200)
    let after = try venue.call("GET", "/fapi/v2/positionRisk", "symbol=DOGEUSDT")["0", "leverage"]
    #expect(before != nil && before == after)
    #expect(after != "3")
  }

  @Test func `an unknown symbol is accepted unless the variant says otherwise`() throws {
    let reply = try venue.call("POST", path, json: order("NOPEUSDT", "125"))
    #expect(reply.text == #"{"leverage":125,"maxNotionalValue":"10000000","symbol":"NOPEUSDT"}"#)
    #expect(try venue.call("POST", path, json: order("NOPEUSDT", "126")).status == 400)
    let long = try venue.call("POST", path, json: order("ABCDEFGHIJKLMNOPQUSDT", "5"))
    #expect(long.status == 500)
    #expect(long["code"]?.integer == -1001)
    let strict = try PracticeVenue(.ztdx) { $0.variants = [.ztdxUnknownSymbolRefused] }
    #expect(try strict.call("POST", path, json: order("NOPEUSDT", "5"))["code"]?.integer == -1121)
  }

  @Test func `parameters may stand in the query alone, unless only JSON will do`() throws {
    let query = "symbol=BTCUSDT&leverage=20"
    let reply = try venue.call("POST", path, query)
    #expect(reply.status == 200)
    #expect(
      reply.text == #"{"leverage":20,"maxNotionalValue":"10000000.0000","symbol":"BTCUSDT"}"#)
    #expect(venue.held("BTCUSDT") == "20/20")
    for (wrong, code) in [
      ("symbol=BTCUSDT", -1102), ("leverage=5", -1102), ("symbol=BTCUSDT&leverage=5x", -1100),
      ("symbol=BTCUSDT&leverage=5.5", -1100), ("symbol=BTCUSDT&leverage=500", -4028),
    ] as [(String, Int64)] {
      let refused = try venue.call("POST", path, wrong)
      #expect(refused.status == 400)
      #expect(refused["code"]?.integer == code)
    }
    #expect(venue.held("BTCUSDT") == "20/20")
    let strict = try PracticeVenue(.ztdx) { $0.variants = [.ztdxJSONRequired] }
    let unsupported = try strict.call("POST", path, query)
    #expect(unsupported.status == 415)
    #expect(unsupported.text.contains("application/json"))
    #expect(try strict.call("POST", path, json: order("BTCUSDT", "20")).status == 200)
    let reading = venue.send(Request(method: "GET", target: path))
    #expect(reading.status == 405)
    #expect(reading.text.isEmpty)
    #expect(venue.send(Request(method: "GET", target: "/fapi/v1/leverageBracket")).status == 404)
  }

  @Test func `authentication is checked in the server's order, before the body`() throws {
    func refused(_ target: String, key: String?) -> Reply {
      venue.send(
        Request(
          method: "POST", target: target, headers: key.map { [Header("X-MBX-APIKEY", $0)] } ?? [],
          body: Array("{".utf8)))
    }
    let nobody = refused(path, key: nil)
    #expect(nobody.status == 401)
    #expect(
      nobody.text
        == #"{"success":false,"data":null,"error":{"code":"UNAUTHORIZED","message":"Missing or invalid authorization header"},"timestamp":1790000000}"#
    )
    #expect(refused(path, key: "nope")["error", "code"] == "INVALID_API_KEY")
    let key = venue.key.apiKey
    venue.simulator.setAddressAllowed(false, venue: "ztdx", account: "ztdx")
    let elsewhere = refused(path, key: key)
    #expect(elsewhere.status == 403)
    #expect(elsewhere["error", "code"] == "IP_NOT_ALLOWED")
    venue.simulator.setAddressAllowed(true, venue: "ztdx", account: "ztdx")
    #expect(refused(path, key: key)["error", "message"] == "Missing signature parameter")
    #expect(
      refused(path + "?signature=a", key: key)["error", "message"] == "Missing timestamp parameter")
    #expect(refused(path + "?signature=a&timestamp=1", key: key)["code"]?.integer == -1021)
    #expect(
      refused(path + "?signature=a&timestamp=1790000000000", key: key)["error", "message"]
        == "Invalid signature")
    venue.simulator.setKeyDisabled(true, venue: "ztdx", account: "ztdx")
    #expect(refused(path, key: key)["error", "code"] == "API_KEY_DISABLED")
  }

  @Test(
    arguments: [
      ("", -5000, 200), ("", -5001, 400), ("", 1000, 200), ("", 1001, 400),
      ("recvWindow=60000", -60_000, 200), ("recvWindow=60000", -60_001, 400),
      ("recvWindow=99999", -60_001, 400), ("recvWindow=100", -101, 400),
    ] as [(String, Int64, Int)]) func `the documented clock window holds`(
      query: String, offset: Int64, status: Int
    ) throws
  {
    let reply = try venue.call("GET", "/fapi/v2/balance", query, at: venue.clock.now + offset)
    #expect(reply.status == status)
    if status != 200 { #expect(reply.text == #"{"code":-1021,"msg":"INVALID_TIMESTAMP"}"#) }
  }

  @Test(
    arguments: [(-60_000, 200), (-60_001, 401), (60_000, 200), (60_001, 401)] as [(Int64, Int)])
  func `the server's own clock window can be played`(offset: Int64, status: Int) throws {
    let server = try PracticeVenue(.ztdx) { $0.variants = [.ztdxServerClock] }
    let reply = try server.call(
      "GET", "/fapi/v2/balance", "recvWindow=1", at: server.clock.now + offset)
    #expect(reply.status == status)
    if status != 200 {
      #expect(reply["error", "code"] == "SIGNATURE_INVALID")
      #expect(reply["error", "message"] == "Timestamp outside recv window")
    }
  }

  @Test func `the public lists tell the maximum, and exchangeInfo does not`() throws {
    func read(_ target: String) -> Reply { venue.send(Request(method: "GET", target: target)) }
    #expect(read("/fapi/v1/ping").text == "{}")
    #expect(read("/fapi/v1/time").text == #"{"serverTime":1790000000000}"#)
    let information = read("/fapi/v1/exchangeInfo")
    #expect(information.count("symbols") == 150)
    #expect(!information.text.contains("everage"))
    #expect(information["symbols", "0", "filters", "3", "filterType"] == "MIN_NOTIONAL")
    let risk = read("/api/v1/markets/risk-params")
    #expect(risk.count("markets") == 150)
    #expect(risk.text.contains(#""symbol":"BTCUSDT","maintenance_margin_rate":"0.004000""#))
    #expect(read("/api/v1/markets").count("markets") == 150)
    #expect(read("/api/v1/markets?limit=5").count("markets") == 5)
    let details = read("/api/v1/markets/BTCUSDT/details")
    #expect(details["max_leverage"] == 100)
    #expect(details["initial_margin_fraction"] == "0.010000")
    #expect(read("/api/v1/markets/FTTUSDT/details")["status"] == "suspended")
    let missing = read("/api/v1/markets/XUSDT/details")
    #expect(missing.status == 404)
    #expect(
      missing.text == #"{"error":"market XUSDT not found","code":"MARKET_NOT_FOUND"}"#)
    let brackets = read("/api/v1/open-interest/BTCUSDT/leverage-brackets")
    #expect(brackets["0", "brackets", "0", "initialLeverage"] == 100)
    #expect(brackets["0", "brackets", "6", "cum"] == "1891300")
    let unknown = read("/api/v1/open-interest/NOPE/leverage-brackets")
    #expect(unknown["0", "brackets", "0", "initialLeverage"] == 50)
    #expect(read("/fapi/v1/premiumIndex?symbol=BTCUSDT")["markPrice"] == "95136.6")
    #expect(read("/fapi/v1/premiumIndex?symbol=NOPE")["markPrice"] == "0")
    #expect(read("/fapi/v1/ticker/price?symbol=ETHUSDT")["price"] == "3412.55")
  }

  @Test func `suspended markets can be listed`() throws {
    let venue = try PracticeVenue(.ztdx) { $0.variants = [.ztdxSuspendedListed] }
    let information = venue.send(Request(method: "GET", target: "/fapi/v1/exchangeInfo"))
    #expect(information.count("symbols") == 151)
    #expect(information.text.contains(#""status":"HALT""#))
  }

  @Test func `hedge mode and isolated margin are not supported`() throws {
    let dual = "/fapi/v1/positionSide/dual"
    #expect(try venue.call("GET", dual).text == #"{"dualSidePosition":false}"#)
    let hedge = try venue.call("POST", dual, json: #"{"dualSidePosition":"true"}"#)
    #expect(hedge.status == 400)
    #expect(hedge["code"]?.integer == -4059)
    #expect(
      try venue.call("POST", dual, json: #"{"dualSidePosition":"false"}"#).text
        == #"{"code":200,"msg":"success"}"#)
    let margin = "/fapi/v1/marginType"
    #expect(
      try venue.call("GET", margin, "symbol=BTCUSDT").text
        == #"{"symbol":"BTCUSDT","marginType":"CROSSED"}"#)
    let isolated = #"{"symbol":"BTCUSDT","marginType":"ISOLATED"}"#
    #expect(try venue.call("POST", margin, json: isolated)["code"]?.integer == -4046)
    let other = #"{"symbol":"BTCUSDT","marginType":"OTHER"}"#
    #expect(try venue.call("POST", margin, json: other)["code"]?.integer == -1128)
  }

  @Test func `orders are newest first and named by text`() throws {
    let orders = try venue.call("GET", "/fapi/v1/openOrders")
    let times = (0..<3).compactMap { orders[String($0), "time"]?.integer }
    #expect(times.count == 3)
    #expect(times == times.sorted(by: >))
    #expect(orders["0", "orderId"]?.string != nil)
    #expect(try venue.call("GET", "/fapi/v1/openOrders", "symbol=BTCUSDT").text == "[]")
    #expect(try venue.call("GET", "/fapi/v1/positionRisk", "symbol=BTCUSDT").text == "[]")
  }

  @Test func `the advertised weight of a minute holds, answered by a gateway`() throws {
    let venue = try PracticeVenue(.ztdx, enforcesRateLimits: true)
    for _ in 0..<480 { #expect(try venue.call("GET", "/fapi/v1/positionRisk").status == 200) }
    let refused = venue.send(Request(method: "GET", target: "/fapi/v1/ping"))
    #expect(refused.status == 429)
    #expect(refused.text.hasPrefix("<html>"))
    venue.clock.advance(milliseconds: 60_000)
    #expect(venue.send(Request(method: "GET", target: "/fapi/v1/ping")).status == 200)
  }
}
