import Testing

@testable import VenueSimulator

private let path = "/trade/api/v2/futures/leverage"

private func order(_ symbol: String, _ leverage: String) -> String {
  #"{"symbol":"\#(symbol)","exchange":"EXCHANGE_2","leverage":\#(leverage)}"#
}

@Suite struct `CoinSwitch Futures` {
  let venue: PracticeVenue

  init() throws { venue = try PracticeVenue(.coinSwitchFutures) }

  @Test func `the time needs no signature`() {
    let reply = venue.send(Request(method: "GET", target: "/trade/api/v2/time"))
    #expect(reply.status == 200)
    #expect(reply.text == #"{"serverTime":1790000000000}"#)
  }

  @Test func `keys are validated with a message`() throws {
    #expect(
      try venue.call("GET", "/trade/api/v2/validate/keys").text == #"{"message":"Valid Access"}"#)
    let unsigned = venue.send(Request(method: "GET", target: "/trade/api/v2/validate/keys"))
    #expect(unsigned.status == 401)
    #expect(unsigned.text == #"{"message":"Invalid Access"}"#)
    #expect(try venue.call("GET", "/trade/api/v2/ping").text == #"{"message":"OK"}"#)
  }

  @Test func `a change is echoed as text and can be read`() throws {
    let reply = try venue.call("POST", path, json: order("btcusdt", "13"))
    #expect(reply.status == 200)
    let echo = #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"13"}}"#
    #expect(reply.text == echo)
    let reading = try venue.call("GET", path, "symbol=btcusdt&exchange=exchange_2")
    #expect(reading.text == echo)
    #expect(try venue.call("POST", path, json: order("BTCUSDT", "13")).status == 200)
    #expect(venue.held("BTCUSDT") == "13/13")
  }

