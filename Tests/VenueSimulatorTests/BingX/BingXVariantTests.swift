import Testing

@testable import VenueSimulator

private let path = "/openApi/swap/v2/trade/leverage"

private func query(_ symbol: String, _ side: String, _ leverage: String) -> String {
  "symbol=\(symbol)&side=\(side)&leverage=\(leverage)"
}

@Suite struct `BingX variants` {
  private func venue(_ variants: VenueVariant...) throws -> PracticeVenue {
    try PracticeVenue(.bingx) { $0.variants = Set(variants) }
  }

  private func change(
    _ venue: PracticeVenue, _ symbol: String = "BTC-USDT", _ side: String = "LONG",
    _ leverage: String = "10"
  ) throws -> Reply {
    try venue.call("POST", path, query(symbol, side, leverage))
  }

  private func members(_ value: JSONValue?) -> [String] {
    guard case .object(let members)? = value else { return [] }
    return members.map(\.name)
  }

  @Test func `a position and its orders keep the leverage that they were opened with`() throws {
    let venue = try venue()
    let positions = "/openApi/swap/v2/user/positions"
    let before = try venue.call("GET", positions, "symbol=XRP-USDT").text
    let balance = try venue.call("GET", "/openApi/swap/v3/user/balance").text
    for side in ["LONG", "SHORT"] {
      #expect(try change(venue, "XRP-USDT", side, "2")["code"] == 0)
    }
    #expect(venue.held("XRP-USDT") == "2/2")
    #expect(try venue.call("GET", positions, "symbol=XRP-USDT").text == before)
    #expect(try venue.call("GET", "/openApi/swap/v3/user/balance").text == balance)
  }

  @Test func `risk control may forbid a change with a position open`() throws {
    for (variants, code) in [
      ([.bingxRiskForbidden], 80020), ([.bingxRiskForbidden, .bingxCodesRenumbered], 109403),
    ] as [(Set<VenueVariant>, Int64)] {
      let venue = try PracticeVenue(.bingx) { $0.variants = variants }
      let held = venue.held("DOGE-USDT")
      let refused = try change(venue, "DOGE-USDT", "LONG", "2")
      #expect(
        refused.text == #"{"code":\#(code),"msg":"risk forbidden","data":{}}"#)
      #expect(venue.held("DOGE-USDT") == held)
      #expect(try change(venue)["code"] == 0)
    }
  }

  /// A change as a JSON body, signed over the sorted pairs.
  private func json(_ venue: PracticeVenue) throws -> Request {
    let signed = try venue.signed("POST", path, query("BTC-USDT", "LONG", "11"))
    let members = QueryParameters(signed.query).pairs.map { #""\#($0.name)":"\#($0.value)""# }
    return Request(
      method: "POST", target: path,
      headers: signed.headers + [Header("Content-Type", "application/json")],
      body: Array(("{" + members.joined(separator: ",") + "}").utf8))
  }

  @Test func `parameters may be looked for in one place alone`() throws {
    let jsonAlone = try venue(.bingxJSONRequired)
    let missing = try change(jsonAlone)
    #expect(missing["code"]?.integer == 109400)
    #expect(missing["msg"]?.string?.contains("symbol: This field is required") == true)
    #expect(jsonAlone.held("BTC-USDT") == "20/20")
    #expect(jsonAlone.send(try json(jsonAlone))["code"] == 0)
    #expect(jsonAlone.held("BTC-USDT") == "11/20")
    #expect(try jsonAlone.call("GET", path, "symbol=BTC-USDT")["code"] == 0)

    let queryAlone = try venue(.bingxQueryOnly)
    #expect(queryAlone.send(try json(queryAlone))["code"]?.integer == 100421)
    #expect(queryAlone.held("BTC-USDT") == "20/20")
    #expect(try change(queryAlone)["code"] == 0)
  }

  @Test func `a change is answered with the fields of the table, or with others`() throws {
    let table = try change(try venue())
    #expect(
      members(table["data"]) == [
        "leverage", "symbol", "availableLongVol", "availableShortVol", "availableLongVal",
        "availableShortVal", "maxPositionLongVal", "maxPositionShortVal",
      ])
    #expect(table["data", "leverage"] == 10)
    #expect(table["data", "maxPositionLongVal"] == "50000000.00")
    #expect(table["data", "maxPositionShortVal"] == "25000000.00")
    let short = try change(try venue(.bingxChangeAnswerShort))
    #expect(
      short.text == #"{"code":0,"msg":"","data":{"leverage":10,"symbol":"BTC-USDT"}}"#)
    let volumes = try change(try venue(.bingxChangeAnswerVolumes))
    #expect(members(volumes["data"]) == ["leverage", "symbol", "availableVol", "maxVol"])
  }

  @Test func `in one-way mode the short value may be stale`() throws {
    let stale = try venue(.bingxOneWayShortStale)
    stale.simulator.setHedgeMode(false, venue: "bingx", account: "bingx")
    #expect(try change(stale, "BTC-USDT", "BOTH", "7")["code"] == 0)
    let reading = try stale.call("GET", path, "symbol=BTC-USDT")
    #expect(reading["data", "longLeverage"] == 7)
    #expect(reading["data", "shortLeverage"] == 20)
    #expect(stale.held("BTC-USDT") == "7/7")
  }

