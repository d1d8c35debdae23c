import Cryptography
import Testing

@testable import VenueSimulator

@Suite struct `ZTDX signatures` {
  static let body = #"{"symbol":"BTCUSDT","leverage":20}"#
  static let examples: [(query: String, body: String, signature: String)] = [
    (
      "timestamp=1790000000000", "",
      "d79a27b8b99abdb33f562f3459cfd02a21e5fe2311c7f74f372339d33cfc8eac"
    ),
    (
      "symbol=BTCUSDT&recvWindow=5000&timestamp=1790000000000", "",
      "db0a2a1824593abaf8162999cb0ee194dce57512d7dc20ca2cc14e4a156016e1"
    ),
    (
      "timestamp=1790000000000", body,
      "27a35fdf30e5524f983a042160c9af62f6f2e37110e8f97acb201200a43ad843"
    ),
    (
      "recvWindow=5000&timestamp=1790000000000", body,
      "a5ec18bd1a2363ff7f784e640d3890f27bbaf9af34666a725c8c380b2d0f9a96"
    ),
    (
      "symbol=BTCUSDT&leverage=20&timestamp=1790000000000", "",
      "5f08b35c906c6243058c78e32a5be177243cd0bd7eb4535dde442adb93fea4e8"
    ),
  ]

  private func verifies(_ target: String, _ body: String, _ signature: String) throws -> Bool {
    let key = PracticeKey(
      account: "ztdx", venue: .ztdx, apiKey: "ztdx-test-key-0001",
      apiSecret: "ztdx-test-secret-0001")
    let store = try SecretStore(keys: [key])
    let request = Request(method: "POST", target: target, body: Array(body.utf8))
    return ZTDXDialect.payloads(of: request).contains {
      store.verifies(signature, of: $0, apiKey: key.apiKey)
    }
  }

  @Test(arguments: examples.indices) func `a worked example verifies and nothing near it does`(
    index: Int
  ) throws {
    let (query, body, signature) = Self.examples[index]
    let target = "/x?" + query + "&signature=" + signature
    #expect(try verifies(target, body, signature))
    #expect(try verifies("/x?signature=" + signature + "&" + query, body, signature))
    #expect(try !verifies(target, body, signature.uppercased()))
    #expect(try !verifies(target, body + " ", signature))
    #expect(try !verifies("/x?" + query + "0&signature=" + signature, body, signature))
  }

  @Test func `a query that was signed decoded verifies at the second try`() throws {
    let secret = try SecretBytes(text: "ztdx-test-secret-0001")
    let signed = Array("symbol=BTC/USDT&timestamp=1".utf8)
    let signature = Hexadecimal.encode(HMACSHA256.code(of: signed, key: secret))
    #expect(try verifies("/x?symbol=BTC%2FUSDT&timestamp=1&signature=" + signature, "", signature))
  }
}
