import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct CoinSwitchHFTWalletTests {
  private func payload(_ name: String) throws -> VenueAnswer {
    try Payload.answer(.coinswitchHFT, name)
  }

  @Test func `the wallet is the whole account, counted in USD`() throws {
    #expect(
      try CoinSwitchHFT().wallet(in: payload("wallet-balance"))
        == Wallet(
          currency: "USD", balance: Decimal(string: "1207.44"),
          available: Decimal(string: "929.97")))
  }

  @Test func `with isolated margin nothing is said of what is available`() throws {
    let wallet = try CoinSwitchHFT().wallet(in: payload("wallet-balance-isolated"))
    #expect(wallet?.balance == Decimal(string: "1207.44"))
    #expect(wallet?.available == nil)
  }

  @Test func `no account is no wallet`() throws {
    let body = VenueAnswer(text: #"{"retCode":0,"result":{"list":[]}}"#)
    #expect(try CoinSwitchHFT().wallet(in: body) == nil)
  }

  @Test func `the risk limit of the rows is the largest position`() throws {
    let body = VenueAnswer(
      text:
        #"""
        {"retCode":0,"result":{"list":[
         {"symbol":"BTCUSDT","size":"0","positionIdx":1,"leverage":"5","riskLimitValue":"2000000"},
         {"symbol":"BTCUSDT","size":"0","positionIdx":2,"leverage":"9","riskLimitValue":"1500000"},
         {"symbol":"ETHUSDT","size":"0","positionIdx":0,"leverage":"9","riskLimitValue":""}]}}
        """#)
    let rows = try CoinSwitchHFT().positionRows(in: body).rows
    let bitcoin = try #require(ContractSymbol("BTCUSDT"))
    #expect(CoinSwitchHFT().leverage(of: bitcoin, in: rows).maximumPositionValue == 1_500_000)
    let ether = try #require(ContractSymbol("ETHUSDT"))
    #expect(CoinSwitchHFT().leverage(of: ether, in: rows).maximumPositionValue == nil)
  }
}
