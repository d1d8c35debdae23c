import Cryptography
import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

/// The vectors that go with the venues' documents: each request is built by the venue's own room
/// and must carry exactly this signature on exactly this wire.
struct SigningVectorTests {
  private func sign(
    _ adapter: some VenueAdapter, _ request: VenueRequest, at timestamp: Int64
  ) throws -> HTTPRequest {
    let configuration = try Samples.configuration(adapter.venue)
    let key = try SigningKey(configuration.credential, algorithm: adapter.algorithm)
    let authority = try #require(ChangeAuthority.grant(to: configuration))
    let signable =
      request.endpoint.effect == .reads
      ? try SignableRequest(reading: request)
      : SignableRequest(changing: request, authority: authority)
    return try adapter.sign(
      signable, with: key, base: try BaseAddress(configuration.baseURL), timestamp: timestamp)
  }

  private static let futures: [(String, VenueRequest, String, String)] = {
    guard let btc = ContractSymbol("BTCUSDT"), let thirteen = try? Leverage("13"),
      let lower = ContractSymbol("btcusdt")
    else { return [] }
    return [
      (
        "F1", CoinSwitchFutures.Endpoints.changeLeverage(of: btc, to: thirteen),
        "/trade/api/v2/futures/leverage",
        "1a5a7a8b7e564df64a32f3b34780a132d9530dc8c9e7cbfd1064b5fd87cd00e3d7ea94aa57fd8d5fec43df8325331e25d8b365434c944d8a03674b920c0e810e"
      ),
      (
        "F2", CoinSwitchFutures.Endpoints.readLeverage(of: lower),
        "/trade/api/v2/futures/leverage?symbol=btcusdt&exchange=EXCHANGE_2",
        "ee29f6a1df06480eaa5ebe1e3e3187ef26f6dd6a9b570999fa62c0daab046652006928aafdbe2377aa41f581e712394221a75e113b7249e041d7dad01e635f0e"
      ),
      (
        "F3", CoinSwitchFutures.Endpoints.readInstruments(),
        "/trade/api/v2/futures/instrument_info?exchange=EXCHANGE_2",
        "f4c678b4064db167072bd9eb76453ab79d99f462065c11675a493642bce82d5179617a6940506a9ae7983db8f789f4295e1940ba05ac9f373d73abccb62fde01"
      ),
      (
        "F4", CoinSwitchFutures.Endpoints.readPositions(of: btc),
        "/trade/api/v2/futures/positions?exchange=EXCHANGE_2&symbol=BTCUSDT",
        "7a04585a039753082d748d8af4b733aef39c76c6f9d8560e0d30464c70892057e492dc9a38fd4398a991fb78f8cae02c8845f8544b5bd968ce2b1cd5cf5b6b07"
      ),
      (
        "F5", CoinSwitchFutures.Endpoints.readOrders(of: btc, from: 1, to: 2),
        "/trade/api/v2/futures/orders/open",
        "573feb0257adbc9056f6f32ae9985454f41ccccd6ee503a61b355359953f5a2686e1a7c84367a8bf787cce87b2343797385f4e0383ddedd41865f5c9eaa0c201"
      ),
      (
        "F6", VenueRequest(CoinSwitchFutures.Endpoints.validateKeys), "/trade/api/v2/validate/keys",
        "25c74138b97d58fa1ba68fe389c8bfc50a0a73ee6d124b82d0952cf9a91e7047957647846d3dde36363f165e9759e4467a6bb5f579375b08948161caa8ebaf02"
      ),
      (
        "D3",
        VenueRequest(
          .reads("GET", "/trade/api/v2/orders", charges: []),
          ["open": "true", "exchanges": "coinswitchx,c2c1"]),
        "/trade/api/v2/orders?open=true&exchanges=coinswitchx%2Cc2c1",
        "8fb0ef45e6418a1f57bd83b3c12ba4b563f116e1fe34ce250e103594c4fc30d8d4bdf36887151878db9757a9446adf4c4633120bbc7c1318cee1621ae5f8f80b"
      ),
    ]
  }()

