import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct BingXDecodingTests {
  private func payload(_ name: String) throws -> VenueAnswer { try Payload.answer(.bingx, name) }

  @Test func `the contract list has no limits`() throws {
    let instrument = try #require(try BingX().instruments(in: payload("contracts")).first)
    #expect(instrument.symbol.text == "BTC-USDT")
    #expect(instrument.baseAsset.text == "BTC")
    #expect(instrument.quoteAsset.text == "USDT")
    #expect(instrument.status == .tradable)
    #expect(instrument.limits == nil)
  }

  @Test(arguments: [
    ("1", "\"true\"", "true", true), ("1", "true", "\"true\"", true),
    ("\"1\"", "true", "true", true), ("1", "\"false\"", "true", false),
    ("25", "true", "true", false), ("5", "true", "true", false), ("0", "true", "true", false),
    ("77", "true", "true", false),
  ])
  func `a contract is tradable when it is online and open to the API both ways`(
    _ status: String, _ open: String, _ close: String, _ isTradable: Bool
  ) throws {
    let body = """
      {"code":0,"data":[{"symbol":"X-USDT","status":\(status),"apiStateOpen":\(open),
      "apiStateClose":\(close)}]}
      """
    let instrument = try BingX().instruments(in: VenueAnswer(text: body)).first
    #expect(instrument?.status.isTradable == isTradable)
  }

  @Test func `the setting comes with the maximum, and a minimum of 1 is assumed`() throws {
    let reading = try BingX().leverage(
      of: try Samples.symbol(.bingx), in: payload("get-leverage"))
    #expect(reading.values == LeverageSetting(both: try Leverage("20")))
    #expect(reading.limits?.minimum.description == "1")
    #expect(reading.limits?.maximum.description == "150")
    #expect(reading.maximumPositionValue == 100_000_000)
  }

  @Test func `sides that differ are both shown, and the lower maximum holds`() throws {
    let body = """
      {"code":0,"data":{"longLeverage":"20","shortLeverage":"7","maxLongLeverage":"150",
      "maxShortLeverage":"125"}}
      """
    let reading = try BingX().leverage(
      of: try Samples.symbol(.bingx), in: VenueAnswer(text: body))
    #expect(reading.values?.long.description == "20")
    #expect(reading.values?.short.description == "7")
    #expect(reading.limits?.maximum.description == "125")
  }

  @Test(arguments: [
    (#""true""#, PositionMode.hedge), ("true", .hedge), (#""false""#, .oneWay), ("false", .oneWay),
  ])
  func `the mode is read from text and from a truth value`(
    _ value: String, _ mode: PositionMode
  ) throws {
    let body = VenueAnswer(text: #"{"code":0,"data":{"dualSidePosition":\#(value)}}"#)
    #expect(try BingX().positionMode(in: body) == mode)
  }

  @Test func `an unclear mode is unreadable, never guessed`() {
    for value in ["null", "\"yes\"", "{}"] {
      let body = VenueAnswer(text: #"{"code":0,"data":{"dualSidePosition":\#(value)}}"#)
      #expect(throws: VenueError.self) { try BingX().positionMode(in: body) }
    }
  }

  @Test func `a short and a long position are read`() throws {
    let short = try #require(try BingX().positions(in: payload("positions-short")).first)
    #expect(short.side == .short)
    #expect(short.size == Decimal(string: "0.2"))
    #expect(short.identifier?.text == "1735000000000000052")
    #expect(short.liquidationPrice == Decimal(string: "294.16914617776246"))
    #expect(short.leverage?.description == "5")
    let long = try BingX().positions(in: payload("positions-long")).first
    #expect(long?.side == .long)
    #expect(long?.leverage?.description == "5")
  }

  @Test(arguments: [
    #"{"code":0,"data":[]}"#, #"{"code":0,"data":null}"#, #"{"code":0}"#, #"{"code":0,"data":{}}"#,
    #"{"code":0,"data":[{"symbol":"BTC-USDT","positionSide":"LONG","positionAmt":"0.0"}]}"#,
  ])
  func `no position is told in several ways`(_ body: String) throws {
    #expect(try BingX().positions(in: VenueAnswer(text: body)).isEmpty)
  }

  @Test func `a position without a side has the sign of its amount`() throws {
    let body = #"{"code":0,"data":[{"symbol":"A-USDT","positionSide":"BOTH","positionAmt":-3}]}"#
    #expect(try BingX().positions(in: VenueAnswer(text: body)).first?.side == .short)
  }

  @Test func `orders come in an object or bare, with identifiers beyond 2^53 intact`() throws {
    let wrapped = try Payload.text(.bingx, "open-orders")
    let list = wrapped.components(separatedBy: #""orders":"#)[1].dropLast(3)
    let bare = #"{"code":0,"data":"# + list + "}"
    for body in [wrapped, bare] {
      let orders = try BingX().orders(in: VenueAnswer(text: body))
      #expect(orders.map(\.identifier.text) == ["1736012449498123456"])
      #expect(orders.first?.side == .sell)
      #expect(orders.first?.price == 70000)
    }
  }

  @Test(arguments: [
    #"{"code":0,"data":{"orders":[]}}"#, #"{"code":0,"data":{"orders":null}}"#,
    #"{"code":0,"data":[]}"#, #"{"code":0,"data":null}"#, #"{"code":0}"#,
  ])
  func `no order is told in several ways`(_ body: String) throws {
    #expect(try BingX().orders(in: VenueAnswer(text: body)).isEmpty)
  }

  @Test func `tiers come lowest first and without leverage`() throws {
    let tiers = try BingX().tiers(in: payload("margin-tiers"))
    #expect(tiers.map(\.floor) == [0, 150_000])
    #expect(tiers.map(\.cap) == [150_000, 900_000])
    #expect(tiers.allSatisfy { $0.maximumLeverage == nil })
    #expect(tiers.first?.maintenanceMarginRate == Decimal(string: "0.0038"))
  }

  @Test func `permissions are read in both forms`() throws {
    let numbers = try BingX().keyReport(in: payload("permissions"))
    #expect(numbers.mayChangeLeverage == true)
    #expect(numbers.mayWithdraw == false)
    #expect(numbers.permissions.map(\.text) == ["read", "perpetual futures trading"])
    let flags = try BingX().keyReport(in: payload("restrictions"))
    #expect(flags.mayChangeLeverage == false)
    #expect(flags.mayWithdraw == nil)
    let inEnvelope = VenueAnswer(
      text: #"{"code":0,"msg":"","data":{"permissions":["2",5]}}"#)
    #expect(try BingX().keyReport(in: inEnvelope).mayWithdraw == true)
  }

  @Test func `the echo belongs to the symbol that was sent`() throws {
    let btc = try Samples.symbol(.bingx)
    let acceptance = try BingX().acceptance(of: btc, in: payload("set-leverage"))
    #expect(acceptance.echo?.description == "10")
    #expect(acceptance.positionCaps.isEmpty)
    let other = try #require(ContractSymbol("ETH-USDT"))
    #expect(throws: VenueError.self) {
      try BingX().acceptance(of: other, in: payload("set-leverage"))
    }
  }

  @Test func `the caps of the page's table are kept, and those of the later reference`() throws {
    let btc = try Samples.symbol(.bingx)
    let body = VenueAnswer(
      text:
        #"""
        {"code":0,"msg":"","data":{"leverage":13,"symbol":"BTC-USDT","availableLongVol":"20.4655",
         "availableShortVol":20.5,"availableLongVal":"1762415.2","availableShortVal":"1762416",
         "maxPositionLongVal":"100000000.0","maxPositionShortVal":"90000000","availableVol":"7",
         "maxVol":"x"}}
        """#)
    let caps = try BingX().acceptance(of: btc, in: body).positionCaps
    #expect(
      caps.amounts == [
        .availableLongVolume: try decimal("20.4655"), .availableShortVolume: try decimal("20.5"),
        .availableLongValue: try decimal("1762415.2"), .availableShortValue: 1_762_416,
        .maximumLongValue: 100_000_000, .maximumShortValue: 90_000_000, .availableVolume: 7,
      ])
  }

  private func decimal(_ text: String) throws -> Decimal { try #require(Decimal(string: text)) }
}
