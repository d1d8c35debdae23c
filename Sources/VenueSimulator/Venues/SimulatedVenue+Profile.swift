/// Chooses a venue's dialect.
enum DialectChoice {
  /// The dialect of `venue`, which knows the secrets of `keys` and plays `variants`.
  static func dialect(
    for venue: SimulatedVenue, keys: [PracticeKey], variants: Set<VenueVariant> = []
  ) throws(SimulatorError) -> any Dialect {
    switch venue {
    case .coinSwitchFutures: CoinSwitchFuturesDialect()
    case .coinSwitchHFT: CoinSwitchHFTDialect()
    case .ztdx: ZTDXDialect(secrets: try SecretStore(keys: keys))
    case .bingx: BingXDialect(secrets: try SecretStore(keys: keys), variants: variants)
    }
  }
}
