import Testing

@testable import VenueSimulator

private let path = "/trade/api/v2/futures/leverage"

private func order(_ symbol: String, _ leverage: String) -> String {
  #"{"symbol":"\#(symbol)","exchange":"EXCHANGE_2","leverage":\#(leverage)}"#
}

@Suite struct `CoinSwitch Futures variants` {
  private func venue(_ variants: VenueVariant...) throws -> PracticeVenue {
    try PracticeVenue(.coinSwitchFutures) { $0.variants = Set(variants) }
  }

  private func change(_ venue: PracticeVenue, _ symbol: String, _ leverage: String) throws -> Reply
  {
    try venue.call("POST", path, json: order(symbol, leverage))
  }

  @Test(
    arguments: [
      (nil, 400), (.futuresOpenRefused404, 404), (.futuresOpenRefused422, 422),
    ] as [(VenueVariant?, Int)])
  func `what is open refuses a change, with one status or another`(
    variant: VenueVariant?, status: Int
  ) throws {
    let venue = try PracticeVenue(.coinSwitchFutures) {
      $0.variants = Set([variant].compactMap(\.self))
    }
    for symbol in ["SOLUSDT", "DOGEUSDT"] {
      let held = venue.held(symbol)
      let refused = try change(venue, symbol, "2")
      #expect(refused.status == status)
      #expect(refused["message"]?.string?.contains(symbol) == true)
      #expect(venue.held(symbol) == held)
    }
  }

  @Test func `the same value may be accepted while something is open`() throws {
    let literal = try venue()
    let lenient = try venue(.futuresSameValueAccepted)
    let value = try #require(literal.held("DOGEUSDT")?.split(separator: "/").first)
    #expect(try change(literal, "DOGEUSDT", String(value)).status == 400)
    #expect(try change(lenient, "DOGEUSDT", String(value)).status == 200)
    #expect(try change(lenient, "DOGEUSDT", value == "2" ? "3" : "2").status == 400)
  }

  @Test(
    arguments: [
      (nil, 422), (.futuresUnknownSymbol400, 400), (.futuresUnknownSymbol404, 404),
    ] as [(VenueVariant?, Int)])
  func `an unknown symbol is refused with one status or another`(
    variant: VenueVariant?, status: Int
  ) throws {
    let venue = try PracticeVenue(.coinSwitchFutures) {
      $0.variants = Set([variant].compactMap(\.self))
    }
    #expect(try change(venue, "NOPEUSDT", "5").status == status)
    let reading = try venue.call("GET", path, "symbol=NOPEUSDT&exchange=EXCHANGE_2")
    #expect(reading.status == status)
    #expect(reading["message"]?.string?.contains("symbol") == true)
  }

  @Test func `a leverage out of range may be a broken rule`() throws {
    let refused = try change(try venue(.futuresOutOfRange400), "BTCUSDT", "26")
    #expect(refused.status == 400)
    #expect(refused["message"]?.string?.contains("leverage") == true)
  }

  @Test func `a suspended symbol may take a change`() throws {
    #expect(try change(try venue(), "FTTUSDT", "2").status == 400)
    #expect(try change(try venue(.futuresSuspendedAccepted), "FTTUSDT", "2").status == 200)
  }

  @Test(
    arguments: [
      (.futuresCancellingIgnored, "LTCUSDT"), (.futuresTriggerIgnored, "ADAUSDT"),
      (.futuresOldOrderIgnored, "AVAXUSDT"),
    ] as [(VenueVariant, String)])
  func `an order of one kind may block nothing`(variant: VenueVariant, symbol: String) throws {
    let venue = try venue(variant)
    #expect(try change(venue, symbol, "2").status == 200)
    #expect(venue.held(symbol) == "2/2")
    #expect(try change(venue, "SOLUSDT", "2").status == 400)
  }

  @Test func `the epoch may be required`() throws {
    for (variants, status) in [([], 200), ([.futuresEpochRequired], 401)]
      as [(Set<VenueVariant>, Int)]
    {
      let venue = try PracticeVenue(.coinSwitchFutures) { $0.variants = variants }
      let request = try venue.signed(
        "GET", "/trade/api/v2/validate/keys", epoch: "")
      #expect(venue.send(request).status == status)
    }
  }

  @Test func `an untouched symbol may stand elsewhere, or nowhere`() throws {
    func reading(_ venue: PracticeVenue) throws -> Reply {
      try venue.call("GET", path, "symbol=BTCUSDT&exchange=EXCHANGE_2")
    }
    let high = try venue(.futuresUntouchedMaximum)
    #expect(try reading(high)["data", "leverage"] == "25")
    #expect(high.held("BTCUSDT") == "25/25")
    let silent = try venue(.futuresUntouchedRefused)
    #expect(try reading(silent).status == 404)
    #expect(try change(silent, "BTCUSDT", "5").status == 200)
    #expect(try reading(silent)["data", "leverage"] == "5")
  }

  @Test func `instruments may stand below their exchange`() throws {
    let nested = try venue(.futuresInstrumentsByExchange)
    let reply = try nested.call(
      "GET", "/trade/api/v2/futures/instrument_info", "exchange=EXCHANGE_2")
    #expect(reply["data", "EXCHANGE_2", "BTCUSDT", "max_leverage"] == "25")
  }

  @Test func `positions may want a symbol`() throws {
    let positions = "/trade/api/v2/futures/positions"
    let strict = try venue(.futuresPositionsNeedSymbol)
    let refused = try strict.call("GET", positions, "exchange=EXCHANGE_2")
    #expect(refused.status == 422)
    #expect(refused.text == #"{"message":"Input symbol is missing"}"#)
    #expect(
      try strict.call("GET", positions, "exchange=EXCHANGE_2&symbol=DOGEUSDT").status == 200)
  }

  @Test func `no open order may be told as a message`() throws {
    let reply = try venue(.futuresEmptyOrdersMessage).call(
      "POST", "/trade/api/v2/futures/orders/open",
      json: #"{"exchange":"EXCHANGE_2","symbol":"BTCUSDT"}"#)
    #expect(reply.status == 200)
    #expect(reply.text == #"{"message":"There are no open Orders"}"#)
  }
}
