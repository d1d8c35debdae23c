extension PracticeDesk {
  /// Gives an account its settings, positions and orders.
  func furnish(_ exchange: inout Exchange, accountKey: String, name: String) {
    var generator = SeededGenerator(seed: seed, purpose: "desk " + name)
    let profile = exchange.venue.profile
    exchange.accounts[accountKey]?.isHedgeMode = profile.opensInHedgeMode
    let symbols = Dictionary(
      exchange.instruments.values.map { ($0.base, $0.symbol) }, uniquingKeysWith: { $1 })
    for base in ["ETH", "LINK"] where profile.keepsMarginModes {
      guard let symbol = symbols[base] else { continue }
      exchange.accounts[accountKey]?.marginModes[symbol] = .isolated
    }
    for symbol in exchange.sortedSymbols {
      chooseSetting(of: symbol, in: &exchange, accountKey: accountKey, generator: &generator)
    }
    let hour: Int64 = 3_600_000
    for (base, side) in [("DOGE", true), ("XRP", true), ("BNB", false), ("LINK", true)] {
      guard let symbol = symbols[base] else { continue }
      exchange.open(
        positionIn: symbol, isLong: side, size: nil, accountKey: accountKey,
        now: openedAt - 20 * hour)
    }
    if profile.opensInHedgeMode, let symbol = symbols["XRP"] {
      exchange.open(
        positionIn: symbol, isLong: false, size: nil, accountKey: accountKey,
        now: openedAt - 19 * hour)
    }
    placeOrders(in: &exchange, symbols: symbols, accountKey: accountKey)
    for symbol in exchange.sortedSymbols where generator.below(40) == 0 {
      guard isFurnishedAtRandom(symbol, exchange) else { continue }
      if generator.below(2) == 0 {
        exchange.open(
          positionIn: symbol, isLong: generator.below(2) == 0, size: nil, accountKey: accountKey,
          now: openedAt - Int64(1 + generator.below(90)) * hour)
      } else {
        exchange.place(
          orderIn: symbol, isBuy: generator.below(2) == 0, accountKey: accountKey,
          createdAt: openedAt - Int64(1 + generator.below(100)) * hour)
      }
    }
  }

  /// Orders on the named instruments. AVAX has one that is nine days old, which a window of
  /// a week hides; LTC one whose cancellation is not confirmed; ADA one that waits
  /// for its trigger; DOT one that was filled an hour ago.
  private func placeOrders(
    in exchange: inout Exchange, symbols: [String: String], accountKey: String
  ) {
    let hour: Int64 = 3_600_000
    let orders: [(base: String, isBuy: Bool, age: Int64, status: Order.Status)] = [
      ("SOL", true, 5 * hour, .live), ("XRP", false, 18 * hour, .partiallyFilled),
      ("AVAX", true, 9 * 24 * hour, .live), ("LTC", true, 2 * hour, .cancelling),
      ("ADA", false, 30 * hour, .untriggered), ("DOT", true, hour, .filled),
      ("TRX", false, 2 * hour, .cancelled),
    ]
    for order in orders {
      guard let symbol = symbols[order.base] else { continue }
      exchange.place(
        orderIn: symbol, isBuy: order.isBuy, accountKey: accountKey,
        createdAt: openedAt - order.age, status: order.status)
    }
  }

  private func chooseSetting(
    of symbol: String, in exchange: inout Exchange, accountKey: String,
    generator: inout SeededGenerator
  ) {
    let profile = exchange.venue.profile
    guard profile.showsSettings, let instrument = exchange.instruments[symbol] else { return }
    let choices = [2, 3, 5, 7, 12, 15, 20, 25].map { Amount($0) }
      .filter { $0 <= instrument.maximumLeverage }
    let isTouched = generator.below(4) == 0
    let isUneven = generator.below(3) == 0
    let long = generator.pick(choices)
    let short = generator.pick(choices)
    if instrument.base == "ETH" || instrument.base == "LINK", profile.opensInHedgeMode {
      exchange.accounts[accountKey]?.settings[symbol] = Account.Setting(
        long: min(Amount(25), instrument.maximumLeverage), short: Amount(4))
    } else if isTouched, instrument.base != "BTC" {
      let hedge = profile.opensInHedgeMode && isUneven
      exchange.accounts[accountKey]?.settings[symbol] = Account.Setting(
        long: long, short: hedge ? short : long)
    }
  }

  private func isFurnishedAtRandom(_ symbol: String, _ exchange: Exchange) -> Bool {
    guard let instrument = exchange.instruments[symbol], instrument.status == .trading else {
      return false
    }
    return !AssetNames.priced.contains { $0.name == instrument.base }
  }
}
