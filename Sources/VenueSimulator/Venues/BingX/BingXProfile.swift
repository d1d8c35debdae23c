/// What differs on BingX.
struct BingXProfile: VenueProfile {
  /// Shares, currencies and commodities, which stand between `NC` and `2USD` in a symbol.
  private static let notCrypto: [String] = [
    "SKAAPL", "SKTSLA", "SKNVDA", "SKMSFT", "SKAMZN", "SKGOOGL", "SKMETA", "SKCOIN", "SKMSTR",
    "SKHOOD", "SKINTC", "SKAMD", "FXEUR", "FXGBP", "FXAUD", "COGOLD", "COSILVER", "COOILBRENT",
    "COOILWTI", "COCOPPER",
  ]

  var bases: [String] {
    AssetNames.priced.map(\.name) + AssetNames.others.prefix(590) + Self.notCrypto
      + ["1000APU", "FTT"]
  }
  func name(of base: String) -> String {
    Self.notCrypto.contains(base) ? "NC" + base + "2USD" : base
  }
  func symbol(of base: String) -> String { name(of: base) + "-USDT" }
  var closedStatus: Instrument.Status { .suspended }
  func minimumLeverage(of base: String, variants: Set<VenueVariant>) -> Amount { Amount(1) }
  var maximumLeverages: [Int] { [5, 10, 20, 20, 50, 50, 75, 100, 125, 150] }
  var leverageStep: Amount { Amount(1) }
  var largestPositionValue: Int { 100_000_000 }

  var offersHedgeMode: Bool { true }
  var opensInHedgeMode: Bool { true }
  var showsSettings: Bool { true }
  var keepsMarginModes: Bool { true }
  var keepsAddressLists: Bool { true }

  /// 20 is assumed.
  func untouchedLeverage(of instrument: Instrument, variants: Set<VenueVariant>) -> Amount {
    min(Amount(20), instrument.maximumLeverage)
  }

  func setting(
    stored: Account.Setting, of instrument: Instrument, for account: Account,
    variants: Set<VenueVariant>
  ) -> Account.Setting {
    variants.contains(.bingxOneWayShortStale) && !account.isHedgeMode
      ? Account.Setting(stored.long) : stored
  }

  /// Letters and digits.
  func keyPair(
    from generator: inout SeededGenerator
  ) throws(SimulatorError) -> (apiKey: String, apiSecret: String) {
    let key = Self.text(from: &generator)
    return (key, Self.text(from: &generator))
  }

  private static func text(from generator: inout SeededGenerator) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    return String(decoding: (0..<64).map { _ in generator.pick(alphabet) }, as: UTF8.self)
  }

  func dialect(
    keys: [PracticeKey], variants: Set<VenueVariant>
  ) throws(SimulatorError) -> any Dialect {
    BingXDialect(secrets: try SecretStore(keys: keys), variants: variants)
  }

  var openPoints: [OpenPoint] { OpenPoint.bingx }
}
