/// One venue's truth: what it lists, and what it holds for each account.
struct Exchange: Sendable {
  let venue: SimulatedVenue
  /// Which answers to open points are played in place of the document's letter.
  let variants: Set<VenueVariant>
  let enforcesRateLimits: Bool
  /// Contracts by symbol.
  var instruments: [String: Instrument]
  /// Accounts by API key.
  var accounts: [String: Account]
  var windows = SlidingWindows()
  /// What a fault lets others do around the change now being made; empty without one.
  var interference: [Interference] = []
  /// What became of the connection through interference.
  var losesConnection = false
  var identifiers: SeededGenerator
  private(set) var sortedSymbols: [String]

  init(
    venue: SimulatedVenue, variants: Set<VenueVariant>, enforcesRateLimits: Bool,
    instruments: [Instrument], accounts: [Account], identifiers: SeededGenerator
  ) {
    self.venue = venue
    self.variants = variants
    self.enforcesRateLimits = enforcesRateLimits
    self.instruments = Dictionary(
      instruments.map { ($0.symbol, $0) }, uniquingKeysWith: { first, _ in first })
    self.accounts = Dictionary(
      accounts.map { ($0.apiKey, $0) }, uniquingKeysWith: { first, _ in first })
    self.identifiers = identifiers
    sortedSymbols = self.instruments.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a variant is played.
  func plays(_ variant: VenueVariant) -> Bool { variants.contains(variant) }

  /// Counts a request against the limits that hold for it. False, always, when limits are switched
  /// off.
  mutating func refuses(_ limits: [SlidingWindows.Limit], now: Int64) -> Bool {
    guard enforcesRateLimits else { return false }
    if case .refused = windows.admit(limits, now: now) { return true }
    return false
  }

  /// The leverage of an instrument that was never touched, as far as the venue shows one.
  func untouchedLeverage(of instrument: Instrument) -> Amount {
    venue.profile.untouchedLeverage(of: instrument, variants: variants)
  }

  /// The setting that holds for later orders of an instrument.
  func setting(of instrument: Instrument, for account: Account) -> Account.Setting {
    guard let stored = account.settings[instrument.symbol] else {
      return Account.Setting(untouchedLeverage(of: instrument))
    }
    return venue.profile.setting(
      stored: stored, of: instrument, for: account, variants: variants)
  }

  /// The key of the account with this name.
  func key(ofAccount name: String) -> String? {
    accounts.values.first { $0.name == name }?.apiKey
  }
}