  @Test(arguments: futures)
  func `CoinSwitch Futures signs the decoded target and not the body`(
    name: String, request: VenueRequest, target: String, signature: String
  ) throws {
    let signed = try sign(CoinSwitchFutures(), request, at: Samples.epoch)
    #expect(signed.url == "https://coinswitch.co" + target)
    #expect(signed.header("X-AUTH-SIGNATURE") == signature)
    #expect(signed.header("X-AUTH-APIKEY") == Samples.ed25519Key)
    #expect(signed.header("X-AUTH-EPOCH") == "1719905777483")
    #expect(signed.header("Content-Type") == "application/json")
  }

  private static let hft: [(String, VenueRequest, String, String)] = {
    guard let btc = ContractSymbol("BTCUSDT"), let two = try? Leverage("2") else { return [] }
    let setting = LeverageSetting(both: two)
    return [
      (
        "H1", CoinSwitchHFT.Endpoints.changeLeverage(of: btc, to: setting),
        "/v5/position/set-leverage",
        "db45f030e93bc5ea512034167bde82dc9e8bcce5ebc4577178c3d9fd411bf25326600cb99c0cdc42d101b90fce9256a5b30dfb0257f8e950b7602fc48fc7e80f"
      ),
      (
        "H2", CoinSwitchHFT.Endpoints.read(CoinSwitchHFT.Endpoints.positionList, of: btc),
        "/v5/position/list?category=linear&symbol=BTCUSDT",
        "aeb015a7419de77e583452a8529ed8afa211c50f94c5bf4ae95dbaea561bddeb1379162a1a632e1c66e29cfe67bc5cbb805f4c13de0280bb375b3b67fdd78708"
      ),
      (
        "H3", CoinSwitchHFT.Endpoints.read(CoinSwitchHFT.Endpoints.instrumentsInfo, of: btc),
        "/v5/market/instruments-info?category=linear&symbol=BTCUSDT",
        "a34eda4cabe29536224186a472be6a9cb07dd2a39748cf5730389d2a68edd20209236f5c87c244ff8f9d93ebdf4643fed552ac124ed70d6b8930a88fb5510f0a"
      ),
      (
        "H4", VenueRequest(CoinSwitchHFT.Endpoints.time), "/v5/market/time",
        "b9270154c8f3a4461b4ac79cc240dd32994beb63320f347c7bb487e3a067978b3ee8f74b6520f0cdfad3e83d79ba65b83f89f8ef941cf45250bf6a8fe7c37b01"
      ),
      (
        "H5",
        CoinSwitchHFT.Endpoints.page(
          of: CoinSwitchHFT.Endpoints.instrumentsInfo, limit: 1000, cursor: "first%3DBTCUSDT"),
        "/v5/market/instruments-info?category=linear&limit=1000&cursor=first%253DBTCUSDT",
        "b0f56959e06f22aae35c5bf2f769a23503e8308531d51ee27b48fece299f76f4d285c87a7e4149100ea5f7ac78bb3dd04c505ca698912fe4334467b7b99e8e0e"
      ),
      (
        "H6", CoinSwitchHFT.Endpoints.read(CoinSwitchHFT.Endpoints.orderRealtime, of: btc),
        "/v5/order/realtime?category=linear&symbol=BTCUSDT",
        "691f27b4c5acdc4c19f4f613ce334c1cc14f377555d9008fd89f423718d61e02713967892b064e6faf417d66e868b0364e7e931f8e74211eca4c4a2466dcff04"
      ),
    ]
  }()

  @Test(arguments: hft)
  func `CoinSwitch HFT signs market data too, and a cursor as the venue sent it`(
    name: String, request: VenueRequest, target: String, signature: String
  ) throws {
    let signed = try sign(CoinSwitchHFT(), request, at: Samples.epoch)
    #expect(signed.url == "https://dma.coinswitch.co" + target)
    #expect(signed.header("X-AUTH-SIGNATURE") == signature)
    #expect(signed.header("X-AUTH-EPOCH") == "1719905777483")
  }

