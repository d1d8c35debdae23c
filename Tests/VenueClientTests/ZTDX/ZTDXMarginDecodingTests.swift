import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct ZTDXMarginDecodingTests {
  private func payload(_ name: String) throws -> VenueAnswer { try Payload.answer(.ztdx, name) }

  @Test func `the wallet is the row of the asset asked for`() throws {
    #expect(
      try ZTDX().wallet(of: "USDT", in: payload("balance"))
        == Wallet(
          currency: "USDT", balance: Decimal(string: "1000.5"),
          available: Decimal(string: "900.5")))
    #expect(try ZTDX().wallet(of: "USDC", in: payload("balance")) == nil)
  }

  @Test func `the margin mode is read, and a position shows its own`() throws {
    #expect(try ZTDX().marginMode(in: payload("margin-type")) == .cross)
    let positions = try ZTDX().positions(in: payload("position-risk-short"))
    #expect(positions.map(\.marginMode) == [.cross])
  }

  @Test(arguments: ["{}", #"{"symbol":null,"marginType":""}"#, #"{"marginType":[1]}"#])
  func `no margin mode is unreadable, never guessed`(_ body: String) {
    #expect(throws: VenueError.self) { try ZTDX().marginMode(in: VenueAnswer(text: body)) }
  }
}
