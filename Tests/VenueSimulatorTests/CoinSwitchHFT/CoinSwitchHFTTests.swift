import Testing

@testable import VenueSimulator

private let path = "/v5/position/set-leverage"

private func order(_ symbol: String, _ long: String, _ short: String? = nil) -> String {
  #"{"category":"linear","symbol":"\#(symbol)","buyLeverage":"\#(long)","sellLeverage":"\#(short ?? long)"}"#
}

private let answers: [(body: String, code: Int64)] = [
  (order("BTCUSDT", "100"), 0), (order("BTCUSDT", "100.01"), 110013),
  (order("BTCUSDT", "0"), 10001), (order("BTCUSDT", "0.99"), 10001),
  (order("BTCUSDT", "-5"), 10001), (order("BTCUSDT", "12.345"), 10001),
  (order("BTCUSDT", "1e1"), 10001), (order("BTCUSDT", ""), 10001),
  (order("BTCUSDT", "5", "6"), 10001), (order("btcusdt", "5"), 10001),
  (order("NOPEUSDT", "5"), 10001), (order("FTTUSDT", "5"), 10001),
  (#"{"symbol":"BTCUSDT","buyLeverage":"2","sellLeverage":"2"}"#, 10001),
  (#"{"category":"linear","symbol":"BTCUSDT","buyLeverage":2,"sellLeverage":2}"#, 10001),
  (#"{"category":"linear","symbol":"BTCUSDT","buyLeverage":"2"}"#, 10001), ("{", 10001),
]

@Suite struct `CoinSwitch HFT` {
  let venue: PracticeVenue

  init() throws { venue = try PracticeVenue(.coinSwitchHFT) }

  private func code(_ reply: Reply) -> Int64? { reply["retCode"]?.integer }

  @Test func `even the time must be signed`() throws {
    let unsigned = venue.send(Request(method: "GET", target: "/v5/market/time"))
    #expect(unsigned.status == 401)
    #expect(unsigned["message"] == "Unauthorized: Signature validation failed")
    #expect(unsigned["data"] == .null)
    #expect(unsigned["request_id"]?.string != nil)
    let reply = try venue.call("GET", "/v5/market/time")
    #expect(reply["result", "timeSecond"] == "1790000000")
    #expect(reply["result", "timeNano"] == "1790000000000000000")
    #expect(reply["time"]?.integer == 1_790_000_000_000)
  }

  @Test func `a missing epoch is a bad request`() throws {
    let signed = try venue.signed("GET", "/v5/market/time")
    let request = Request(
      method: "GET", target: signed.target,
      headers: signed.headers.filter { $0.name != "X-AUTH-EPOCH" })
    #expect(venue.send(request).status == 400)
  }

  @Test func `the epoch's distance is checked only in the variant`() throws {
    #expect(try venue.call("GET", "/v5/market/time", at: 1_719_905_777).status == 200)
    let strict = try PracticeVenue(.coinSwitchHFT) { $0.variants = [.hftEpochChecked] }
    #expect(try strict.call("GET", "/v5/market/time", at: 1_719_905_777).status == 401)
    #expect(try strict.call("GET", "/v5/market/time").status == 200)
  }

  @Test func `a change answers nothing and is read from the position list`() throws {
    let reply = try venue.call("POST", path, json: order("BTCUSDT", "12.34"))
    #expect(
      reply.text
        == #"{"retCode":0,"retMsg":"OK","result":{},"retExtInfo":{},"time":1790000000000}"#)
    let list = try venue.call("GET", "/v5/position/list", "category=linear&symbol=BTCUSDT")
    #expect(list.count("result", "list") == 1)
    #expect(list["result", "list", "0", "leverage"] == "12.34")
    #expect(list["result", "list", "0", "size"] == "0")
    #expect(list["result", "list", "0", "side"] == "")
    #expect(list["result", "list", "0", "positionIdx"] == 0)
    let again = try venue.call("POST", path, json: order("BTCUSDT", "12.340"))
    #expect(code(again) == 110043)
    #expect(again["retMsg"] == "leverage not modified")
    #expect(again.status == 200)
  }

  @Test(arguments: answers) func `every refusal is a code inside HTTP 200`(
    body: String, expected: Int64
  ) throws {
    let reply = try venue.call("POST", path, json: body)
    #expect(reply.status == 200)
    #expect(code(reply) == expected)
    #expect(venue.held("BTCUSDT") == (expected == 0 ? "100/100" : "10/10"))
  }

  @Test func `the maximum is told in hundredths`() throws {
    let reply = try venue.call("POST", path, json: order("BTCUSDT", "150"))
    #expect(
      reply["retMsg"] == "cannot set leverage [15000] gt maxLeverage [10000] by risk limit")
    let missing = try venue.call("GET", "/v5/position/list", "symbol=BTCUSDT")
    #expect(missing["retMsg"]?.string?.contains("category") == true)
  }

  @Test func `positions and orders do not refuse a change`() throws {
    for symbol in ["SOLUSDT", "DOGEUSDT", "XRPUSDT"] {
      #expect(code(try venue.call("POST", path, json: order(symbol, "3.5"))) == 0)
      #expect(venue.held(symbol) == "3.5/3.5")
    }
    let query = "category=linear&symbol=DOGEUSDT"
    let list = try venue.call("GET", "/v5/position/list", query)
    #expect(list["result", "list", "0", "side"] == "Buy")
    #expect(list["result", "list", "0", "leverage"] == "10")
    let following = try PracticeVenue(.coinSwitchHFT) { $0.variants = [.hftRowFollowsSetting] }
    _ = try following.call("POST", path, json: order("DOGEUSDT", "3.5"))
    let row = try following.call("GET", "/v5/position/list", query)
    #expect(row["result", "list", "0", "leverage"] == "3.5")
    #expect(row["result", "list", "0", "positionIM"] == list["result", "list", "0", "positionIM"])
  }

  @Test func `a large position lowers the effective maximum where tiers hold`() throws {
    let venue = try PracticeVenue(.coinSwitchHFT) { $0.variants = [.hftRiskLimitTiers] }
    venue.simulator.openPosition(
      venue: "coinswitch-hft", account: "coinswitch-hft", symbol: "BTCUSDT", size: "100")
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "100"))) == 110013)
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "20"))) == 0)
  }

  @Test func `a position can be remargined or keep its leverage`() throws {
    _ = try venue.call("POST", path, json: order("DOGEUSDT", "2.5"))
    let kept = try venue.call("GET", "/v5/position/list", "category=linear&symbol=DOGEUSDT")
    #expect(kept["result", "list", "0", "leverage"] != "2.5")
    let moving = try PracticeVenue(.coinSwitchHFT) {
      $0.variants = [.hftPositionRemargined]
    }
    moving.simulator.setBalance("30", venue: "coinswitch-hft", account: "coinswitch-hft")
    #expect(code(try moving.call("POST", path, json: order("DOGEUSDT", "1"))) == 110007)
  }

  @Test func `a remargined position that would be liquidated at once is refused`() throws {
    let moving = try PracticeVenue(.coinSwitchHFT) {
      $0.variants = [.hftPositionRemargined]
    }
    func change(_ leverage: String) throws -> Int64? {
      code(try moving.call("POST", path, json: order("BTCUSDT", leverage)))
    }
    moving.simulator.openPosition(
      venue: "coinswitch-hft", account: "coinswitch-hft", symbol: "BTCUSDT", size: "0.01")
    // BTC must keep 0.4 % as margin: 250x would be the end of it.
    moving.simulator.setMaximumLeverage("500", venue: "coinswitch-hft", symbol: "BTCUSDT")
    #expect(try change("250") == 0)
    #expect(try change("251") == 110046)
    #expect(moving.held("BTCUSDT") == "250/250")
  }

  @Test func `with portfolio margin no leverage is shown or set`() throws {
    let venue = try PracticeVenue(.coinSwitchHFT) {
      $0.variants = [.hftPortfolioMargin]
    }
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "20"))) == 110038)
    for symbol in ["BTCUSDT", "DOGEUSDT"] {
      let list = try venue.call("GET", "/v5/position/list", "category=linear&symbol=" + symbol)
      #expect(list["result", "list", "0", "leverage"] == "")
      #expect(list["result", "list", "0", "riskLimitValue"] == "")
    }
  }

  @Test func `the risk limit falls as the leverage rises`() throws {
    func limit() throws -> JSONValue? {
      try venue.call("GET", "/v5/position/list", "category=linear&symbol=BTCUSDT")[
        "result", "list", "0", "riskLimitValue"]
    }
    #expect(try limit() == "50000000")
    _ = try venue.call("POST", path, json: order("BTCUSDT", "100"))
    #expect(try limit() == "1000000")
  }

  @Test func `in hedge mode the sides differ and have a row each`() throws {
    venue.simulator.setHedgeMode(true, venue: "coinswitch-hft", account: "coinswitch-hft")
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "5", "7"))) == 0)
    let list = try venue.call("GET", "/v5/position/list", "category=linear&symbol=BTCUSDT")
    #expect(list.count("result", "list") == 2)
    #expect(list["result", "list", "0", "positionIdx"] == 1)
    #expect(list["result", "list", "1", "leverage"] == "7")
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "5", "7"))) == 110043)
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "5", "8"))) == 0)
  }

  @Test func `without a symbol only what is open is listed`() throws {
    let list = try venue.call("GET", "/v5/position/list", "category=linear&limit=200")
    #expect(list.count("result", "list") >= 4)
    #expect(!list.text.contains(#""size":"0""#))
    let silent = try PracticeVenue(.coinSwitchHFT) {
      $0.variants = [.hftFlatNoRow]
    }
    let flat = try silent.call("GET", "/v5/position/list", "category=linear&symbol=BTCUSDT")
    #expect(flat.count("result", "list") == 0)
  }

  @Test func `the position mode of the coin is refused with anything open`() throws {
    func switchMode(_ mode: Int) throws -> Int64? {
      code(
        try venue.call(
          "POST", "/v5/position/switch-mode",
          json: #"{"category":"linear","coin":"USDT","mode":\#(mode)}"#))
    }
    #expect(try switchMode(0) == 110025)
    #expect(try switchMode(3) == 110024)
    #expect(try switchMode(1) == 10001)
    venue.simulator.clear(venue: "coinswitch-hft", account: "coinswitch-hft")
    venue.simulator.placeOrder(
      venue: "coinswitch-hft", account: "coinswitch-hft", symbol: "BTCUSDT")
    #expect(try switchMode(3) == 110028)
    venue.simulator.clear(venue: "coinswitch-hft", account: "coinswitch-hft")
    #expect(try switchMode(3) == 0)
  }

  @Test func `instruments take two pages, and the cursor is opaque`() throws {
    let info = "/v5/market/instruments-info"
    let first = try venue.call("GET", info, "category=linear")
    #expect(first.count("result", "list") == 500)
    let cursor = try #require(first["result", "nextPageCursor"]?.string)
    #expect(cursor.hasPrefix("first%3D"))
    let second = try venue.call(
      "GET", info, "category=linear&cursor=" + PercentCoding.encode(cursor))
    #expect(second["result", "nextPageCursor"] == "")
    #expect(second.count("result", "list") > 100)
    #expect(second.text.contains("币安人生USDT"))
    #expect(code(try venue.call("GET", info, "category=linear&cursor=" + cursor)) == 10001)
    #expect(!first.text.contains("FTTUSDT") && !second.text.contains("FTTUSDT"))
    let one = try venue.call("GET", info, "category=linear&symbol=BTCUSDT&limit=1000")
    #expect(one["result", "list", "0", "leverageFilter", "maxLeverage"] == "100.00")
    #expect(one["result", "list", "0", "leverageFilter", "leverageStep"] == "0.01")
    #expect(code(try venue.call("GET", info, "category=linear&limit=1001")) == 10001)
  }

  @Test func `finished orders are listed among the open ones`() throws {
    let list = try venue.call("GET", "/v5/order/realtime", "category=linear&symbol=DOTUSDT")
    #expect(list["result", "list", "0", "orderStatus"] == "Filled")
    let ticker = try venue.call("GET", "/v5/market/tickers", "category=linear&symbol=BTCUSDT")
    #expect(ticker["result", "list", "0", "markPrice"] == "95136.6")
  }

  @Test func `ten changes a second pass, and the next is told to back off`() throws {
    let venue = try PracticeVenue(.coinSwitchHFT, enforcesRateLimits: true)
    for number in 1...10 {
      let reply = try venue.call("POST", path, json: order("BTCUSDT", "\(number + 10)"))
      #expect(reply.header("X-Bapi-Limit-Status") == nil)
    }
    let refused = try venue.call("POST", path, json: order("BTCUSDT", "50"))
    #expect(refused.status == 429)
    #expect(refused["message"] == "Too many requests")
    venue.clock.advance(milliseconds: 1000)
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "50"))) == 0)
  }

  @Test func `Bybit's own limit comes with headers that count down`() throws {
    let venue = try PracticeVenue(.coinSwitchHFT, enforcesRateLimits: true) {
      $0.variants = [.hftLimit10006]
    }
    for number in 1...10 {
      let reply = try venue.call("POST", path, json: order("BTCUSDT", "\(number + 10)"))
      #expect(reply.header("X-Bapi-Limit-Status") == String(10 - number))
    }
    let refused = try venue.call("POST", path, json: order("BTCUSDT", "50"))
    #expect(refused.status == 200)
    #expect(code(refused) == 10006)
    #expect(refused["retMsg"] == "Too many visits!")
    venue.clock.advance(milliseconds: 1000)
    #expect(code(try venue.call("POST", path, json: order("BTCUSDT", "50"))) == 0)
  }
}
