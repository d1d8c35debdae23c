import LeverDomain
import Testing

struct ContractSymbolTests {
  @Test(arguments: ["BTCUSDT", "BTC-USDT", "1000PEPEUSDT", "币安人生USDT", "BTC/INR", "NCSK_2USD-USDT"])
  func `symbols as venues spell them are taken`(text: String) {
    #expect(ContractSymbol(text)?.text == text)
  }

  @Test(arguments: [
    "", "BTC USDT", "BTC\u{1B}[31m", "BTC\u{202E}", "BTC\u{200B}", "BTC&x=1", "BTC?", "%41",
    String(repeating: "A", count: 41), "BTC\n",
  ])
  func `anything that could do harm is no symbol`(text: String) {
    #expect(ContractSymbol(text) == nil)
  }
}
