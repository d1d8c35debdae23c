import Testing

@testable import Cryptography

struct HMACSHA256Tests {
  /// RFC 4231, cases 1, 2, 3, 6 and 7.
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
    ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
  ])
  func `codes are those of the standard`(key: [UInt8], message: [UInt8], code: String) throws {
    var key = key
    let secret = try SecretBytes(wiping: &key)
    #expect(Hexadecimal.encode(HMACSHA256.code(of: message, key: secret)) == code)
  }

  /// BingX documentation, an older page whose example verifies; read 2026-11-21.
  @Test func `a code is that of the venue's example`() throws {
    let secret = try SecretBytes(
      text: "UuGuyEGt6ZEkpUObCYCmIfh0elYsZVh80jlYwpJuRZEw70t6vomMH7Sjmf94ztSI")
    let message = "quoteOrderQty=20&side=BUY&symbol=ETHUSDT&timestamp=1649404670162&type=MARKET"
    #expect(
      Hexadecimal.encode(HMACSHA256.code(of: message.utf8, key: secret))
        == "428a3c383bde514baff0d10d3c20e5adfaacaf799e324546dafe5ccc480dd827")
  }

  @Test func `codes match only when they are equal`() {
    #expect(HMACSHA256.matches([1, 2, 3], [1, 2, 3]))
    #expect(HMACSHA256.matches([], []))
    #expect(!HMACSHA256.matches([1, 2, 3], [1, 2, 4]))
    #expect(!HMACSHA256.matches([1, 2, 3], [1, 2]))
  }
}
