import Testing

@testable import VenueSimulator

@Suite struct `BingX signatures` {
  static let examples: [(text: String, signature: String)] = [
    (
      "recvWindow=5000&symbol=BTC-USDT&timestamp=1790000000000",
      "37bc602198b5ef594521cc82b4eda8d892416dcabb844b1abe9356eb4c6d8b2d"
    ),
    (
      "leverage=10&recvWindow=5000&side=LONG&symbol=BTC-USDT&timestamp=1790000000000",
      "6bfe5b2b7e01e74a8d4c43b919e8eea297119b89bedf42ad823981c7d6597a38"
    ),
    (
      "leverage=10&recvWindow=5000&side=BOTH&symbol=BTC-USDT&timestamp=1790000000000",
      "7a200df1bd2da9bd878c1c472a5c8a974ac20d7612c173782aa0ddeccc2ca1ad"
    ),
    (
      "recvWindow=5000&timestamp=1790000000000",
      "5df6479cae7bdd398b597d836c4598c93b7053cb06fec7470ccd4c03154ef188"
    ),
    (
      "symbol=BTC-USDT&timestamp=1790000000000&recvWindow=5000",
      "44cf0ff422f7c139e9e610ce2109f9e69a3fccf31943321cb4b804c13fe470bb"
    ),
  ]

  private func verifies(
    _ request: Request, _ signature: String, secret: String = "bingx-test-secret-0001"
  ) throws -> Bool {
    let key = PracticeKey(
      account: "bingx", venue: .bingx, apiKey: "bingx-test-key-0001", apiSecret: secret)
    let store = try SecretStore(keys: [key])
    return try BingXDialect(secrets: store).signedParameters(of: request, now: 0).payloads.contains
    {
      store.verifies(signature, of: Array($0.utf8), apiKey: key.apiKey)
    }
  }

  @Test(arguments: examples.indices) func `a worked example verifies and nothing near it does`(
    index: Int
  ) throws {
    let (text, signature) = Self.examples[index]
    let query = Request(method: "GET", target: "/x?" + text + "&signature=" + signature)
    #expect(try verifies(query, signature))
    #expect(try !verifies(query, signature.uppercased()))
    #expect(try !verifies(Request(method: "GET", target: "/x?" + text + "1"), signature))
    let form = Request(
      method: "POST", target: "/x",
      headers: [Header("Content-Type", "application/x-www-form-urlencoded")],
      body: Array((text + "&signature=" + signature).utf8))
    #expect(try verifies(form, signature))
  }

  @Test(arguments: ["10", #""10""#]) func `a JSON body signs its sorted fields`(
    leverage: String
  ) throws {
    let signature = Self.examples[1].signature
    let body =
      #"{"symbol":"BTC-USDT","side":"LONG","leverage":\#(leverage),"timestamp":1790000000000,"#
      + #""signature":"\#(signature)","recvWindow":5000}"#
    let request = Request(
      method: "POST", target: "/x", headers: [Header("Content-Type", "application/json")],
      body: Array(body.utf8))
    #expect(try verifies(request, signature))
  }

  @Test func `an older example of the documentation verifies`() throws {
    let text = "quoteOrderQty=20&side=BUY&symbol=ETHUSDT&timestamp=1649404670162&type=MARKET"
    #expect(
      try verifies(
        Request(method: "GET", target: "/x?" + text),
        "428a3c383bde514baff0d10d3c20e5adfaacaf799e324546dafe5ccc480dd827",
        secret: "UuGuyEGt6ZEkpUObCYCmIfh0elYsZVh80jlYwpJuRZEw70t6vomMH7Sjmf94ztSI"))
  }
}
