import Testing

@testable import VenueSimulator

/// What the venues tell of an account's money and of how margin is held: from one book, each in its
/// own words.
@Suite struct `Margin and money` {
  /// A desk with one position worth 1000 at 10x and one order worth 90 at 10x, of 500.
  private func venue(
    _ which: SimulatedVenue, enforcesRateLimits: Bool = false,
    _ symbol: String = "BTCUSDT", variants: Set<VenueVariant> = []
  ) throws -> PracticeVenue {
    let venue = try PracticeVenue(which, enforcesRateLimits: enforcesRateLimits) {
      $0.variants = variants
    }
    venue.site.withState { state in
      let key = venue.key.apiKey
      state.exchange.accounts[key]?.positions = []
      state.exchange.accounts[key]?.orders = []
      state.exchange.accounts[key]?.balance = Amount(500)
      state.exchange.accounts[key]?.settings[symbol] = Account.Setting(Amount(10))
      guard let instrument = state.exchange.instruments[symbol] else { return }
      state.exchange.open(
        positionIn: symbol, isLong: true, size: Amount(1000) / instrument.price, accountKey: key,
        now: 1)
      for status in [Order.Status.live, .untriggered, .cancelled] {
        state.exchange.accounts[key]?.orders.append(
          Order(
            identifier: Identifier(from: &state.exchange.identifiers), symbol: symbol, isBuy: true,
            status: status, size: Amount(1), price: Amount(90), leverage: Amount(10),
            createdAt: 1, updatedAt: 1))
      }
    }
    return venue
  }

  /// A number in text, cut after two places.
  private func money(_ value: JSONValue?) -> String? {
    value?.string.flatMap { Amount($0) }.map { ($0 + Amount(1, places: 4)).text(places: 2) }
  }

  @Test func `orders that would open something hold margin too`() throws {
    let held = try venue(.coinSwitchFutures).site.withState { $0.exchange.accounts.values.first }
    let account = try #require(held)
    #expect(account.orderMargin == Amount(9))
    #expect((account.usedMargin + Amount(1, places: 4)).text(places: 2) == "100.00")
    #expect((account.availableMargin + Amount(1, places: 4)).text(places: 2) == "391.00")
  }

