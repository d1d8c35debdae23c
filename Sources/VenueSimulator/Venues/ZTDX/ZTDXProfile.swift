import Cryptography

/// What differs on ZTDX.
struct ZTDXProfile: VenueProfile {
  var bases: [String] {
    AssetNames.priced.map(\.name)
      + AssetNames.others.filter { $0.utf8.count > 2 && $0 != "FTT" }.prefix(103) + ["FTT"]
  }
  func name(of base: String) -> String { base }
  func symbol(of base: String) -> String { base + "USDT" }
  var closedStatus: Instrument.Status { .suspended }
  /// PAXG begins at 2x.
  func minimumLeverage(of base: String, variants: Set<VenueVariant>) -> Amount {
    Amount(base == "PAXG" || variants.contains(.ztdxMinimum2) ? 2 : 1)
  }
  var maximumLeverages: [Int] { [5, 10, 20, 20, 50, 75, 100] }
  var leverageStep: Amount { Amount(1) }
  var largestPositionValue: Int { 10_000_000 }

  var offersHedgeMode: Bool { false }
  var opensInHedgeMode: Bool { false }
  var showsSettings: Bool { false }
  var keepsMarginModes: Bool { false }
  var keepsAddressLists: Bool { true }

  func untouchedLeverage(of instrument: Instrument, variants: Set<VenueVariant>) -> Amount {
    variants.contains(.ztdxUnsetIs20)
      ? min(Amount(20), instrument.maximumLeverage) : instrument.maximumLeverage
  }

  func setting(
    stored: Account.Setting, of instrument: Instrument, for account: Account,
    variants: Set<VenueVariant>
  ) -> Account.Setting {
    variants.contains(.ztdxClampsToMaximum)
      ? Account.Setting(min(stored.long, instrument.maximumLeverage)) : stored
  }

  /// 64 hexadecimal digits each.
  func keyPair(
    from generator: inout SeededGenerator
  ) throws(SimulatorError) -> (apiKey: String, apiSecret: String) {
    let key = Hexadecimal.encode(generator.thirtyTwoBytes())
    return (key, Hexadecimal.encode(generator.thirtyTwoBytes()))
  }

  func dialect(
    keys: [PracticeKey], variants: Set<VenueVariant>
  ) throws(SimulatorError) -> any Dialect { ZTDXDialect(secrets: try SecretStore(keys: keys)) }

  var openPoints: [OpenPoint] { OpenPoint.ztdx }
}
