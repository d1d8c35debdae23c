import Cryptography
import Testing

@testable import VenueSimulator

/// The request that each venue's Set Leverage page prints, over a real connection, and the answer
/// that it prints (read 2026-11-21). The time stands still, so that whole answers can be compared.
@Suite struct `The documents' own examples` {
  private let time = "1790000000000"

  private func answer(
    of venue: PracticeVenue, to method: String, _ target: String, _ headers: [Header],
    _ body: String = ""
  ) throws -> SocketClient.Received {
    let account = try #require(try venue.simulator.start().first)
    let client = try SocketClient(baseURL: account.baseURL)
    client.send(
      Request(method: method, target: target, headers: headers, body: Array(body.utf8)))
    return client.receive()
  }

  private func hmac(_ venue: PracticeVenue, _ message: String) throws -> String {
    let secret = try SecretBytes(text: venue.key.apiSecret)
    return Hexadecimal.encode(HMACSHA256.code(of: Array(message.utf8), key: secret))
  }

  /// CoinSwitch: the verb, the path and the time are signed, the body is not.
  private func coinSwitchHeaders(_ venue: PracticeVenue, _ message: String) throws -> [Header] {
    var seed = try #require(Hexadecimal.decode(Array(venue.key.apiSecret.utf8)))
    let signature = try Ed25519.sign(
      Array((message + time).utf8), seed: SecretBytes(wiping: &seed))
    return [
      Header("Content-Type", "application/json"), Header("X-AUTH-APIKEY", venue.key.apiKey),
      Header("X-AUTH-SIGNATURE", Hexadecimal.encode(signature)), Header("X-AUTH-EPOCH", time),
    ]
  }

  @Test func `CoinSwitch Futures, Update Leverage`() throws {
    let venue = try PracticeVenue(.coinSwitchFutures)
    let path = "/trade/api/v2/futures/leverage"
    let received = try answer(
      of: venue, to: "POST", path, coinSwitchHeaders(venue, "POST" + path),
      #"{"symbol": "btcusdt", "exchange": "EXCHANGE_2", "leverage": 13}"#)
    #expect(received.status == 200)
    #expect(
      received.text
        == #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"13"}}"#)
    #expect(venue.held("BTCUSDT") == "13/13")
  }

  @Test(arguments: [false, true])
  func `CoinSwitch HFT, Set Leverage`(isSetAlready: Bool) throws {
    let venue = try PracticeVenue(.coinSwitchHFT)
    if isSetAlready {
      venue.simulator.set(
        venue: "coinswitch-hft", account: "coinswitch-hft", symbol: "BTCUSDT", long: "2",
        short: "2")
    }
    let path = "/v5/position/set-leverage"
    let received = try answer(
      of: venue, to: "POST", path, coinSwitchHeaders(venue, "POST" + path),
      #"{"category": "linear", "symbol": "BTCUSDT", "buyLeverage": "2", "sellLeverage": "2"}"#)
    #expect(received.status == 200)
    let (code, words) = isSetAlready ? (110043, "leverage not modified") : (0, "OK")
    #expect(
      received.text
        == #"{"retCode":\#(code),"retMsg":"\#(words)","result":{},"retExtInfo":{},"time":\#(time)}"#
    )
    #expect(venue.held("BTCUSDT") == "2/2")
  }

  private let ztdxAnswer =
    #"{"leverage":20,"maxNotionalValue":"10000000.0000","symbol":"BTCUSDT"}"#

  /// With `&timestamp` for the mangled `×tamp` of the page.
  @Test func `ZTDX, Change Leverage with cURL: everything in the query`() throws {
    let venue = try PracticeVenue(.ztdx)
    let query = "symbol=BTCUSDT&leverage=20&timestamp=" + time
    let signature = try hmac(venue, query)
    let received = try answer(
      of: venue, to: "POST", "/fapi/v1/leverage?\(query)&signature=\(signature)",
      [Header("X-MBX-APIKEY", venue.key.apiKey)])
    #expect(received.status == 200)
    #expect(received.text == ztdxAnswer)
    #expect(venue.held("BTCUSDT") == "20/20")
  }

  @Test(arguments: ["20", #""20""#])
  func `ZTDX, Change Leverage with Python: a compact body`(leverage: String) throws {
    let venue = try PracticeVenue(.ztdx)
    let query = "timestamp=" + time
    let body = #"{"symbol":"BTCUSDT","leverage":\#(leverage)}"#
    let signature = try hmac(venue, query + body)
    let received = try answer(
      of: venue, to: "POST", "/fapi/v1/leverage?\(query)&signature=\(signature)",
      [Header("X-MBX-APIKEY", venue.key.apiKey), Header("Content-Type", "application/json")],
      body)
    #expect(received.status == 200)
    #expect(received.text == ztdxAnswer)
    #expect(venue.held("BTCUSDT") == "20/20")
  }

  @Test func `BingX, Set Leverage: a JSON body, signed over its sorted pairs`() throws {
    let venue = try PracticeVenue(.bingx)
    let pairs = "leverage=10&recvWindow=5000&side=LONG&symbol=BTC-USDT&timestamp=" + time
    let signature = try hmac(venue, pairs)
    let received = try answer(
      of: venue, to: "POST", "/openApi/swap/v2/trade/leverage",
      [Header("X-BX-APIKEY", venue.key.apiKey), Header("Content-Type", "application/json")],
      #"{"symbol":"BTC-USDT","side":"LONG","leverage":10,"recvWindow":5000,"#
        + #""timestamp":\#(time),"signature":"\#(signature)"}"#)
    #expect(received.status == 200)
    let answer = try JSONParser.parse(received.body)
    #expect(answer["code"] == 0)
    #expect(answer["data"]?["leverage"] == 10)
    #expect(answer["data"]?["symbol"] == "BTC-USDT")
    for name in [
      "availableLongVol", "availableShortVol", "availableLongVal", "availableShortVal",
      "maxPositionLongVal", "maxPositionShortVal",
    ] {
      #expect(answer["data"]?[name]?.string.flatMap { Amount($0) } != nil, "\(name)")
    }
    #expect(venue.held("BTC-USDT") == "10/20")
  }
}
