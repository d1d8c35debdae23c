import Testing

@testable import Transport

struct HTTPAddressTests {
  @Test(arguments: [
    ("https://open-api.bingx.com/openApi?x=1", "https://open-api.bingx.com", "/openApi?x=1"),
    ("HTTPS://Host:8443", "https://Host:8443", "/"),
    ("https://host?x=1", "https://host", "/?x=1"),
    ("http://127.0.0.1:8081/a/../b", "http://127.0.0.1:8081", "/a/../b"),
    ("http://127.255.0.1", "http://127.255.0.1", "/"),
    ("http://localhost:1/", "http://localhost:1", "/"),
    ("http://[::1]:8081/x", "http://[::1]:8081", "/x"),
  ])
  func `an address is taken apart without being changed`(
    text: String, origin: String, target: String
  ) throws {
    let address = try HTTPAddress(text)
    #expect(address.origin == origin)
    #expect(address.target == target)
  }

  @Test(arguments: [
    ("http://example.com/", HTTPAddressError.insecure),
    ("http://127.0.0.1.example.com/", .insecure),
    ("ftp://127.0.0.1/", .unsupportedScheme),
    ("https://user:word@host/", .holdsCredentials),
    ("host/path", .malformed),
    ("https://host:0/", .malformed),
    ("https://host/ö", .malformed),
  ])
  func `what is wrong with an address is said`(text: String, problem: HTTPAddressError) {
    #expect(throws: problem) { try HTTPAddress(text) }
  }
}