  @Test func `refusals may be numbered in three ways`() throws {
    func codes(_ variants: VenueVariant...) throws -> [Int64?] {
      let venue = try PracticeVenue(.bingx) { $0.variants = Set(variants) }
      return [
        try change(venue, "BTC-USDT", "LONG", "151")["code"]?.integer,
        try change(venue, "NOPE-USDT")["code"]?.integer,
        try venue.call("GET", path, "symbol=NOPE-USDT")["code"]?.integer,
        try venue.call("GET", path, "symbol=BTC-USDT", at: 1)["code"]?.integer,
      ]
    }
    #expect(try codes() == [109400, 109400, 109500, 80014])
    #expect(try codes(.bingxCodesRenumbered) == [109400, 109400, 109500, 109400])
    #expect(try codes(.bingxCodesFormer) == [80001, 80014, 80012, 80014])
    #expect(try codes(.bingxMaximum109500) == [109500, 109400, 109500, 80014])
    #expect(try codes(.bingxClock100421) == [109400, 109400, 109500, 100421])
    #expect(try codes(.bingxClock109400) == [109400, 109400, 109500, 109400])
    #expect(try codes(.bingxUnknownSymbol109500) == [109400, 109500, 109500, 80014])
  }

  @Test func `too many requests are numbered anew as well`() throws {
    let venue = try PracticeVenue(.bingx, enforcesRateLimits: true) {
      $0.variants = [.bingxCodesRenumbered]
    }
    for _ in 0..<5 { _ = try venue.call("GET", path, "symbol=BTC-USDT") }
    #expect(try venue.call("GET", path, "symbol=BTC-USDT")["code"]?.integer == 109429)
  }

  @Test func `refusals may come with a status of their own`() throws {
    let venue = try venue(.bingxRefusalsWithStatus)
    #expect(try change(venue, "BTC-USDT", "LONG", "151").status == 400)
    #expect(venue.send(Request(method: "POST", target: path)).status == 401)
    venue.simulator.setPermissions([2], venue: "bingx", account: "bingx")
    #expect(try change(venue).status == 403)
    #expect(try venue.call("GET", path, "symbol=BTC-USDT").status == 200)
  }

  @Test func `the words of the page are sent letter by letter`() throws {
    let venue = try venue()
    func text(_ key: String?, _ query: String) -> String {
      venue.send(
        Request(
          method: "POST", target: path + query,
          headers: key.map { [Header("X-BX-APIKEY", $0)] } ?? [])
      ).text
    }
    let key = venue.key.apiKey
    #expect(
      text("nope", "")
        == #"{"code":100413,"msg":"Incorrect apiKey","timestamp":1790000000000}"#)
    #expect(
      text(key, "")
        == #"{"code":100421,"msg":"Null timestamp or timestamp mismatch, try to run our sample code from the link https://bingx-api.github.io/docs/#/en-us/spot/account-api.html#Query%20Assets","timestamp":1790000000000}"#
    )
    #expect(
      text(key, "?timestamp=1")
        == #"{"code":80014,"msg":"timestamp is invalid","data":{}}"#)
    venue.simulator.setAddressAllowed(false, venue: "bingx", account: "bingx")
    #expect(
      text(key, "")
        == #"{"code":100419,"msg":"IP does not match IP whitelist , please go to https://bingx.com/en/account/api/ to verify the ip you have set","timestamp":1790000000000}"#
    )
    venue.simulator.setAddressAllowed(true, venue: "bingx", account: "bingx")
    #expect(
      try change(venue, "CATI-NOPE").text
        == #"{"code":109400,"msg":"CATI-NOPE,symbol not exist, please verify it in api: /openApi/swap/v2/quote/contracts","data":{}}"#
    )
    let other = try PracticeVenue(.bingx) { $0.variants = [.bingxUnknownSymbol109500] }
    #expect(
      try change(other, "NOPE-USDT").text
        == #"{"code":109500,"msg":"symbol not exist","data":{}}"#)
  }

  @Test func `readings come in more than one form`() throws {
    let numbers = try venue(.bingxLeverageNumbers).call("GET", path, "symbol=BTC-USDT")
    #expect(numbers["data", "maxPositionLongVal"] == .number("25000000.00"))
    let sample = try venue(.bingxLeverageSampleOnly).call("GET", path, "symbol=BTC-USDT")
    #expect(
      members(sample["data"]) == [
        "symbol", "longLeverage", "shortLeverage", "maxLongLeverage", "maxShortLeverage",
      ])

    let positions = "/openApi/swap/v2/user/positions"
    let orders = "/openApi/swap/v2/trade/openOrders"
    let null = try venue(.bingxEmptyNull)
    #expect(
      try null.call("GET", positions, "symbol=BTC-USDT").text
        == #"{"code":0,"msg":"","data":null}"#)
    #expect(
      try null.call("GET", orders, "symbol=BTC-USDT").text
        == #"{"code":0,"msg":"","data":{"orders":null}}"#)
    let zero = try venue(.bingxZeroPositions)
    #expect(
      try zero.call("GET", positions, "symbol=BTC-USDT")["data", "0", "positionAmt"] == "0")
    #expect(try zero.call("GET", positions).text.contains(#""positionAmt":"0""#))

    #expect(
      try venue(.bingxModeBoolean).call("GET", "/openApi/swap/v1/positionSide/dual").text
        == #"{"code":0,"msg":"","data":{"dualSidePosition":true}}"#)
    let fields = try venue(.bingxPermissionsAsFields).call(
      "GET", "/openApi/v1/account/apiPermissions")
    #expect(fields["permissions"] == nil)
    #expect(fields["enableFutures"] == true)
    let contracts = try venue(.bingxContractsTellMaximum).send(
      Request(method: "GET", target: "/openApi/swap/v2/quote/contracts?symbol=BTC-USDT"))
    #expect(contracts["data", "0", "maxLongLeverage"] == 150)
  }
}
