import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct BingXMarginDecodingTests {
  private func payload(_ name: String) throws -> VenueAnswer { try Payload.answer(.bingx, name) }

  @Test func `the wallet is the row of the asset asked for, wherever it stands`() throws {
    let wallet = try BingX().wallet(of: "USDT", in: payload("balance-assets"))
    #expect(
      wallet == Wallet(currency: "USDT", balance: 300, available: Decimal(string: "250.75")))
    let other = try BingX().wallet(of: "USDC", in: payload("balance-assets"))
    #expect(other?.available == Decimal(string: "12.5"))
    #expect(try BingX().wallet(of: "BTC", in: payload("balance-assets")) == nil)
  }

  @Test func `the demo host's own asset stands for every other, under its own name`() throws {
    let wallet = try BingX().wallet(of: "USDT", in: payload("balance-demo"))
    #expect(wallet?.currency == "VST")
    #expect(wallet?.available == 99000)
  }

  @Test(arguments: [
    #"{"code":0,"data":[]}"#, #"{"code":0,"data":null}"#, #"{"code":0}"#,
  ])
  func `no row is no wallet`(_ body: String) throws {
    #expect(try BingX().wallet(of: "USDT", in: VenueAnswer(text: body)) == nil)
  }

  @Test func `an empty amount is not known, never zero`() throws {
    let body = #"{"code":0,"data":[{"asset":"USDT","balance":"","availableMargin":""}]}"#
    #expect(
      try BingX().wallet(of: "USDT", in: VenueAnswer(text: body))
        == Wallet(currency: "USDT", balance: nil, available: nil))
  }

  @Test(arguments: [
    ("CROSSED", MarginMode.cross), ("ISOLATED", .isolated), ("isolated", .isolated),
    ("SEPARATE_ISOLATED", .other("SEPARATE_ISOLATED")), ("\\u001b[31mNEW\\u202e", .other("NEW")),
  ])
  func `a margin mode that is not known keeps the venue's word, cleaned`(
    _ word: String, _ mode: MarginMode
  ) throws {
    let body = VenueAnswer(text: #"{"code":0,"msg":"","data":{"marginType":"\#(word)"}}"#)
    #expect(try BingX().marginMode(in: body) == mode)
  }

  @Test(arguments: [#"{"marginType":""}"#, "{}", "null", #"{"marginType":null}"#])
  func `no margin mode is unreadable, never guessed`(_ data: String) {
    let body = VenueAnswer(text: #"{"code":0,"data":\#(data)}"#)
    #expect(throws: VenueError.self) { try BingX().marginMode(in: body) }
  }

  @Test(arguments: [
    ("true", MarginMode?.some(.isolated)), ("false", .some(.cross)), (#""true""#, .some(.isolated)),
    ("null", nil),
  ])
  func `a position shows how its margin is held`(_ isolated: String, _ mode: MarginMode?) throws {
    let body =
      #"{"code":0,"data":[{"symbol":"A-USDT","positionSide":"LONG","positionAmt":"1","isolated":\#(isolated)}]}"#
    #expect(try BingX().positions(in: VenueAnswer(text: body)).map(\.marginMode) == [mode])
  }
}