  @Test(arguments: [
    (
      "Z1", "timestamp=1790000000000", "",
      "d79a27b8b99abdb33f562f3459cfd02a21e5fe2311c7f74f372339d33cfc8eac"
    ),
    (
      "Z2", "symbol=BTCUSDT&recvWindow=5000&timestamp=1790000000000", "",
      "db0a2a1824593abaf8162999cb0ee194dce57512d7dc20ca2cc14e4a156016e1"
    ),
    (
      "Z3", "timestamp=1790000000000", #"{"symbol":"BTCUSDT","leverage":20}"#,
      "27a35fdf30e5524f983a042160c9af62f6f2e37110e8f97acb201200a43ad843"
    ),
    (
      "Z4", "recvWindow=5000&timestamp=1790000000000", #"{"symbol":"BTCUSDT","leverage":20}"#,
      "a5ec18bd1a2363ff7f784e640d3890f27bbaf9af34666a725c8c380b2d0f9a96"
    ),
    (
      "Z5", "symbol=BTCUSDT&leverage=20&timestamp=1790000000000", "",
      "5f08b35c906c6243058c78e32a5be177243cd0bd7eb4535dde442adb93fea4e8"
    ),
  ])
  func `ZTDX signs the query followed directly by the body`(
    name: String, query: String, body: String, signature: String
  ) throws {
    let key = try SigningKey(try Samples.credential(.ztdx), algorithm: ZTDX().algorithm)
    let request = VenueRequest(ZTDX.Endpoints.setLeverage, body: Data(body.utf8))
    #expect(try key.signature(of: ZTDX().payload(query: query, request)) == signature)
  }

  @Test func `ZTDX sends the values in the body and the signature in the query`() throws {
    let symbol = try Samples.symbol(.ztdx)
    let change = try sign(
      ZTDX(), ZTDX.Endpoints.changeLeverage(of: symbol, to: try Leverage("20")),
      at: Samples.timestamp)
    #expect(change.method == "POST")
    #expect(
      change.url
        == "https://api.ztdx.io/fapi/v1/leverage?recvWindow=5000&timestamp=1790000000000&signature=a5ec18bd1a2363ff7f784e640d3890f27bbaf9af34666a725c8c380b2d0f9a96"
    )
    #expect(change.bodyText == #"{"symbol":"BTCUSDT","leverage":20}"#)
    #expect(change.header("Content-Type") == "application/json")
    #expect(change.header("X-MBX-APIKEY") == "ztdx-test-key-0001")

