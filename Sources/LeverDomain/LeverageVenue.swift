public import FoundationEssentials

/// One account on one venue, as screens and commands see it. The live parts stand in
/// `VenueClient`; every method talks to the venue and may wait for its rate limit.
///
/// All methods that read throw ``VenueError`` and nothing else. Cancelling the task withdraws a
/// request that waits or is under way, except a change whose bytes have left.
public protocol LeverageVenue: Sendable {
  /// Which venue it is.
  var venue: Venue { get }

  /// What holds on the venue for every instrument.
  var traits: VenueTraits { get }

  /// Whether this account refuses to sign changes.
  var isReadOnly: Bool { get }

  /// Whether the account's key belongs to its secret, as far as that can be told without asking the
  /// venue; nil where it cannot.
  var keyBelongsToSecret: Bool? { get }

  /// Measures the venue's clock against this machine's; signed requests use it from then on.
  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset

  /// Proves that the venue takes the key, without changing anything.
  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport

  /// Every instrument, all pages, sorted by symbol.
  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument]

  /// The leverage of one instrument, with whatever else the same answer tells.
  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading

  /// The position mode that holds for an instrument; nil when nothing in the venue's answers
  /// shows it.
  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode?

  /// The open positions of one instrument, or of all.
  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position]

  /// The open orders of one instrument, or of all, as far back as the venue keeps them.
  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [OpenOrder]

  /// How far back the last search for open orders reached; nil where the venue lists every open
  /// order, however old, or nothing has been searched yet.
  func orderSearchSpan() async -> Duration?

  /// The risk tiers of one instrument, lowest first; empty where the venue gives none.
  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier]

  /// The mark price of one instrument in its quote asset; nil where the venue
  /// gives none.
  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price?

  /// How the margin of an instrument's positions is held; nil where the venue gives it for open
  /// positions alone, or not at all.
  func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode?

  /// What the account holds of the asset that an instrument is quoted in, and how much of it is
  /// free to become margin; nil where the venue gives none.
  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet?

  /// The requests that make a change, in order. Sides that already have the wanted value are
  /// left out where the venue sets each side by itself. Pure: nothing is sent.
  func steps(of change: Change) -> [ChangeStep]

  /// The request of one step as it would be sent now, without its secrets. Pure.
  func preview(of step: ChangeStep) -> RequestPreview

  /// Sends one step, once, and says what came back. Never sends again by itself.
  ///
  /// - Parameters:
  ///   - step: what is to be sent.
  ///   - deadline: not signed after this moment of the local clock, but given up unsent.
  func submit(_ step: ChangeStep, signingBefore deadline: Date) async -> SubmittedRequest

  /// What is left of the venue's rate limits, the scarcest first.
  func budgets() async -> [Budget]

  /// What is left of the limit that counts changes of leverage.
  func changeBudget() async -> Budget
}

extension LeverageVenue {
  /// Not to be told.
  public var keyBelongsToSecret: Bool? { nil }

  /// Every open order is listed.
  public func orderSearchSpan() async -> Duration? { nil }

  /// Not given by the venue.
  public func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? { nil }

  /// Not given by the venue.
  public func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? { nil }
}