  @Test(arguments: [
    ("0", 422), ("26", 422), ("-1", 422), ("1.5", 422), ("13.0", 422), ("1e1", 422),
    (#""13""#, 422), ("null", 422), ("true", 422), ("99999999999999999999", 422), ("25", 200),
    ("1", 200),
  ]) func `only a whole number within the limits is taken`(leverage: String, status: Int) throws {
    let reply = try venue.call("POST", path, json: order("BTCUSDT", leverage))
    #expect(reply.status == status)
    if status == 422 {
      #expect(reply["message"]?.string?.contains("leverage") == true)
      #expect(venue.held("BTCUSDT") == "10/10")
    }
  }

  @Test(arguments: [
    (#"{"exchange":"EXCHANGE_2","leverage":5}"#, "symbol"),
    (#"{"symbol":"BTCUSDT","leverage":5}"#, "exchange"),
    (#"{"symbol":"BTCUSDT","exchange":"EXCHANGE_2"}"#, "leverage"),
    (#"{"symbol":"NOPEUSDT","exchange":"EXCHANGE_2","leverage":5}"#, "symbol"),
    (#"{"symbol":"BTCUSDT","exchange":"EXCHANGE_1","leverage":5}"#, "exchange"),
    ("[]", "JSON"), ("", "JSON"), (#"{"symbol":"#, "JSON"),
  ]) func `a body of the wrong shape is refused by naming the field`(
    body: String, field: String
  ) throws {
    let reply = try venue.call("POST", path, json: body)
    #expect(reply.status == 422)
    #expect(reply["message"]?.string?.contains(field) == true)
  }

  @Test(arguments: ["SOLUSDT", "DOGEUSDT", "XRPUSDT", "AVAXUSDT", "LTCUSDT", "ADAUSDT"])
  func `a position or any live order refuses a change`(symbol: String) throws {
    let before = venue.held(symbol)
    let reply = try venue.call("POST", path, json: order(symbol, "2"))
    #expect(reply.status == 400)
    #expect(reply["message"] != nil)
    #expect(venue.held(symbol) == before)
    venue.simulator.clear(
      venue: "coinswitch-futures", account: "coinswitch-futures", symbol: symbol)
    #expect(try venue.call("POST", path, json: order(symbol, "2")).status == 200)
  }

  @Test func `an order older than a week is hidden from the list yet blocks`() throws {
    let orders = "/trade/api/v2/futures/orders/open"
    let body = #"{"exchange":"EXCHANGE_2","symbol":"AVAXUSDT"}"#
    #expect(try venue.call("POST", orders, json: body).count("data", "orders") == 0)
    let week: Int64 = 7 * 86_400_000
    let end = venue.clock.now - week
    let older =
      #"{"exchange":"EXCHANGE_2","symbol":"AVAXUSDT","from_time":\#(end - week),"to_time":\#(end)}"#
    let found = try venue.call("POST", orders, json: older)
    #expect(found.count("data", "orders") == 1)
    #expect(found["data", "orders", "0", "status"] == "RAISED")
    let tooWide =
      #"{"exchange":"EXCHANGE_2","from_time":\#(end - week - 1),"to_time":\#(end)}"#
    #expect(try venue.call("POST", orders, json: tooWide).status == 422)
    let tooMany = #"{"exchange":"EXCHANGE_2","limit":51}"#
    #expect(try venue.call("POST", orders, json: tooMany).status == 422)
  }

  @Test func `orders are paged by the time of the oldest row`() throws {
    for age in 1...120 {
      venue.simulator.placeOrder(
        venue: "coinswitch-futures", account: "coinswitch-futures", symbol: "BTCUSDT",
        age: Int64(age) * 1000)
    }
    var seen: Set<String> = []
    var end = ""
    for _ in 0..<3 {
      let body = #"{"exchange":"EXCHANGE_2","symbol":"BTCUSDT"\#(end)}"#
      let page = try venue.call("POST", "/trade/api/v2/futures/orders/open", json: body)
      #expect(page.count("data", "orders") <= 50)
      for index in 0..<page.count("data", "orders") {
        if let identifier = page["data", "orders", String(index), "order_id"]?.string {
          seen.insert(identifier)
        }
      }
      end = #","to_time":\#(page["data", "cursor"]?.integer ?? 0)"#
    }
    #expect(seen.count == 120)
  }

  @Test func `an unconfirmed cancellation is listed as such`() throws {
    let reply = try venue.call(
      "POST", "/trade/api/v2/futures/orders/open",
      json: #"{"exchange":"EXCHANGE_2","symbol":"ltcusdt"}"#)
    #expect(reply["data", "orders", "0", "status"] == "CANCELLATION_RAISED")
  }

  @Test func `positions mix no numbers into their decimals`() throws {
    let reply = try venue.call(
      "GET", "/trade/api/v2/futures/positions", "exchange=EXCHANGE_2&symbol=DOGEUSDT")
    #expect(reply.count("data") == 1)
    #expect(reply["data", "0", "leverage"]?.string != nil)
    #expect(reply["data", "0", "margin_type"] == "ISOLATED")
    let flat = try venue.call(
      "GET", "/trade/api/v2/futures/positions", "exchange=EXCHANGE_2&symbol=BTCUSDT")
    #expect(flat.text == #"{"data":[]}"#)
  }

  @Test func `no positions can be told as a message`() throws {
    let venue = try PracticeVenue(.coinSwitchFutures) {
      $0.variants = [.futuresEmptyPositionsMessage]
    }
    let flat = try venue.call(
      "GET", "/trade/api/v2/futures/positions", "exchange=EXCHANGE_2&symbol=BTCUSDT")
    #expect(flat.status == 200)
    #expect(flat.text == #"{"message":"There are no open Positions"}"#)
  }

  @Test func `instruments are keyed by symbol and name the base inside`() throws {
    let reply = try venue.call(
      "GET", "/trade/api/v2/futures/instrument_info", "exchange=EXCHANGE_2")
    #expect(reply.count("data") >= 600)
    #expect(reply["data", "BTCUSDT", "symbol"] == "btc")
    #expect(reply["data", "BTCUSDT", "min_leverage"] == "1")
    #expect(reply["data", "BTCUSDT", "max_leverage"] == "25")
    #expect(reply["data", "BTCUSDT", "leverage_step"] == 1)
    #expect(reply["data", "BTCUSDT", "status"] == "TRADING")
    #expect(reply["data", "FTTUSDT", "status"] == "SUSPENDED")
  }

  @Test func `the ticker is keyed by exchange and mixes numbers in`() throws {
    let reply = try venue.call(
      "GET", "/trade/api/v2/futures/ticker", "symbol=BTCUSDT&exchange=EXCHANGE_2")
    #expect(reply["data", "EXCHANGE_2", "mark_price"] == .number("95136.6"))
    #expect(reply["data", "EXCHANGE_2", "last_price"] == "95136.6")
    let all = try venue.call(
      "GET", "/trade/api/v2/futures/all-pairs/ticker", "exchange=EXCHANGE_2")
    #expect(all.count("data") >= 600)
  }

  @Test(
    arguments: [(-60_000, 200), (60_000, 200), (-60_001, 401), (60_001, 401)] as [(Int64, Int)])
  func `the epoch may be a minute off`(offset: Int64, status: Int) throws {
    let reply = try venue.call(
      "GET", "/trade/api/v2/validate/keys", at: venue.clock.now + offset)
    #expect(reply.status == status)
  }

  @Test func `both wordings of a refused signature are used`() {
    let keyed = venue.send(
      Request(method: "GET", target: "/trade/api/v2/futures/instrument_info"))
    #expect(keyed.text == #"{"message":"API Key or Signature is not Correct"}"#)
    let ticker = venue.send(Request(method: "GET", target: "/trade/api/v2/futures/ticker"))
    #expect(ticker.text == #"{"message":"Invalid access"}"#)
    #expect(ticker.status == 401)
  }

  @Test func `ten changes a minute pass, and readings are counted apart`() throws {
    let venue = try PracticeVenue(.coinSwitchFutures, enforcesRateLimits: true)
    for _ in 0..<10 {
      #expect(try venue.call("POST", path, json: order("BTCUSDT", "5")).status == 200)
      venue.clock.advance(milliseconds: 1000)
    }
    let refused = try venue.call("POST", path, json: order("BTCUSDT", "7"))
    #expect(refused.status == 429)
    #expect(refused.header("Retry-After") == nil)
    #expect(venue.held("BTCUSDT") == "5/5")
    #expect(venue.simulator.rateRefusals(venue: "coinswitch-futures") == 1)
    for _ in 0..<20 {
      #expect(try venue.call("GET", path, "symbol=BTCUSDT&exchange=EXCHANGE_2").status == 200)
    }
    #expect(try venue.call("GET", path, "symbol=BTCUSDT&exchange=EXCHANGE_2").status == 429)
    venue.clock.advance(milliseconds: 50_000)
    #expect(try venue.call("POST", path, json: order("BTCUSDT", "7")).status == 200)
  }
}