    let read = try sign(
      ZTDX(), ZTDX.Endpoints.readPositions(of: symbol), at: Samples.timestamp)
    #expect(
      read.query
        == "symbol=BTCUSDT&recvWindow=5000&timestamp=1790000000000&signature=db0a2a1824593abaf8162999cb0ee194dce57512d7dc20ca2cc14e4a156016e1"
    )
  }

  private static let bingx: [(String, VenueRequest, String)] = {
    guard let btc = ContractSymbol("BTC-USDT"), let ten = try? Leverage("10") else { return [] }
    return [
      (
        "B1", BingX.Endpoints.readLeverage(of: btc),
        "recvWindow=5000&symbol=BTC-USDT&timestamp=1790000000000&signature=37bc602198b5ef594521cc82b4eda8d892416dcabb844b1abe9356eb4c6d8b2d"
      ),
      (
        "B2", BingX.Endpoints.changeLeverage(of: btc, side: "LONG", to: ten, form: .query),
        "leverage=10&recvWindow=5000&side=LONG&symbol=BTC-USDT&timestamp=1790000000000&signature=6bfe5b2b7e01e74a8d4c43b919e8eea297119b89bedf42ad823981c7d6597a38"
      ),
      (
        "B3", BingX.Endpoints.changeLeverage(of: btc, side: "BOTH", to: ten, form: .query),
        "leverage=10&recvWindow=5000&side=BOTH&symbol=BTC-USDT&timestamp=1790000000000&signature=7a200df1bd2da9bd878c1c472a5c8a974ac20d7612c173782aa0ddeccc2ca1ad"
      ),
      (
        "B4", VenueRequest(BingX.Endpoints.positionMode),
        "recvWindow=5000&timestamp=1790000000000&signature=5df6479cae7bdd398b597d836c4598c93b7053cb06fec7470ccd4c03154ef188"
      ),
    ]
  }()

  @Test(arguments: bingx)
  func `BingX sorts the parameters, signs them raw and sends them in the query`(
    name: String, request: VenueRequest, query: String
  ) throws {
    let signed = try sign(BingX(), request, at: Samples.timestamp)
    #expect(signed.query == query)
    #expect(signed.header("X-BX-APIKEY") == "bingx-test-key-0001")
    #expect(signed.header("Content-Type") == nil)
    #expect(signed.body.isEmpty)
  }

  /// B2 as the page on leverage asks for it: the same signature, inside a JSON body.
  @Test func `BingX's JSON form carries time and signature in the body`() throws {
    let btc = try Samples.symbol(.bingx)
    let signed = try sign(
      BingX(),
      BingX.Endpoints.changeLeverage(
        of: btc, side: "LONG", to: try Leverage("10"), form: .jsonBody),
      at: Samples.timestamp)
    #expect(signed.query.isEmpty)
    #expect(signed.header("Content-Type") == "application/json")
    #expect(
      signed.bodyText
        == #"{"leverage":10,"recvWindow":5000,"side":"LONG","symbol":"BTC-USDT","#
        + #""timestamp":1790000000000,"#
        + #""signature":"6bfe5b2b7e01e74a8d4c43b919e8eea297119b89bedf42ad823981c7d6597a38"}"#)
  }

  @Test(arguments: [
    (
      "bingx-test-secret-0001", "symbol=BTC-USDT&timestamp=1790000000000&recvWindow=5000",
      "44cf0ff422f7c139e9e610ce2109f9e69a3fccf31943321cb4b804c13fe470bb"
    ),
    (
      "UuGuyEGt6ZEkpUObCYCmIfh0elYsZVh80jlYwpJuRZEw70t6vomMH7Sjmf94ztSI",
      "quoteOrderQty=20&side=BUY&symbol=ETHUSDT&timestamp=1649404670162&type=MARKET",
      "428a3c383bde514baff0d10d3c20e5adfaacaf799e324546dafe5ccc480dd827"
    ),
  ])
  func `BingX vectors hold for the bytes as they are sent`(
    secret: String, bytes: String, signature: String
  ) throws {
    let parameters = bytes.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=")
      return VenueRequest.Parameter(name: String(parts[0]), value: String(parts[1]))
    }
    let credential = Credential(apiKey: "key", secret: try SecretBytes(text: secret))
    let key = try SigningKey(credential, algorithm: BingX().algorithm)
    #expect(try key.signature(of: BingX().payload(parameters)) == signature)
  }

  @Test func `a seed followed by its public key signs as the seed alone`() throws {
    let long = Credential(
      apiKey: Samples.ed25519Key,
      secret: try SecretBytes(text: Samples.ed25519Seed + Samples.ed25519Key))
    let short = try Samples.credential(.coinswitchHFT)
    #expect(
      try SigningKey(long, algorithm: .ed25519).signature(of: "x")
        == SigningKey(short, algorithm: .ed25519).signature(of: "x"))
  }

  @Test(arguments: ["", "11", "zz", String(repeating: "1", count: 63)])
  func `a secret that is no seed is refused before anything is signed`(_ text: String) throws {
    let credential = Credential(
      apiKey: Samples.ed25519Key, secret: try SecretBytes(text: text))
    #expect(throws: VenueError.self) { try SigningKey(credential, algorithm: .ed25519) }
  }
}
