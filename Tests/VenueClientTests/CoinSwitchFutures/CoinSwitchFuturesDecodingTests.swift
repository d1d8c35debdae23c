import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct CoinSwitchFuturesDecodingTests {
  private func payload(_ name: String) throws -> VenueAnswer {
    try Payload.answer(.coinswitchFutures, name)
  }

  private var btc: ContractSymbol {
    get throws { try Samples.symbol(.coinswitchFutures) }
  }

  @Test func `an instrument takes its symbol from the map's key`() throws {
    let instruments = try CoinSwitchFutures().instruments(in: payload("instrument-info"))
    let instrument = try #require(instruments.first)
    #expect(instruments.count == 1)
    #expect(instrument.symbol.text == "BTCUSDT")
    #expect(instrument.baseAsset.text == "BTC")
    #expect(instrument.quoteAsset.text == "USDT")
    #expect(instrument.status == .tradable)
    #expect(instrument.limits?.minimum.description == "1")
    #expect(instrument.limits?.maximum.description == "25")
    #expect(instrument.limits?.step.description == "1")
    #expect(instrument.maximumPositionValue == 1_000_000)
    #expect(instrument.maintenanceMarginRate == Decimal(string: "0.0056"))
  }

  @Test func `a map that is nested under its exchange is read too`() throws {
    let inner = try Payload.text(.coinswitchFutures, "instrument-info")
    let nested = #"{"data":{"EXCHANGE_2":"# + inner.dropFirst(8).dropLast() + "}"
    let instruments = try CoinSwitchFutures().instruments(in: VenueAnswer(text: nested))
    #expect(instruments.map(\.symbol.text) == ["BTCUSDT"])
  }

  @Test(arguments: [
    ("1.5", "25.9", "1", "2", "25", "1"), ("0.1", "3", "0.5", "1", "3", "1"),
    ("1", "20", "2.5", "1", "19", "3"), ("1", "1", "1", "1", "1", "1"),
  ])
  func `only whole multiples on the step are usable`(
    _ row: (String, String, String, String, String, String)
  ) throws {
    let body = """
      {"data":{"XUSDT":{"min_leverage":"\(row.0)","max_leverage":"\(row.1)",
      "leverage_step":\(row.2),"status":"TRADING"}}}
      """
    let limits = try CoinSwitchFutures().instruments(in: VenueAnswer(text: body)).first?.limits
    #expect(limits?.minimum.description == row.3)
    #expect(limits?.maximum.description == row.4)
    #expect(limits?.step.description == row.5)
  }

  @Test func `a symbol that is none is skipped, and a wide one survives`() throws {
    let row = #"{"min_leverage":"1","max_leverage":"5","leverage_step":1,"status":"TRADING"}"#
    let body =
      #"{"data":{"\u001b[31mEVIL":"# + row + #","币安人生USDT":"# + row
      + #","A B":"# + row + #","HALF":{"min_leverage":"1"}}}"#
    let instruments = try CoinSwitchFutures().instruments(in: VenueAnswer(text: body))
    #expect(instruments.map(\.symbol.text) == ["币安人生USDT"])
  }

  @Test func `an instrument that is not trading names the venue's word`() throws {
    let body =
      #"{"data":{"XUSDT":{"min_leverage":"1","max_leverage":"5","status":"SUSPENDED"}}}"#
    let instrument = try CoinSwitchFutures().instruments(in: VenueAnswer(text: body)).first
    #expect(instrument?.status == .notTradable("SUSPENDED"))
  }

  @Test func `the setting is read from text and the echo likewise`() throws {
    #expect(
      try CoinSwitchFutures().leverage(of: btc, in: payload("get-leverage")).description
        == "10")
    #expect(
      try CoinSwitchFutures().leverage(of: btc, in: payload("set-leverage")).description
        == "13")
  }

  @Test func `the setting of another symbol proves nothing`() throws {
    let other = try #require(ContractSymbol("ETHUSDT"))
    let error = try #require(throws: VenueError.self) {
      try CoinSwitchFutures().leverage(of: other, in: payload("get-leverage"))
    }
    #expect(error.kind == .unreadable)
  }

  @Test func `a long and a short position are told by their side`() throws {
    let long = try #require(
      try CoinSwitchFutures().positions(in: payload("positions-long")).first)
    #expect(long.side == .long)
    #expect(long.symbol.text == "DOGEUSDT")
    #expect(long.size == 65)
    #expect(long.identifier?.text == "8b81b763-df36-4c93-9bc8-9a93d65b8546")
    #expect(long.entryPrice == Decimal(string: "0.38607"))
    #expect(long.liquidationPrice == Decimal(string: "0.129122150942"))
    #expect(long.leverage?.description == "25")
    let short = try CoinSwitchFutures().positions(in: payload("positions-short")).first
    #expect(short?.side == .short)
  }

  @Test(arguments: [
    #"{"message":"There are no open Positions"}"#, #"{"data":[]}"#, #"{"data":null}"#,
    #"{"data":null,"message":"There are no open Positions"}"#,
  ])
  func `no position is told in several ways`(_ body: String) throws {
    #expect(try CoinSwitchFutures().positions(in: VenueAnswer(text: body)).isEmpty)
  }

  @Test(arguments: [
    #"{}"#, #"{"message":"Something else"}"#,
    #"{"data":[{"symbol":"BTCUSDT","position_side":"UP","position_size":"1"}]}"#,
    #"{"data":[{"symbol":"BTCUSDT","position_side":"LONG","position_size":"many"}]}"#,
  ])
  func `a position that is not understood is not hidden`(_ body: String) {
    #expect(throws: VenueError.self) {
      try CoinSwitchFutures().positions(in: VenueAnswer(text: body))
    }
  }

  @Test func `an order that works is listed with its facts`() throws {
    let orders = try CoinSwitchFutures().orders(in: payload("open-orders"))
    let order = try #require(orders.open.first)
    #expect(order.identifier.text == "01936c09-85a6-79d5-a7b8-d0e19daa9fbf")
    #expect(order.side == .buy)
    #expect(order.type.text == "LIMIT")
    #expect(order.price == 80000)
    #expect(order.quantity == 160)
    #expect(orders.cursor == 1_732_684_383_674)
    #expect(orders.rowCount == 1)
  }

  @Test(arguments: [
    ("RAISED", true), ("CANCELLATION_RAISED", true), ("UNTRIGGERED", true), ("NEW_WORD", true),
    ("EXECUTED", false), ("PARTIALLY_EXECUTED", false), ("CANCELLED", false), ("FAILED", false),
  ])
  func `an order counts as open unless it is finished`(_ status: String, _ isOpen: Bool) throws {
    let body = try Payload.text(.coinswitchFutures, "open-orders")
      .replacingOccurrences(of: "\"RAISED\"", with: "\"\(status)\"")
    let orders = try CoinSwitchFutures().orders(in: VenueAnswer(text: body))
    #expect(orders.open.count == (isOpen ? 1 : 0))
    #expect(orders.rowCount == 1)
  }

  @Test func `the mark price is exact`() throws {
    let price = try CoinSwitchFutures().markPrice(in: payload("ticker"))
    #expect(price?.value == Decimal(string: "95136.7"))
  }
}
