import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct LooseValuesTests {
  private struct Holder<Value: Decodable>: Decodable { let value: Value }

  private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try VenueAnswer(text: #"{"value":\#(json)}"#).decode(Holder<Value>.self).value
  }

  @Test(arguments: [
    ("12.34", "12.34"), (#""12.34""#, "12.34"), ("0.1", "0.1"), (#""100.00""#, "100"),
    ("1e2", "100"), ("20", "20"), ("123456789012345678.25", "123456789012345678.25"),
  ])
  func `a number is exact as text and as a number`(_ json: String, _ value: String) throws {
    #expect(try decode(ExactNumber.self, json).decimal == Decimal(string: value))
  }

  @Test(arguments: [
    "null", "true", "{}", "[]", #""""#, #""12abc""#, #""1,5""#, #""NaN""#, #""Infinity""#, "1e999",
    #""0x10""#, #"" 1""#,
  ])
  func `what is no number reads as none`(_ json: String) throws {
    guard let number = try? decode(ExactNumber.self, json) else { return }
    #expect(number.decimal == nil)
    #expect(number.leverage == nil)
  }

  @Test(arguments: ["0", "-5", #""1e3""#, "1e30"])
  func `what is no leverage reads as none`(_ json: String) throws {
    #expect(try decode(ExactNumber.self, json).leverage == nil)
  }

  @Test func `an identifier beyond 2^53 keeps its digits`() throws {
    #expect(try decode(LooseText.self, "9223372036854775807").raw == "9223372036854775807")
  }

  @Test(arguments: [
    ("true", true), (#""true""#, true), (#""TRUE""#, true), ("1", true), ("false", false),
    (#""false""#, false), ("0", false),
  ])
  func `a truth value is read in every form`(_ json: String, _ value: Bool) throws {
    #expect(try decode(LooseText.self, json).flag == value)
  }

  @Test func `nesting beyond the bound is an error, not a crash`() {
    for text in ["[", #"{"value":"#] {
      let deep = VenueAnswer(text: String(repeating: text, count: 200_000))
      #expect(throws: VenueError.self) {
        try deep.decode(Holder<LooseText>.self)
      }
    }
  }

  @Test(arguments: [
    ("BTCUSDT", true, true), ("BTC-USDT", false, true), ("1000PEPE-USDT", false, true),
    ("币安人生USDT", true, false), ("btcusdt", false, false), ("BTC/USDT", false, false),
    ("BTC_USDT", false, false),
  ])
  func `each venue has its own alphabet`(
    _ text: String, _ isUnseparated: Bool, _ isHyphenated: Bool
  ) {
    #expect((SymbolAlphabet.unseparated.symbol(text) != nil) == isUnseparated)
    #expect((SymbolAlphabet.hyphenated.symbol(text) != nil) == (isHyphenated || text == "BTCUSDT"))
  }
}
