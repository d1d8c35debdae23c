import Testing

@testable import VenueSimulator

private let path = "/v5/position/set-leverage"
private let list = "/v5/position/list"

private func order(_ symbol: String, _ long: String, _ short: String? = nil) -> String {
  #"{"category":"linear","symbol":"\#(symbol)","buyLeverage":"\#(long)","sellLeverage":"\#(short ?? long)"}"#
}

@Suite struct `CoinSwitch HFT variants` {
  private func venue(_ variant: VenueVariant) throws -> PracticeVenue {
    try PracticeVenue(.coinSwitchHFT) { $0.variants = [variant] }
  }

  @Test func `the position list may want a symbol`() throws {
    let strict = try venue(.hftListNeedsSymbol)
    let refused = try strict.call("GET", list, "category=linear")
    #expect(refused["retCode"]?.integer == 10001)
    #expect(refused["retMsg"]?.string?.contains("symbol") == true)
    #expect(
      try strict.call("GET", list, "category=linear&symbol=DOGEUSDT").count("result", "list") == 1)
  }

  @Test func `the position list may hold flat rows`() throws {
    let plain = try PracticeVenue(.coinSwitchHFT)
    let flat = try venue(.hftListIncludesFlat)
    for venue in [plain, flat] {
      _ = try venue.call("POST", path, json: order("BTCUSDT", "7"))
    }
    func rows(_ venue: PracticeVenue) throws -> String {
      try venue.call("GET", list, "category=linear&limit=200").text
    }
    #expect(try !rows(plain).contains(#""size":"0""#))
    #expect(try rows(flat).contains(#""symbol":"BTCUSDT","side":"","size":"0""#))
  }

  @Test func `lists may end as the printed samples do`() throws {
    let short = try venue(.hftSampleFieldsOnly)
    let position = try short.call("GET", list, "category=linear&symbol=DOGEUSDT")
    guard case .object(let members)? = position["result", "list", "0"] else {
      Issue.record("no row")
      return
    }
    #expect(
      members.map(\.name).sorted() == [
        "autoAddMargin", "avgPrice", "createdTime", "cumRealisedPnl", "leverage", "markPrice",
        "positionIM", "positionIdx", "positionMM", "positionStatus", "positionValue", "side",
        "size", "symbol", "tradeMode", "unrealisedPnl", "updatedTime",
      ])
    #expect(position["retExtInfo"] == nil && position["time"] == nil)
    #expect(position["result", "nextPageCursor"] == nil)
    let orders = try short.call("GET", "/v5/order/realtime", "category=linear&symbol=SOLUSDT")
    #expect(orders.count("result", "list") == 1)
    #expect(orders["time"] == nil)
  }

  @Test func `leverage may be told with two places`() throws {
    let spelled = try venue(.hftLeverageTwoPlaces)
    let row = try spelled.call("GET", list, "category=linear&symbol=BTCUSDT")
    #expect(row["result", "list", "0", "leverage"] == "10.00")
  }

  @Test func `not modified may come in other words, never in another code`() throws {
    let reworded = try venue(.hftNotModifiedText)
    let answer = try reworded.call("POST", path, json: order("BTCUSDT", "10"))
    #expect(answer["retCode"]?.integer == 110043)
    #expect(answer["retMsg"] != "leverage not modified")
  }

  @Test func `an unknown symbol may have a code of its own`() throws {
    let other = try venue(.hftUnknownSymbol10029)
    #expect(
      try other.call("POST", path, json: order("NOPEUSDT", "5"))["retCode"]?.integer == 10029)
    #expect(
      try other.call("GET", list, "category=linear&symbol=NOPEUSDT")["retCode"]?.integer == 10029)
  }

  @Test func `a large position lowers no maximum by the document`() throws {
    let plain = try PracticeVenue(.coinSwitchHFT)
    plain.simulator.openPosition(
      venue: "coinswitch-hft", account: "coinswitch-hft", symbol: "BTCUSDT", size: "100")
    #expect(try plain.call("POST", path, json: order("BTCUSDT", "100"))["retCode"]?.integer == 0)
  }

  @Test func `cross margin may want equal sides`() throws {
    for variants in [[], [VenueVariant.hftCrossSidesEqual]] as [Set<VenueVariant>] {
      let hedged = try PracticeVenue(.coinSwitchHFT) { $0.variants = variants }
      hedged.simulator.setHedgeMode(true, venue: "coinswitch-hft", account: "coinswitch-hft")
      let apart = try hedged.call("POST", path, json: order("BTCUSDT", "5", "6"))
      #expect(apart["retCode"]?.integer == (variants.isEmpty ? 0 : 110036))
      #expect(hedged.held("BTCUSDT") == (variants.isEmpty ? "5/6" : "10/10"))
    }
  }

  @Test func `an account that was never funded is refused on its own paths`() throws {
    let unfunded = try venue(.hftUnprovisioned)
    #expect(try unfunded.call("GET", "/v5/market/time").status == 200)
    for (method, target, query, body) in [
      ("GET", list, "category=linear&symbol=BTCUSDT", nil),
      ("GET", "/v5/account/wallet-balance", "accountType=UNIFIED", nil),
      ("POST", path, "", order("BTCUSDT", "5")),
    ] as [(String, String, String, String?)] {
      let refused = try unfunded.call(method, target, query, json: body)
      #expect(refused.status == 401)
      #expect(refused["request_id"]?.string != nil)
    }
    #expect(unfunded.held("BTCUSDT") == "10/10")
  }
}
