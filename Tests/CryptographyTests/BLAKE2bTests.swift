import Cryptography
import Testing

struct BLAKE2bTests {
  // By coreutils' b2sum -l 256, which shares no code with libsodium.
  @Test(arguments: [
    ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
    ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
    (
      String(repeating: "a", count: 1000),
      "e00b0ddbf1e2cdaf5c898e1a5e8826ea3a2c339bcf2a478da2e5fca9ff126672"
    ),
  ])
  func `a hash is what another program computes`(text: String, hash: String) {
    #expect(Hexadecimal.encode(BLAKE2b.hash(text)) == hash)
    #expect(Hexadecimal.encode(BLAKE2b.hash(Array(text.utf8).span.bytes)) == hash)
  }
}
