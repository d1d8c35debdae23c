import Testing

@testable import VenueSimulator

@Suite struct `Reading requests` {
  @Test func `a target is taken apart at its first question mark`() {
    let request = Request(method: "GET", target: "/a/b?c=d?e")
    #expect(request.path == "/a/b")
    #expect(request.query == "c=d?e")
    #expect(Request(method: "GET", target: "/a").query.isEmpty)
    #expect(Request(method: "GET", target: "").path.isEmpty)
  }

  @Test func `headers are found whatever their case, and media types without parameters`() {
    let request = Request(
      method: "POST", target: "/",
      headers: [Header("content-TYPE", "Application/JSON ; charset=utf-8")])
    #expect(request.header("Content-Type") != nil)
    #expect(request.mediaType == "application/json")
  }

  @Test(arguments: [
    ("a%20b", "a b"), ("a+b", "a b"), ("%2B", "+"), ("%2b", "+"), ("100%", "100%"),
    ("%4", "%4"), ("%zz", "%zz"), ("%253D", "%3D"), ("", ""), ("%E5%B8%81", "币"),
  ]) func `percent signs are decoded once`(encoded: String, decoded: String) {
    #expect(String(decoding: PercentCoding.decode(encoded.utf8), as: UTF8.self) == decoded)
  }

  @Test func `pairs keep their order and their raw text`() {
    let parameters = QueryParameters("b=1&&a=%2B&flag&b=2=3")
    #expect(parameters.pairs.map(\.raw) == ["b=1", "a=%2B", "flag", "b=2=3"])
    #expect(parameters["a"] == "+")
    #expect(parameters["b"] == "2=3")
    #expect(parameters["flag"]?.isEmpty == true)
    #expect(parameters["c"] == nil)
  }

  @Test(arguments: SimulatedVenue.allCases) func `nonsense is answered, never applied`(
    venue: SimulatedVenue
  ) throws {
    let practice = try PracticeVenue(venue)
    var generator = SeededGenerator(seed: 3, purpose: "nonsense")
    let paths = [
      "/trade/api/v2/futures/leverage", "/v5/position/set-leverage", "/fapi/v1/leverage",
      "/openApi/swap/v2/trade/leverage", "/api/v1/markets/%/details", "*", "", "/%00",
    ]
    for _ in 0..<400 {
      let noise = (0..<generator.below(40)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      let text = String(decoding: noise, as: UTF8.self)
      let request = Request(
        method: generator.pick(["GET", "POST", "PUT", ""]),
        target: generator.pick(paths) + "?" + text,
        headers: [
          Header("Content-Type", generator.pick(["application/json", text, ";"])),
          Header("X-AUTH-APIKEY", generator.pick([practice.key.apiKey, text])),
          Header("X-AUTH-SIGNATURE", text), Header("X-AUTH-EPOCH", text),
          Header("X-MBX-APIKEY", practice.key.apiKey), Header("X-BX-APIKEY", practice.key.apiKey),
        ], body: noise)
      #expect(practice.send(request).status != 0)
    }
    for symbol in ["BTCUSDT", "BTC-USDT"] {
      #expect([nil, "10/10", "20/20", "100/100"].contains(practice.held(symbol)))
    }
  }
}
