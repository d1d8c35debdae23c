/// What differs on CoinSwitch PRO HFT.
struct CoinSwitchHFTProfile: VenueProfile {
  /// A name in wide characters stands in the list too.
  var bases: [String] { AssetNames.priced.map(\.name) + AssetNames.others + [AssetNames.wide] }
  func name(of base: String) -> String { base }
  func symbol(of base: String) -> String { base + "USDT" }
  var closedStatus: Instrument.Status { .preLaunch }
  func minimumLeverage(of base: String, variants: Set<VenueVariant>) -> Amount { Amount(1) }
  var maximumLeverages: [Int] { [5, 12, 20, 25, 25, 50, 50, 75, 100] }
  var leverageStep: Amount { Amount(1, places: 2) }
  var largestPositionValue: Int { 100_000_000 }

  var offersHedgeMode: Bool { true }
  var opensInHedgeMode: Bool { false }
  var showsSettings: Bool { true }
  var keepsMarginModes: Bool { false }
  var keepsAddressLists: Bool { false }

  /// 10 is assumed.
  func untouchedLeverage(of instrument: Instrument, variants: Set<VenueVariant>) -> Amount {
    min(Amount(10), instrument.maximumLeverage)
  }

  func setting(
    stored: Account.Setting, of instrument: Instrument, for account: Account,
    variants: Set<VenueVariant>
  ) -> Account.Setting { stored }

  func keyPair(
    from generator: inout SeededGenerator
  ) throws(SimulatorError) -> (apiKey: String, apiSecret: String) {
    try CoinSwitchKeyPair.make(from: &generator)
  }

  func dialect(
    keys: [PracticeKey], variants: Set<VenueVariant>
  ) throws(SimulatorError) -> any Dialect { CoinSwitchHFTDialect() }

  var openPoints: [OpenPoint] { OpenPoint.coinSwitchHFT }
}
