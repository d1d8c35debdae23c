import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct ZTDXDecodingTests {
  private func payload(_ name: String) throws -> VenueAnswer { try Payload.answer(.ztdx, name) }

  @Test(arguments: ["risk-params", "markets"])
  func `instruments are joined with the maxima of either list`(_ list: String) throws {
    let risks = try ZTDX().risks(in: payload(list))
    let instrument = try #require(
      try ZTDX().instruments(in: payload("exchange-info"), risks: risks).first)
    #expect(instrument.symbol.text == "BTCUSDT")
    #expect(instrument.status == .tradable)
    #expect(instrument.limits?.minimum.description == "1")
    #expect(instrument.limits?.maximum.description == "100")
    #expect(instrument.limits?.step.description == "1")
    #expect(instrument.maximumPositionValue == 10_000_000)
    #expect(instrument.maintenanceMarginRate == Decimal(string: "0.005"))
  }

  @Test func `an instrument without a known maximum has no limits`() throws {
    let instruments = try ZTDX().instruments(in: payload("exchange-info"), risks: [:])
    #expect(instruments.count == 1)
    #expect(instruments.first?.limits == nil)
  }

  @Test(arguments: ["HALT", "CLOSE"])
  func `an instrument that is halted or closed names the venue's word`(_ word: String) throws {
    let body = try Payload.text(.ztdx, "exchange-info")
      .replacingOccurrences(of: "\"TRADING\"", with: "\"\(word)\"")
    let instrument = try ZTDX().instruments(in: VenueAnswer(text: body), risks: [:]).first
    #expect(instrument?.status == .notTradable(VenueText(cleaning: word)))
  }

  @Test func `the sign of the amount tells the side`() throws {
    let long = try #require(try ZTDX().positions(in: payload("position-risk-long")).first)
    #expect(long.side == .long)
    #expect(long.size == Decimal(string: "0.001"))
    #expect(long.liquidationPrice == nil)
    #expect(long.leverage?.description == "20")
    let short = try ZTDX().positions(in: payload("position-risk-short")).first
    #expect(short?.side == .short)
    #expect(try ZTDX().positions(in: payload("empty")).isEmpty)
  }

  @Test func `an order has a textual identifier`() throws {
    let order = try #require(try ZTDX().orders(in: payload("open-orders")).first)
    #expect(order.identifier.text == "0b8f3a52-3c45-4d7e-9f10-aabbccddeeff")
    #expect(order.side == .buy)
    #expect(order.createdAt == TestTime.start)
    #expect(try ZTDX().orders(in: payload("empty")).isEmpty)
  }

  @Test func `tiers name their leverage`() throws {
    let tiers = try ZTDX().tiers(
      of: try Samples.symbol(.ztdx), in: payload("leverage-brackets"))
    #expect(tiers.map { $0.maximumLeverage?.description } == ["100", "50"])
    #expect(tiers.map(\.cap) == [50_000, 250_000])
  }

  @Test func `the echo is the value for the symbol that was sent`() throws {
    let btc = try Samples.symbol(.ztdx)
    let acceptance = try ZTDX().acceptance(of: btc, in: payload("set-leverage"))
    #expect(acceptance.echo?.description == "20")
    #expect(acceptance.positionCaps.amounts == [.maximumValue: 1_000_000])
    let other = try #require(ContractSymbol("ETHUSDT"))
    #expect(throws: VenueError.self) {
      try ZTDX().acceptance(of: other, in: payload("set-leverage"))
    }
  }

  @Test func `a price of zero is no price`() throws {
    let body = VenueAnswer(text: #"{"symbol":"XUSDT","markPrice":"0","time":1}"#)
    #expect(try ZTDX().markPrice(in: body) == nil)
    #expect(
      try ZTDX().markPrice(in: payload("premium-index"))?.value == Decimal(string: "58123"))
  }

  @Test func `the mode is one-way`() throws {
    #expect(try ZTDX().positionMode(in: payload("dual")) == .oneWay)
  }
}
