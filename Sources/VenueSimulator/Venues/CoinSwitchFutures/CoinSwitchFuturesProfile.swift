/// What differs on CoinSwitch PRO Futures.
struct CoinSwitchFuturesProfile: VenueProfile {
  var bases: [String] {
    AssetNames.priced.map(\.name) + AssetNames.others.filter { $0.utf8.count <= 9 }.prefix(610)
  }
  func name(of base: String) -> String { base }
  func symbol(of base: String) -> String { base + "USDT" }
  var closedStatus: Instrument.Status { .suspended }
  func minimumLeverage(of base: String, variants: Set<VenueVariant>) -> Amount { Amount(1) }
  var maximumLeverages: [Int] { [5, 5, 10, 15, 20, 20, 25] }
  var leverageStep: Amount { Amount(1) }
  var largestPositionValue: Int { 100_000_000 }

  var offersHedgeMode: Bool { false }
  var opensInHedgeMode: Bool { false }
  var showsSettings: Bool { true }
  var keepsMarginModes: Bool { false }
  var keepsAddressLists: Bool { false }

  /// 10 is assumed.
  func untouchedLeverage(of instrument: Instrument, variants: Set<VenueVariant>) -> Amount {
    variants.contains(.futuresUntouchedMaximum)
      ? instrument.maximumLeverage : min(Amount(10), instrument.maximumLeverage)
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
  ) throws(SimulatorError) -> any Dialect { CoinSwitchFuturesDialect() }

  var openPoints: [OpenPoint] { OpenPoint.coinSwitchFutures }
}
