import Testing

@testable import VenueSimulator

private let venues = SimulatedVenue.allCases

@Suite struct `The practice desk` {
  private func exchange(_ venue: SimulatedVenue, seed: UInt64 = 1) throws -> Exchange {
    var options = SimulatorOptions()
    options.seed = seed
    options.clock = { 1_790_000_000_000 }
    return try #require(try Simulator(options: options, venues: [venue]).sites[venue]).withState {
      $0.exchange
    }
  }

  private func symbol(_ base: String, _ venue: SimulatedVenue) -> String {
    venue == .bingx ? base + "-USDT" : base + "USDT"
  }

  @Test(arguments: venues) func `there is as much to see as on the real venue`(
    venue: SimulatedVenue
  ) throws {
    let exchange = try exchange(venue)
    #expect(exchange.instruments.count >= (venue == .ztdx ? 150 : 600))
    #expect(exchange.sortedSymbols.count == exchange.instruments.count)
    let maxima = Set(exchange.instruments.values.map(\.maximumLeverage.whole))
    #expect(maxima.count >= 5)
    #expect(maxima.contains(5))
    #expect(exchange.instruments[symbol("1000PEPE", venue)] != nil)
    let largest: [SimulatedVenue: Int] = [
      .coinSwitchFutures: 25, .coinSwitchHFT: 100, .ztdx: 100, .bingx: 150,
    ]
    #expect(maxima.max() == largest[venue])
    for instrument in exchange.instruments.values {
      #expect(instrument.minimumLeverage <= instrument.maximumLeverage)
      #expect(instrument.price > .zero && instrument.tickSize > .zero)
    }
  }

  @Test(arguments: venues) func `BTC and ETH are flat, without orders and changeable`(
    venue: SimulatedVenue
  ) throws {
    let exchange = try exchange(venue)
    let account = try #require(exchange.accounts.values.first)
    for base in ["BTC", "ETH"] {
      let instrument = try #require(exchange.instruments[symbol(base, venue)])
      #expect(instrument.status == .trading)
      #expect(account.positions(of: instrument.symbol).isEmpty)
      #expect(account.openOrders(of: instrument.symbol).isEmpty)
    }
  }

  @Test(arguments: venues) func `SOL has an order, DOGE a position, XRP both, FTT does not trade`(
    venue: SimulatedVenue
  ) throws {
    let exchange = try exchange(venue)
    let account = try #require(exchange.accounts.values.first)
    func holds(_ base: String) -> (Bool, Bool) {
      (
        !account.positions(of: symbol(base, venue)).isEmpty,
        !account.openOrders(of: symbol(base, venue)).isEmpty
      )
    }
    #expect(holds("SOL") == (false, true))
    #expect(holds("DOGE") == (true, false))
    #expect(holds("XRP") == (true, true))
    #expect(exchange.instruments[symbol("FTT", venue)]?.status != .trading)
  }

  @Test(arguments: venues) func `every setting lies within its limits`(
    venue: SimulatedVenue
  ) throws {
    let exchange = try exchange(venue)
    let account = try #require(exchange.accounts.values.first)
    #expect(account.settings.isEmpty == (venue == .ztdx))
    for (symbol, setting) in account.settings {
      let instrument = try #require(exchange.instruments[symbol])
      for side in [setting.long, setting.short] {
        #expect(side >= instrument.minimumLeverage && side <= instrument.maximumLeverage)
      }
      if venue != .bingx { #expect(setting.long == setting.short) }
    }
  }

  @Test func `BingX is in hedge mode with unequal sides, the others are one-way`() throws {
    for venue in venues {
      let account = try #require(try exchange(venue).accounts.values.first)
      #expect(account.isHedgeMode == (venue == .bingx))
    }
    let account = try #require(try exchange(.bingx).accounts.values.first)
    #expect(account.settings.values.contains { $0.long != $0.short })
  }

  @Test func `the same seed gives the same desk, another another`() throws {
    for venue in venues {
      let (first, second) = (try exchange(venue), try exchange(venue))
      let third = try exchange(venue, seed: 2)
      #expect(Set(first.accounts.keys) == Set(second.accounts.keys))
      #expect(Set(first.accounts.keys) != Set(third.accounts.keys))
      let describe = { (exchange: Exchange) in
        exchange.sortedSymbols.map { symbol in
          let instrument = exchange.instruments[symbol]
          let account = exchange.accounts.values.first
          return "\(symbol) \(instrument?.maximumLeverage.description ?? "") "
            + "\(account?.settings[symbol].map { "\($0)" } ?? "")"
            + (account?.positions(of: symbol).map(\.identifier.uuid).joined() ?? "")
        }
      }
      #expect(describe(first) == describe(second))
      #expect(describe(first) != describe(third))
    }
  }

  @Test func `several accounts hold settings of their own`() throws {
    let venue = try PracticeVenue(.ztdx) { $0.accountsPerVenue = 2 }
    _ = try venue.call("POST", "/fapi/v1/leverage", json: #"{"symbol":"BTCUSDT","leverage":9}"#)
    #expect(venue.held("BTCUSDT") == "9/9")
    #expect(
      venue.simulator.setting(venue: "ztdx", account: "ztdx-2", symbol: "BTCUSDT")?.long == "100")
    #expect(
      venue.simulator.holdings(venue: "ztdx", account: "ztdx-2", symbol: "SOLUSDT")?.orders == 1)
  }

  @Test func `keys have their venue's shape`() throws {
    for venue in venues {
      let key = try PracticeKey(venue: venue, number: 1, seed: 7)
      #expect(key.apiKey.utf8.count == 64)
      #expect(key.apiSecret.utf8.count == 64)
      #expect(key.account == venue.rawValue)
    }
  }

  @Test func `a port of a venue that does not exist is an error`() {
    var options = SimulatorOptions()
    options.ports = ["binance": 1]
    #expect(throws: SimulatorError.unknownVenue("binance")) { try Simulator(options: options) }
  }
}
