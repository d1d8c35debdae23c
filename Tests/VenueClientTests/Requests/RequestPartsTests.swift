import Foundation
import LeverDomain
import OrderedJSON
import Testing

@testable import VenueClient

struct RequestPartsTests {
  @Test(arguments: [
    "https://api.example.com", "HTTPS://api.example.com/", "https://api.example.com:8443",
    "http://127.0.0.1:8081", "http://127.9.9.9", "http://localhost:80", "http://[::1]:9000/",
  ])
  func `HTTPS anywhere and plain HTTP to loopback are taken`(_ text: String) throws {
    let address = try BaseAddress(text)
    #expect(!address.text.hasSuffix("/"))
  }

  @Test(arguments: [
    "", "http://api.example.com", "http://127.0.0.1.evil.com", "http://127.0.0.1@evil.com",
    "http://localhost.evil.com", "ftp://127.0.0.1", "api.example.com", "https://", "http://[::2]",
    "http://128.0.0.1", "https://a b.com", "https://host/path", "http://127.0.0.256",
  ])
  func `anything else is refused`(_ text: String) {
    let error = #expect(throws: VenueError.self) { try BaseAddress(text) }
    #expect(error?.kind == .insecureAddress)
  }

  @Test(arguments: [
    ("a b", "a%20b"), ("first%3DX", "first%253DX"), ("币USDT", "%E5%B8%81USDT"),
    ("a+b&c", "a%2Bb%26c"),
    ("A-z_0.~", "A-z_0.~"),
  ])
  func `values are encoded so that decoding once gives them back`(
    _ raw: String, _ encoded: String
  ) {
    #expect(PercentEncoding.encode(raw) == encoded)
    #expect(PercentEncoding.decodeForm(encoded) == raw)
  }

  @Test(arguments: [("a+b", "a b"), ("100%", "100%"), ("%zz", "%zz"), ("%4", "%4")])
  func `form decoding takes what it can`(_ encoded: String, _ decoded: String) {
    #expect(PercentEncoding.decodeForm(encoded) == decoded)
  }

  @Test func `a body keeps its order and escapes its texts`() throws {
    let request = VenueRequest(
      ZTDX.Endpoints.setLeverage,
      json: [
        "b": .string("a\"\\\n"), "a": .integer(-1), "c": .leverage(try Leverage("12.50")),
      ])
    #expect(
      String(decoding: request.body, as: UTF8.self) == #"{"b":"a\"\\\n","a":-1,"c":12.5}"#)
  }

  @Test func `a changing request cannot pass for a reading one`() throws {
    let change = CoinSwitchFutures.Endpoints.changeLeverage(
      of: try Samples.symbol(.coinswitchFutures), to: try Leverage("5"))
    let error = #expect(throws: VenueError.self) { try SignableRequest(reading: change) }
    #expect(error?.kind == .readOnly)
  }
}
