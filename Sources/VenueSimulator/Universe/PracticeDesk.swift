/// Builds each venue's exchange: the same for the same seed.
///
/// On every venue BTC and ETH are flat, without orders and changeable; SOL has an open order, DOGE
/// an open position, XRP both, and FTT is not tradable. PAXG on ZTDX begins at 2x.
struct PracticeDesk {
  let seed: UInt64
  /// When the desk opens, in Unix milliseconds.
  let openedAt: Int64
  let variants: Set<VenueVariant>
  let enforcesRateLimits: Bool
  let accountsPerVenue: Int

  /// The exchange of `venue`, and the secrets of its accounts by API key.
  func exchange(
    _ venue: SimulatedVenue
  ) throws(SimulatorError) -> (exchange: Exchange, keys: [PracticeKey]) {
    var generator = SeededGenerator(seed: seed, purpose: "instruments " + venue.rawValue)
    let contracts = bases(of: venue).map { base in
      instrument(base: base, venue: venue, generator: &generator)
    }
    var keys: [PracticeKey] = []
    for number in 1...max(1, accountsPerVenue) {
      keys.append(try PracticeKey(venue: venue, number: number, seed: seed))
    }
    var exchange = Exchange(
      venue: venue, variants: variants, enforcesRateLimits: enforcesRateLimits,
      instruments: contracts, accounts: keys.map { Account(name: $0.account, apiKey: $0.apiKey) },
      identifiers: SeededGenerator(seed: seed, purpose: "identifiers " + venue.rawValue))
    for key in keys { furnish(&exchange, accountKey: key.apiKey, name: key.account) }
    return (exchange, keys)
  }

  private func bases(of venue: SimulatedVenue) -> [String] {
    let priced = AssetNames.priced.map(\.name)
    return switch venue {
    case .coinSwitchFutures: priced + AssetNames.others.filter { $0.utf8.count <= 9 }.prefix(610)
    case .coinSwitchHFT: priced + AssetNames.others + [AssetNames.wide]
    case .bingx: priced + AssetNames.others.prefix(590) + AssetNames.notCrypto + ["1000APU", "FTT"]
    case .ztdx:
      priced + AssetNames.others.filter { $0.utf8.count > 2 && $0 != "FTT" }.prefix(103) + ["FTT"]
    }
  }

  private func instrument(
    base: String, venue: SimulatedVenue, generator: inout SeededGenerator
  ) -> Instrument {
    let price = price(of: base)
    let pricePlaces = price.pricePlaces
    let isLarge = base == "BTC" || base == "ETH"
    let sizePlaces = isLarge ? 3 : max(0, 3 - pricePlaces / 2)
    let ranks = maximumLeverages(venue)
    let maximum =
      isLarge
      ? ranks[ranks.count - 1] : generator.pick(Array(ranks.dropLast(base == "SOL" ? 0 : 1)))
    let isListedShares = AssetNames.notCrypto.contains(base)
    let name = isListedShares ? "NC" + base + "2USD" : base
    let age = Int64(30 + generator.below(1500)) * 86_400_000
    return Instrument(
      symbol: venue == .bingx ? name + "-USDT" : name + "USDT", base: name, quote: "USDT",
      status: base == "FTT" ? (venue == .coinSwitchHFT ? .preLaunch : .suspended) : .trading,
      minimumLeverage: Amount(
        venue == .ztdx && (base == "PAXG" || variants.contains(.ztdxMinimum2)) ? 2 : 1),
      maximumLeverage: Amount(maximum),
      leverageStep: venue == .coinSwitchHFT ? Amount(1, places: 2) : Amount(1),
      price: price.value, tickSize: Amount(1, places: pricePlaces), pricePlaces: pricePlaces,
      lotSize: Amount(1, places: sizePlaces), sizePlaces: sizePlaces,
      maximumPositionValue: Amount(
        isLarge
          ? (venue == .ztdx ? 10_000_000 : 100_000_000)
          : generator.pick([1, 2, 5, 10]) * 1_000_000),
      maintenanceMarginRate: Amount(isLarge ? 4 : generator.pick([5, 10, 20, 25]), places: 3),
      launchTime: (openedAt - age) / 86_400_000 * 86_400_000)
  }

  private func maximumLeverages(_ venue: SimulatedVenue) -> [Int] {
    switch venue {
    case .coinSwitchFutures: [5, 5, 10, 15, 20, 20, 25]
    case .coinSwitchHFT: [5, 12, 20, 25, 25, 50, 50, 75, 100]
    case .ztdx: [5, 10, 20, 20, 50, 75, 100]
    case .bingx: [5, 10, 20, 20, 50, 50, 75, 100, 125, 150]
    }
  }

  /// A price and the places it is quoted with: five significant digits or so.
  private func price(of base: String) -> (value: Amount, pricePlaces: Int) {
    let text: String
    if let known = AssetNames.priced.first(where: { $0.name == base }) {
      text = known.price
    } else {
      var generator = SeededGenerator(seed: seed, purpose: "price " + base)
      let digits = 10_000 + generator.below(90_000)
      let places = 4 + generator.below(3)
      text = Amount(digits, places: places).text(places: places)
    }
    let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
    let places = point.map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
    return (Amount(text) ?? Amount(1), places)
  }
}
