import Testing

@testable import VenueSimulator

private let path = "/fapi/v1/leverage"

@Suite struct `ZTDX variants` {
  private func venue(_ variants: VenueVariant...) throws -> PracticeVenue {
    try PracticeVenue(.ztdx) { $0.variants = Set(variants) }
  }

  private func change(_ venue: PracticeVenue, _ symbol: String, _ leverage: Int) throws -> Reply {
    try venue.call("POST", path, json: #"{"symbol":"\#(symbol)","leverage":\#(leverage)}"#)
  }

  @Test func `a form body is taken, and the query wins over it`() throws {
    let venue = try venue()
    let signed = try venue.signed("POST", path, "leverage=7", json: "symbol=BTCUSDT&leverage=9")
    let form = Request(
      method: "POST", target: signed.target,
      headers: signed.headers.filter { $0.name != "Content-Type" } + [
        Header("Content-Type", "application/x-www-form-urlencoded")
      ], body: signed.body)
    #expect(venue.send(form).status == 200)
    #expect(venue.held("BTCUSDT") == "7/7")
  }

  @Test func `a change in the query is told apart as a change`() throws {
    let venue = try PracticeVenue(.ztdx, faults: [Fault(.internalError, method: "CHANGE")])
    #expect(try venue.call("POST", path, "symbol=BTCUSDT&leverage=20").status == 500)
    #expect(venue.held("BTCUSDT") == "100/100")
  }

  @Test func `a wrong clock may be a question of authentication`() throws {
    let refused = try venue(.ztdxClock401).call("GET", "/fapi/v2/balance", at: 1)
    #expect(refused.status == 401)
    #expect(refused["code"]?.integer == -1021)
  }

  @Test func `a suspended market may refuse a change`() throws {
    #expect(try change(try venue(), "FTTUSDT", 3).status == 200)
    let strict = try venue(.ztdxSuspendedRefused)
    #expect(try change(strict, "FTTUSDT", 3)["code"]?.integer == -1121)
    #expect(try change(strict, "BTCUSDT", 3).status == 200)
  }

  @Test func `every market may begin above one`() throws {
    #expect(try change(try venue(), "BTCUSDT", 1).status == 200)
    let strict = try venue(.ztdxMinimum2)
    #expect(try change(strict, "BTCUSDT", 1)["code"]?.integer == -4028)
    #expect(try change(strict, "BTCUSDT", 2).status == 200)
  }

  @Test func `what was never set stands at the maximum, or elsewhere`() throws {
    #expect(try venue().held("BTCUSDT") == "100/100")
    #expect(try venue(.ztdxUnsetIs20).held("BTCUSDT") == "20/20")
  }

  @Test func `a lowered maximum leaves the stored value, or lowers it`() throws {
    for (variants, held) in [([], "50/50"), ([.ztdxClampsToMaximum], "25/25")]
      as [(Set<VenueVariant>, String)]
    {
      let venue = try PracticeVenue(.ztdx) { $0.variants = variants }
      #expect(try change(venue, "BTCUSDT", 50).status == 200)
      venue.simulator.setMaximumLeverage("25", venue: "ztdx", symbol: "BTCUSDT")
      #expect(venue.held("BTCUSDT") == held)
      venue.simulator.openPosition(venue: "ztdx", account: "ztdx", symbol: "BTCUSDT")
      let row = try venue.call("GET", "/fapi/v1/positionRisk", "symbol=BTCUSDT")["0", "leverage"]
      #expect(row?.string == held.split(separator: "/").first.map(String.init))
    }
  }

  @Test func `a position's row has the documented fields, or those of the server`() throws {
    func members(_ venue: PracticeVenue) throws -> [String] {
      let reply = try venue.call("GET", "/fapi/v1/positionRisk", "symbol=BNBUSDT")
      guard case .object(let members)? = reply["0"] else { return [] }
      return members.map(\.name)
    }
    let documented = try venue()
    #expect(
      try members(documented) == [
        "symbol", "positionAmt", "entryPrice", "breakEvenPrice", "markPrice", "unRealizedProfit",
        "liquidationPrice", "leverage", "maxNotionalValue", "marginType", "isolatedMargin",
        "isAutoAddMargin", "positionSide", "notional", "isolatedWallet", "updateTime",
      ])
    func row(_ venue: PracticeVenue, _ name: String) throws -> String? {
      try venue.call("GET", "/fapi/v1/positionRisk", "symbol=BNBUSDT")["0", name]?.string
    }
    #expect(try row(documented, "positionSide") == "BOTH")
    #expect(try row(documented, "positionAmt")?.hasPrefix("-") == true)
    let server = try venue(.ztdxPositionServerShape)
    #expect(try row(server, "positionSide") == "SHORT")
    #expect(try members(server).count == 13)
  }

  @Test func `a position's row may follow the setting, and its margin stays`() throws {
    let following = try venue(.ztdxPositionLeverageFollows)
    let before = try following.call("GET", "/fapi/v2/balance")["0", "availableBalance"]
    #expect(try change(following, "DOGEUSDT", 3).status == 200)
    let row = try following.call("GET", "/fapi/v1/positionRisk", "symbol=DOGEUSDT")
    #expect(row["0", "leverage"] == "3")
    #expect(try following.call("GET", "/fapi/v2/balance")["0", "availableBalance"] == before)
  }

  @Test func `the position mode may be told as in the sample`() throws {
    #expect(
      try venue(.ztdxDualSideTrue).call("GET", "/fapi/v1/positionSide/dual").text
        == #"{"dualSidePosition":true}"#)
  }
}
