import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct CoinSwitchFuturesWalletTests {
  private func payload(_ name: String) throws -> VenueAnswer {
    try Payload.answer(.coinswitchFutures, name)
  }

  @Test func `the wallet is the row of the asset asked for, not the first`() throws {
    let wallet = try CoinSwitchFutures().wallet(of: "USDT", in: payload("wallet-balance"))
    #expect(
      wallet
        == Wallet(
          currency: "USDT", balance: Decimal(string: "1040.25"),
          available: Decimal(string: "990.125")))
    let rupees = try CoinSwitchFutures().wallet(of: "inr", in: payload("wallet-balance"))
    #expect(rupees?.currency == "INR")
    #expect(try CoinSwitchFutures().wallet(of: "BTC", in: payload("wallet-balance")) == nil)
  }

  @Test(arguments: [#"{"message":"nothing"}"#, #"{"data":{}}"#, "[]"])
  func `an answer without balances is unreadable, never an empty wallet`(_ body: String) {
    #expect(throws: VenueError.self) {
      try CoinSwitchFutures().wallet(of: "USDT", in: VenueAnswer(text: body))
    }
  }

  @Test func `an odd row does not hide the others`() throws {
    let body = #"""
      {"data":{"base_asset_balances":[{"balances":7},{"base_asset":"usdt","balances":{"total_balance":12.5}}]}}
      """#
    #expect(
      try CoinSwitchFutures().wallet(of: "USDT", in: VenueAnswer(text: body))
        == Wallet(currency: "USDT", balance: Decimal(string: "12.5"), available: nil))
  }

  @Test func `a position shows how its margin is held`() throws {
    let positions = try CoinSwitchFutures().positions(in: payload("positions-short"))
    #expect(positions.map(\.marginMode) == [.isolated])
  }
}