  @Test func `CoinSwitch Futures tells USDT beside INR`() throws {
    let venue = try venue(.coinSwitchFutures)
    let reply = try venue.call("GET", "/trade/api/v2/futures/wallet_balance")
    #expect(reply["data", "base_asset_balances", "0", "base_asset"] == "INR")
    #expect(reply["data", "base_asset_balances", "1", "base_asset"] == "USDT")
    func amount(_ name: String) -> String? {
      money(reply["data", "base_asset_balances", "1", "balances", name])
    }
    #expect(amount("total_balance") == "500.00")
    #expect(amount("total_available_balance") == "391.00")
    #expect(amount("total_blocked_balance") == "109.00")
    #expect(amount("total_position_margin") == "100.00")
    #expect(amount("total_open_order_margin") == "9.00")
    #expect(
      venue.send(Request(method: "GET", target: "/trade/api/v2/futures/wallet_balance")).status
        == 401)
    let position = try venue.call(
      "GET", "/trade/api/v2/futures/positions", "exchange=EXCHANGE_2&symbol=BTCUSDT")
    #expect(position["data", "0", "margin_type"] == "ISOLATED")
  }

  @Test func `CoinSwitch Futures lets the wallet be read twenty times a minute`() throws {
    let venue = try venue(.coinSwitchFutures, enforcesRateLimits: true)
    let path = "/trade/api/v2/futures/wallet_balance"
    for _ in 0..<20 { #expect(try venue.call("GET", path).status == 200) }
    #expect(try venue.call("GET", path).status == 429)
  }

  @Test func `CoinSwitch HFT tells the unified account alone`() throws {
    let venue = try venue(.coinSwitchHFT)
    let path = "/v5/account/wallet-balance"
    let reply = try venue.call("GET", path, "accountType=UNIFIED")
    #expect(money(reply["result", "list", "0", "totalEquity"]) == "500.00")
    #expect(money(reply["result", "list", "0", "totalAvailableBalance"]) == "391.00")
    #expect(money(reply["result", "list", "0", "totalInitialMargin"]) == "109.00")
    #expect(reply["result", "list", "0", "coin", "0", "coin"] == "USDT")
    for query in ["", "accountType=CONTRACT", "accountType=UNIFIED&coin=DOGE"] {
      #expect(try venue.call("GET", path, query)["retCode"]?.integer == 10001)
    }
  }

  @Test func `ZTDX tells cross margin and one row of money`() throws {
    let venue = try venue(.ztdx)
    let balance = try venue.call("GET", "/fapi/v2/balance")
    #expect(balance.count() == 1)
    #expect(money(balance["0", "balance"]) == "500.00")
    #expect(money(balance["0", "availableBalance"]) == "391.00")
    let position = try venue.call("GET", "/fapi/v1/positionRisk", "symbol=BTCUSDT")
    #expect(position["0", "marginType"] == "cross")
    let mode = try venue.call("GET", "/fapi/v1/marginType", "symbol=BTC-USDT")
    #expect(mode.text == #"{"symbol":"BTCUSDT","marginType":"CROSSED"}"#)
  }

  @Test func `BingX tells a row an asset, USDT not first`() throws {
    let venue = try venue(.bingx, "BTC-USDT")
    let reply = try venue.call("GET", "/openApi/swap/v3/user/balance")
    #expect(reply["data", "0", "asset"] == "USDC")
    #expect(reply["data", "0", "usedMargin"] == "")
    #expect(reply["data", "1", "asset"] == "USDT")
    #expect(money(reply["data", "1", "availableMargin"]) == "391.00")
    #expect(money(reply["data", "1", "usedMargin"]) == "100.00")
    #expect(money(reply["data", "1", "freezedMargin"]) == "9.00")
  }

  @Test(arguments: [("CROSSED", false), ("ISOLATED", true), ("SEPARATE_ISOLATED", true)])
  func `BingX keeps the margin mode by instrument, and positions show it`(
    mode: String, isIsolated: Bool
  ) throws {
    let venue = try venue(.bingx, "BTC-USDT")
    venue.simulator.setMarginMode(mode, venue: "bingx", account: "bingx", symbol: "BTC-USDT")
    let path = "/openApi/swap/v2/trade/marginType"
    let told = try venue.call("GET", path, "symbol=BTC-USDT")
    #expect(told.text == #"{"code":0,"msg":"","data":{"marginType":"\#(mode)"}}"#)
    #expect(try venue.call("GET", path, "symbol=XRP-USDT")["data", "marginType"] == "CROSSED")
    let positions = try venue.call("GET", "/openApi/swap/v2/user/positions", "symbol=BTC-USDT")
    #expect(positions["data", "0", "isolated"] == .bool(isIsolated))
    #expect(try venue.call("GET", path)["code"]?.integer == 109400)
    #expect(try venue.call("GET", path, "symbol=NOPE-USDT")["code"]?.integer == 109425)
  }

  @Test func `BingX refuses a leverage for which position and orders need more than there is`()
    throws
  {
    let venue = try venue(
      .bingx, "BTC-USDT", variants: [.bingxPositionTakesLeverage])
    func change(_ leverage: Int) throws -> Reply {
      try venue.call(
        "POST", "/openApi/swap/v2/trade/leverage",
        "symbol=BTC-USDT&side=LONG&leverage=\(leverage)")
    }
    // 1000 + 90 worth at 2x take 545 of 500; at 3x 363.
    let refused = try change(2)
    #expect(refused["code"]?.integer == 109400)
    #expect(refused["msg"] == "margin is not enough")
    #expect(try change(3)["code"]?.integer == 0)
    let balance = try venue.call("GET", "/openApi/swap/v3/user/balance")
    #expect(money(balance["data", "1", "freezedMargin"]) == "30.00")
    #expect(money(balance["data", "1", "availableMargin"]) == "136.66")
  }
}
