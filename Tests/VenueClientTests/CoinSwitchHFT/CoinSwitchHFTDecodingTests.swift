import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct CoinSwitchHFTDecodingTests {
  private func payload(_ name: String) throws -> VenueAnswer {
    try Payload.answer(.coinswitchHFT, name)
  }

  private func reading(_ name: String) throws -> LeverageReading {
    CoinSwitchHFT().leverage(
      of: try Samples.symbol(.coinswitchHFT),
      in: try CoinSwitchHFT().positionRows(in: payload(name)).rows)
  }

  @Test func `an instrument has limits with a step of hundredths`() throws {
    let page = try CoinSwitchHFT().instruments(in: payload("instruments-info"))
    let limits = try #require(page.rows.first?.limits)
    #expect(limits.minimum.description == "1")
    #expect(limits.maximum.description == "100")
    #expect(limits.step.description == "0.01")
    #expect(limits.violation(of: try Leverage("12.34")) == nil)
    #expect(page.cursor == nil)
  }

  @Test func `both sides of hedge mode are read, and the open one is a position`() throws {
    let reading = try reading("positions-hedge")
    // What an open position carries is not the setting.
    #expect(
      reading.setting
        == .shownByPosition(
          LeverageSetting(long: try Leverage("12.34"), short: try Leverage("5"))))
    #expect(reading.values == nil)
    #expect(reading.positionMode == .hedge)
    let position = try #require(reading.positions?.first)
    #expect(reading.positions?.count == 1)
    #expect(position.side == .short)
    #expect(position.liquidationPrice == 219000)
  }

  @Test func `one-way mode has one value for both`() throws {
    let reading = try reading("positions-one-way")
    #expect(reading.values == LeverageSetting(both: try Leverage("10")))
    #expect(reading.positionMode == .oneWay)
    #expect(reading.positions == [])
  }

  @Test func `one side of hedge mode alone does not show the setting`() throws {
    let reading = try reading("positions-hedge-long")
    #expect(reading.setting == .notShown)
    #expect(reading.positionMode == .hedge)
    #expect(reading.positions?.first?.side == .long)
    #expect(reading.positions?.first?.size == Decimal(string: "0.005"))
  }

  @Test func `an empty list shows neither setting nor mode`() throws {
    let reading = try reading("positions-empty")
    #expect(reading.setting == .notShown)
    #expect(reading.positionMode == nil)
  }

  @Test func `a leverage of empty text is no leverage`() throws {
    let body = try Payload.text(.coinswitchHFT, "positions-one-way")
      .replacingOccurrences(of: #""leverage":"10""#, with: #""leverage":"""#)
    let rows = try CoinSwitchHFT().positionRows(in: VenueAnswer(text: body)).rows
    let reading = CoinSwitchHFT().leverage(
      of: try Samples.symbol(.coinswitchHFT), in: rows)
    #expect(reading.setting == .notShown)
    #expect(reading.positionMode == .oneWay)
  }

  @Test(arguments: [
    ("New", true), ("PartiallyFilled", true), ("Untriggered", true), ("Triggered", true),
    ("Filled", false), ("Cancelled", false), ("Rejected", false), ("Deactivated", false),
  ])
  func `closed orders in the list are left out`(_ status: String, _ isOpen: Bool) throws {
    let body = try Payload.text(.coinswitchHFT, "orders")
      .replacingOccurrences(of: #""New""#, with: "\"\(status)\"")
    let orders = try CoinSwitchHFT().orders(in: VenueAnswer(text: body)).rows
    #expect(orders.count == (isOpen ? 1 : 0))
  }

  @Test func `the mark price and the venue's time are exact`() throws {
    let symbol = try Samples.symbol(.coinswitchHFT)
    #expect(
      try CoinSwitchHFT().markPrice(of: symbol, in: payload("tickers"))?.value
        == Decimal(string: "109755.4"))
    #expect(try CoinSwitchHFT().clockTime(in: payload("time")) == 1_756_460_688_504)
  }
}
