/// Builds each venue's exchange: the same for the same seed.
///
/// On every venue BTC and ETH are flat, without orders and changeable; SOL has an open order, DOGE
/// an open position, XRP both, and FTT is not tradable.
struct PracticeDesk {
  let seed: UInt64
  /// When the desk opens, in Unix milliseconds.
  let openedAt: Int64
  let variants: Set<VenueVariant>
  let enforcesRateLimits: Bool
  let accountsPerVenue: Int
  /// Nil for all.
  var maximumInstruments: Int?

  /// The exchange of `venue`, and the secrets of its accounts by API key.
  func exchange(
    _ venue: SimulatedVenue
  ) throws(SimulatorError) -> (exchange: Exchange, keys: [PracticeKey]) {
    var generator = SeededGenerator(seed: seed, purpose: "instruments " + venue.rawValue)
    let profile = venue.profile
    let contracts = profile.bases.prefix(maximumInstruments ?? .max).map { base in
      instrument(base: base, profile: profile, generator: &generator)
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

  private func instrument(
    base: String, profile: some VenueProfile, generator: inout SeededGenerator
  ) -> Instrument {
    let price = price(of: base)
    let pricePlaces = price.pricePlaces
    let isLarge = base == "BTC" || base == "ETH"
    let sizePlaces = isLarge ? 3 : max(0, 3 - pricePlaces / 2)
    let ranks = profile.maximumLeverages
    let maximum =
      isLarge
      ? ranks[ranks.count - 1] : generator.pick(Array(ranks.dropLast(base == "SOL" ? 0 : 1)))
    let age = Int64(30 + generator.below(1500)) * 86_400_000
    return Instrument(
      symbol: profile.symbol(of: base), base: profile.name(of: base), quote: "USDT",
      status: base == "FTT" ? profile.closedStatus : .trading,
      minimumLeverage: profile.minimumLeverage(of: base, variants: variants),
      maximumLeverage: Amount(maximum),
      leverageStep: profile.leverageStep,
      price: price.value, tickSize: Amount(1, places: pricePlaces), pricePlaces: pricePlaces,
      lotSize: Amount(1, places: sizePlaces), sizePlaces: sizePlaces,
      maximumPositionValue: Amount(
        isLarge
          ? profile.largestPositionValue
          : generator.pick([1, 2, 5, 10]) * 1_000_000),
      maintenanceMarginRate: Amount(isLarge ? 4 : generator.pick([5, 10, 20, 25]), places: 3),
      launchTime: (openedAt - age) / 86_400_000 * 86_400_000)
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
