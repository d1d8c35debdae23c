import Testing

@testable import VenueSimulator

/// Worked examples with the seed of 32 bytes 0x11.
@Suite struct `CoinSwitch signatures` {
  static let apiKey = "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737"
  static let epoch = "1719905777483"

  static let examples: [(method: String, target: String, signature: String)] = [
    (
      "POST", "/trade/api/v2/futures/leverage",
      "1a5a7a8b7e564df64a32f3b34780a132d9530dc8c9e7cbfd1064b5fd87cd00e3d7ea94aa57fd8d5fec43df8325331e25d8b365434c944d8a03674b920c0e810e"
    ),
    (
      "GET", "/trade/api/v2/futures/leverage?symbol=btcusdt&exchange=EXCHANGE_2",
      "ee29f6a1df06480eaa5ebe1e3e3187ef26f6dd6a9b570999fa62c0daab046652006928aafdbe2377aa41f581e712394221a75e113b7249e041d7dad01e635f0e"
    ),
    (
      "GET", "/trade/api/v2/futures/instrument_info?exchange=EXCHANGE_2",
      "f4c678b4064db167072bd9eb76453ab79d99f462065c11675a493642bce82d5179617a6940506a9ae7983db8f789f4295e1940ba05ac9f373d73abccb62fde01"
    ),
    (
      "GET", "/trade/api/v2/futures/positions?exchange=EXCHANGE_2&symbol=BTCUSDT",
      "7a04585a039753082d748d8af4b733aef39c76c6f9d8560e0d30464c70892057e492dc9a38fd4398a991fb78f8cae02c8845f8544b5bd968ce2b1cd5cf5b6b07"
    ),
    (
      "POST", "/trade/api/v2/futures/orders/open",
      "573feb0257adbc9056f6f32ae9985454f41ccccd6ee503a61b355359953f5a2686e1a7c84367a8bf787cce87b2343797385f4e0383ddedd41865f5c9eaa0c201"
    ),
    (
      "GET", "/trade/api/v2/validate/keys",
      "25c74138b97d58fa1ba68fe389c8bfc50a0a73ee6d124b82d0952cf9a91e7047957647846d3dde36363f165e9759e4467a6bb5f579375b08948161caa8ebaf02"
    ),
    (
      "GET", "/trade/api/v2/orders?open=true&exchanges=coinswitchx%2Cc2c1",
      "8fb0ef45e6418a1f57bd83b3c12ba4b563f116e1fe34ce250e103594c4fc30d8d4bdf36887151878db9757a9446adf4c4633120bbc7c1318cee1621ae5f8f80b"
    ),
    (
      "POST", "/v5/position/set-leverage",
      "db45f030e93bc5ea512034167bde82dc9e8bcce5ebc4577178c3d9fd411bf25326600cb99c0cdc42d101b90fce9256a5b30dfb0257f8e950b7602fc48fc7e80f"
    ),
    (
      "GET", "/v5/position/list?category=linear&symbol=BTCUSDT",
      "aeb015a7419de77e583452a8529ed8afa211c50f94c5bf4ae95dbaea561bddeb1379162a1a632e1c66e29cfe67bc5cbb805f4c13de0280bb375b3b67fdd78708"
    ),
    (
      "GET", "/v5/market/instruments-info?category=linear&symbol=BTCUSDT",
      "a34eda4cabe29536224186a472be6a9cb07dd2a39748cf5730389d2a68edd20209236f5c87c244ff8f9d93ebdf4643fed552ac124ed70d6b8930a88fb5510f0a"
    ),
    (
      "GET", "/v5/market/time",
      "b9270154c8f3a4461b4ac79cc240dd32994beb63320f347c7bb487e3a067978b3ee8f74b6520f0cdfad3e83d79ba65b83f89f8ef941cf45250bf6a8fe7c37b01"
    ),
    (
      "GET",
      "/v5/market/instruments-info?category=linear&limit=1000&cursor=first%253DBTCUSDT",
      "b0f56959e06f22aae35c5bf2f769a23503e8308531d51ee27b48fece299f76f4d285c87a7e4149100ea5f7ac78bb3dd04c505ca698912fe4334467b7b99e8e0e"
    ),
    (
      "GET", "/v5/order/realtime?category=linear&symbol=BTCUSDT",
      "691f27b4c5acdc4c19f4f613ce334c1cc14f377555d9008fd89f423718d61e02713967892b064e6faf417d66e868b0364e7e931f8e74211eca4c4a2466dcff04"
    ),
  ]

  @Test(arguments: examples.indices) func `a worked example verifies and nothing near it does`(
    index: Int
  ) {
    let example = Self.examples[index]
    func verifies(
      _ signature: String, target: String? = nil, method: String? = nil, epoch: String? = nil
    ) -> Bool {
      CoinSwitchSignature.verifies(
        signature, method: method ?? example.method, target: target ?? example.target,
        epoch: epoch ?? Self.epoch, apiKey: Self.apiKey)
    }
    #expect(verifies(example.signature))
    #expect(!verifies(example.signature.uppercased()))
    #expect(
      !verifies(
        String(example.signature.dropLast()) + (example.signature.hasSuffix("0") ? "1" : "0")))
    #expect(!verifies(String(example.signature.dropLast(2))))
    #expect(!verifies(example.signature, target: example.target + "x"))
    #expect(!verifies(example.signature, method: "PUT"))
    #expect(!verifies(example.signature, epoch: "1719905777484"))
  }

  @Test func `the decoded cursor signs another message than the one on the wire`() {
    let example = Self.examples[11]
    #expect(
      !CoinSwitchSignature.verifies(
        example.signature, method: "GET",
        target: "/v5/market/instruments-info?category=linear&limit=1000&cursor=first%3DBTCUSDT",
        epoch: Self.epoch, apiKey: Self.apiKey))
  }

  @Test func `the message is verb, decoded target and epoch`() {
    let message = CoinSwitchSignature.message(
      method: "POST", target: "/trade/api/v2/futures/leverage", epoch: Self.epoch)
    #expect(message.count == 47)
    #expect(
      String(decoding: message, as: UTF8.self)
        == "POST/trade/api/v2/futures/leverage1719905777483")
    #expect(
      CoinSwitchSignature.message(method: "GET", target: "/a?b=c+d%2B", epoch: "1")
        == Array("GET/a?b=c d+1".utf8))
  }
}
