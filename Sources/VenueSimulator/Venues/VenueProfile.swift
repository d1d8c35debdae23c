/// What differs from venue to venue in what the simulator holds: a value. How a venue reads requests
/// and words its answers is its ``Dialect``.
///
/// Nothing here has a default, so that a new venue must say each of it.
protocol VenueProfile: Sendable {
  // MARK: What it lists

  /// The assets that contracts are listed on.
  var bases: [String] { get }
  /// What the venue calls an asset.
  func name(of base: String) -> String
  /// The venue's symbol of the contract on an asset.
  func symbol(of base: String) -> String
  /// How a contract stands in the list that does not trade.
  var closedStatus: Instrument.Status { get }
  /// The leverage from which a contract's may be chosen, where `variants` are played.
  func minimumLeverage(of base: String, variants: Set<VenueVariant>) -> Amount
  /// The maxima that contracts have, in rising order; the largest contracts have the last.
  var maximumLeverages: [Int] { get }
  /// The step of every leverage.
  var leverageStep: Amount { get }
  /// The largest position in the quote asset that the largest contracts allow.
  var largestPositionValue: Int { get }

  // MARK: What it keeps for an account

  /// Whether an account may hold long and short apart.
  var offersHedgeMode: Bool { get }
  /// Whether the accounts of the practice desk do so at the beginning.
  var opensInHedgeMode: Bool { get }
  /// Whether leverage can be read, so that what was set before anybody came is of use.
  var showsSettings: Bool { get }
  /// Whether it keeps by instrument how margin is held.
  var keepsMarginModes: Bool { get }
  /// Whether a key has a list of the addresses that it may be used from.
  var keepsAddressLists: Bool { get }
  /// The leverage of an instrument that was never touched, as far as the venue shows one.
  func untouchedLeverage(of instrument: Instrument, variants: Set<VenueVariant>) -> Amount
  /// The setting that holds for later orders of an instrument, from the one that is stored.
  func setting(
    stored: Account.Setting, of instrument: Instrument, for account: Account,
    variants: Set<VenueVariant>
  ) -> Account.Setting

  // MARK: How it is spoken to

  /// A key pair in the shape that the venue gives out.
  func keyPair(
    from generator: inout SeededGenerator
  ) throws(SimulatorError) -> (apiKey: String, apiSecret: String)
  /// How the venue reads requests and words its answers, where it knows `keys` and plays `variants`.
  func dialect(
    keys: [PracticeKey], variants: Set<VenueVariant>
  ) throws(SimulatorError) -> any Dialect
  /// What its documents leave open.
  var openPoints: [OpenPoint] { get }
}
