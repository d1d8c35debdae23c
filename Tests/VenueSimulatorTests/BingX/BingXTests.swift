import Testing

@testable import VenueSimulator

private let path = "/openApi/swap/v2/trade/leverage"

private func query(_ symbol: String, _ side: String, _ leverage: String) -> String {
  "symbol=\(symbol)&side=\(side)&leverage=\(leverage)"
}

private let answers: [(query: String, code: Int64, needle: String)] = [
  (query("BTC-USDT", "LONG", "10"), 0, #""data":{"leverage":10,"symbol":"BTC-USDT","#),
  (query("BTC-USDT", "SHORT", "150"), 0, #""leverage":150"#),
  (
    query("BTC-USDT", "LONG", "151"), 109400,
    "The maximum leverage for the trading pair is 150, please reduce the leverage"
  ),
  (query("BTC-USDT", "LONG", "0"), 109400, "leverage"),
  (query("BTC-USDT", "LONG", "-1"), 109400, "leverage"),
  (query("BTC-USDT", "LONG", "1.5"), 109400, "leverage"),
  (query("BTC-USDT", "LONG", "1e1"), 109400, "leverage"),
  (query("BTC-USDT", "LONG", ""), 109400, "leverage"),
  (
    query("BTC-USDT", "BOTH", "10"), 109400,
    "In the Hedge mode, the 'Side' field can only be set to LONG or SHORT."
  ),
  (query("BTC-USDT", "long", "10"), 109400, "Side"),
  (
    query("NOPE-USDT", "LONG", "10"), 109400,
    "NOPE-USDT,symbol not exist, please verify it in api: /openApi/swap/v2/quote/contracts"
  ),
  (query("btc-usdt", "LONG", "10"), 109400, "symbol not exist"),
  ("side=LONG&leverage=10", 109400, "symbol"), ("symbol=BTC-USDT&leverage=10", 109400, "side"),
  (query("FTT-USDT", "LONG", "5"), 109415, "paused"),
]

@Suite struct `BingX` {
  let venue: PracticeVenue

  init() throws { venue = try PracticeVenue(.bingx) }

  private func code(_ reply: Reply) -> Int64? { reply["code"]?.integer }

  @Test(arguments: answers) func `every answer is a code inside HTTP 200`(
    query: String, expected: Int64, needle: String
  ) throws {
    let reply = try venue.call("POST", path, query)
    #expect(reply.status == 200)
    #expect(code(reply) == expected)
    #expect(reply.text.contains(needle))
    if expected != 0 { #expect(venue.held("BTC-USDT") == "20/20") }
  }

  @Test func `each side is set and read apart in hedge mode`() throws {
    _ = try venue.call("POST", path, query("BTC-USDT", "LONG", "10"))
    _ = try venue.call("POST", path, query("BTC-USDT", "SHORT", "30"))
    let reading = try venue.call("GET", path, "symbol=BTC-USDT")
    #expect(reading["data", "longLeverage"] == 10)
    #expect(reading["data", "shortLeverage"] == 30)
    #expect(reading["data", "maxLongLeverage"] == 150)
    #expect(reading["data", "maxPositionLongVal"] == "50000000.00")
    #expect(code(try venue.call("POST", path, query("BTC-USDT", "SHORT", "30"))) == 0)
    let missing = try venue.call("GET", path, "symbol=NOPE-USDT")
    #expect(code(missing) == 109500)
    #expect(missing["msg"] == "Account Service Unavailable, err:symbol not exist")
  }

  @Test func `in one-way mode only both sides are set`() throws {
    venue.simulator.setHedgeMode(false, venue: "bingx", account: "bingx")
    #expect(code(try venue.call("POST", path, query("BTC-USDT", "BOTH", "7"))) == 0)
    #expect(venue.held("BTC-USDT") == "7/7")
    let refused = try venue.call("POST", path, query("BTC-USDT", "LONG", "7"))
    #expect(
      refused["msg"] == "In the One-way mode, the 'Side' field can only be set to BOTH.")
    let mode = try venue.call("GET", "/openApi/swap/v1/positionSide/dual")
    #expect(mode.text == #"{"code":0,"msg":"","data":{"dualSidePosition":"false"}}"#)
  }

  @Test func `a position may take the new leverage, within its cap and the margin`() throws {
    let venue = try PracticeVenue(.bingx) { $0.variants = [.bingxPositionTakesLeverage] }
    func change(_ side: String, _ leverage: Int) throws -> Int64? {
      code(try venue.call("POST", path, query("BTC-USDT", side, "\(leverage)")))
    }
    venue.simulator.setBalance("1000000", venue: "bingx", account: "bingx")
    venue.simulator.openPosition(venue: "bingx", account: "bingx", symbol: "BTC-USDT", size: "100")
    #expect(try change("LONG", 100) == 101201)
    #expect(try change("SHORT", 100) == 0)
    #expect(try change("LONG", 5) == 109400)
    #expect(try change("LONG", 25) == 0)
    let positions = try venue.call("GET", "/openApi/swap/v2/user/positions", "symbol=BTC-USDT")
    #expect(positions["data", "0", "leverage"] == 25)
  }

  @Test func `the maximum can be refused with another code`() throws {
    let other = try PracticeVenue(.bingx) { $0.variants = [.bingxMaximum101414] }
    #expect(code(try other.call("POST", path, query("BTC-USDT", "LONG", "151"))) == 101414)
  }

  @Test func `a form and a JSON body are taken as well`() throws {
    let signed = try venue.signed("POST", path, query("BTC-USDT", "LONG", "11"))
    let form = Request(
      method: "POST", target: path,
      headers: signed.headers + [Header("Content-Type", "application/x-www-form-urlencoded")],
      body: Array(signed.query.utf8))
    #expect(code(venue.send(form)) == 0)
    #expect(venue.held("BTC-USDT") == "11/20")
    let members = QueryParameters(signed.query).pairs.map { #""\#($0.name)":"\#($0.value)""# }
    let json = Request(
      method: "POST", target: path,
      headers: signed.headers + [Header("Content-Type", "application/json")],
      body: Array(("{" + members.joined(separator: ",") + "}").utf8))
    #expect(code(venue.send(json)) == 0)
    let empty = Request(
      method: "POST", target: signed.target,
      headers: signed.headers + [Header("Content-Type", "application/json")])
    #expect(venue.send(empty).text.contains("err:EOF"))
  }

  @Test func `authentication is checked path, key, address, clock, signature, permission`() throws {
    func refused(_ target: String, key: String?) -> Int64? {
      code(
        venue.send(
          Request(
            method: "POST", target: target, headers: key.map { [Header("X-BX-APIKEY", $0)] } ?? [])
        ))
    }
    let key = venue.key.apiKey
    #expect(refused("/openApi/swap/v2/nothing", key: nil) == 100400)
    #expect(refused("/openApi/swap/v2/quote/contracts", key: nil) == 100404)
    #expect(refused(path, key: nil) == 100413)
    #expect(refused(path, key: "nope") == 100413)
    venue.simulator.setAddressAllowed(false, venue: "bingx", account: "bingx")
    #expect(refused(path, key: key) == 100419)
    venue.simulator.setAddressAllowed(true, venue: "bingx", account: "bingx")
    #expect(refused(path, key: key) == 100421)
    #expect(refused(path + "?timestamp=1", key: key) == 80014)
    #expect(refused(path + "?timestamp=1790000000000", key: key) == 100412)
    #expect(refused(path + "?timestamp=1790000000000&signature=a", key: key) == 100001)
    venue.simulator.setPermissions([2], venue: "bingx", account: "bingx")
    #expect(code(try venue.call("POST", path, query("BTC-USDT", "LONG", "10"))) == 100004)
    #expect(code(try venue.call("GET", path, "symbol=BTC-USDT")) == 0)
  }

  @Test(arguments: [(-5000, 0), (-5001, 80014), (1000, 0), (1001, 80014)] as [(Int64, Int64)])
  func `the clock window holds`(offset: Int64, expected: Int64) throws {
    let reply = try venue.call(
      "GET", "/openApi/swap/v1/positionSide/dual", at: venue.clock.now + offset)
    #expect(code(reply) == expected)
    if expected != 0 { #expect(reply["msg"] == "timestamp is invalid") }
  }

  @Test func `permissions come without an envelope`() throws {
    let reply = try venue.call("GET", "/openApi/v1/account/apiPermissions")
    #expect(reply["code"] == nil)
    #expect(reply["permissions"] == [2, 3])
    let restrictions = try venue.call("GET", "/openApi/v1/account/apiRestrictions")
    #expect(restrictions["enableFutures"] == true)
  }

  @Test func `contracts tell no leverage`() throws {
    let reply = venue.send(Request(method: "GET", target: "/openApi/swap/v2/quote/contracts"))
    #expect(reply.count("data") >= 600)
    #expect(!reply.text.contains("everage"))
    #expect(reply.text.contains(#""symbol":"1000PEPE-USDT""#))
    let one = venue.send(
      Request(method: "GET", target: "/openApi/swap/v2/quote/contracts?symbol=FTT-USDT"))
    #expect(one["data", "0", "status"] == 25)
    #expect(one["data", "0", "apiStateOpen"] == "false")
    let index = venue.send(
      Request(method: "GET", target: "/openApi/swap/v2/quote/premiumIndex?symbol=BTC-USDT"))
    #expect(index["data", "markPrice"] == "95136.6")
    let tiers = try venue.call("GET", "/openApi/swap/v1/maintMarginRatio", "symbol=BTC-USDT")
    #expect(tiers["data", "0", "maxPositionVal"] == "150000")
  }

  @Test func `no other product is listed, each said in its own envelope`() throws {
    let spot = venue.send(Request(method: "GET", target: "/openApi/spot/v1/common/symbols"))
    #expect(spot.text == #"{"code":0,"msg":"","debugMsg":"","data":{"symbols":[]}}"#)
    let coinMargined = venue.send(
      Request(method: "GET", target: "/openApi/cswap/v1/market/contracts"))
    #expect(
      coinMargined.text == #"{"code":0,"msg":"","timestamp":1790000000000,"data":[]}"#)
    let coins = "/openApi/wallets/v1/capital/config/getall"
    #expect(
      try venue.call("GET", coins).text == #"{"code":0,"timestamp":1790000000000,"data":[]}"#)
    #expect(code(venue.send(Request(method: "GET", target: coins))) == 100413)
  }

  @Test func `orders have numbers above 2^53 and positions both sides`() throws {
    let orders = try venue.call("GET", "/openApi/swap/v2/trade/openOrders", "symbol=SOL-USDT")
    #expect(orders.count("data", "orders") == 1)
    #expect(try #require(orders["data", "orders", "0", "orderId"]?.integer) > 1 << 53)
    let positions = try venue.call("GET", "/openApi/swap/v2/user/positions", "symbol=XRP-USDT")
    #expect(positions.count("data") == 2)
    let none = try venue.call("GET", "/openApi/swap/v2/user/positions", "symbol=BTC-USDT")
    #expect(none.text == #"{"code":0,"msg":"","data":[]}"#)
    let bare = try PracticeVenue(.bingx) { $0.variants = [.bingxOrdersBareArray] }
    #expect(try bare.call("GET", "/openApi/swap/v2/trade/openOrders").count("data") > 0)
  }

  @Test func `the position mode changes only with nothing open`() throws {
    let dual = "/openApi/swap/v1/positionSide/dual"
    #expect(code(try venue.call("POST", dual, "dualSidePosition=false")) == 109401)
    venue.simulator.clear(venue: "bingx", account: "bingx")
    #expect(code(try venue.call("POST", dual, "dualSidePosition=false")) == 0)
    #expect(try venue.call("GET", dual).text.contains(#""dualSidePosition":"false""#))
  }

  @Test func `five calls a second and key pass, and the refusal names the time`() throws {
    let venue = try PracticeVenue(.bingx, enforcesRateLimits: true)
    for _ in 0..<5 { #expect(code(try venue.call("GET", path, "symbol=BTC-USDT")) == 0) }
    let refused = try venue.call("GET", path, "symbol=BTC-USDT")
    #expect(code(refused) == 100410)
    #expect(
      refused["msg"]
        == "code:100410:The endpoint trigger frequency limit rule is currently in the disabled period and will be unblocked after 1790000001000"
    )
    #expect(code(try venue.call("POST", path, query("BTC-USDT", "LONG", "10"))) == 0)
    venue.clock.advance(milliseconds: 1000)
    #expect(code(try venue.call("GET", path, "symbol=BTC-USDT")) == 0)
  }

  @Test func `public paths count by address, with headers`() throws {
    let venue = try PracticeVenue(.bingx, enforcesRateLimits: true)
    let time = Request(method: "GET", target: "/openApi/swap/v2/server/time")
    #expect(venue.send(time).header("X-RateLimit-Requests-Remain") == "499")
    for _ in 0..<499 { _ = venue.send(time) }
    let refused = venue.send(time)
    #expect(refused.status == 429)
    #expect(refused.text == #"{"code":100410,"msg":"rate limited","data":null}"#)
    #expect(refused.header("X-RateLimit-Requests-Expire") == "10000")
  }

  @Test func `too many invalid requests lock the path`() throws {
    let venue = try PracticeVenue(.bingx, enforcesRateLimits: true)
    for _ in 0..<20 {
      #expect(code(try venue.call("POST", path, query("BTC-USDT", "LONG", "0"))) == 109400)
      venue.clock.advance(milliseconds: 1000)
    }
    let locked = try venue.call("POST", path, query("BTC-USDT", "LONG", "10"))
    #expect(
      locked.text
        == #"{"code":100410,"msg":"over 20 error code:100202 requests within 480000 ms for this api, please verify and fix it ,can retry after time: 1790000480000","data":null}"#
    )
    venue.clock.advance(milliseconds: 480_000)
    #expect(code(try venue.call("POST", path, query("BTC-USDT", "LONG", "10"))) == 0)
  }
}
