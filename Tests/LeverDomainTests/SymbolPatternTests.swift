import LeverDomain
import Testing

@Suite struct SymbolPatternTests {
  @Test(arguments: [
    ("BTC*", "BTCUSDT", true), ("btc*", "BTC-USDT", true), ("*USDT", "BTCUSDT", true),
    ("B?CUSDT", "BTCUSDT", true), ("*", "X", true), ("*T*S*", "BTCUSDT", true),
    ("BTC", "BTCUSDT", false), ("BTC?", "BTC", false), ("*X", "BTCUSDT", false), ("", "A", false),
    ("币安*", "币安人生USDT", true), ("**A**", "A", true),
  ])
  func `a pattern matches whole symbols, whatever their case`(
    pattern: String, symbol: String, isMatch: Bool
  ) throws {
    #expect(SymbolPattern(pattern).matches(try #require(ContractSymbol(symbol))) == isMatch)
  }

  @Test func `many stars take no long time`() throws {
    let pattern = SymbolPattern(String(repeating: "*A", count: 200))
    let symbol = try #require(ContractSymbol(String(repeating: "A", count: 39) + "B"))
    #expect(!pattern.matches(symbol))
  }
}
