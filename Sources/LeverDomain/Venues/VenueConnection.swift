public import FoundationEssentials

/// What asks and sends for one account on one venue. The live ones stand in `VenueClient`; every
/// method that throws talks to the venue and may wait for its rate limit.
///
/// All methods that read throw ``VenueError`` and nothing else. Cancelling the task withdraws a
/// request that waits or is under way, except a change whose bytes have left.
public protocol VenueConnection: Sendable {
  /// What is true of the account on its venue without asking.
  var rules: VenueRules { get }

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
  ) async throws(VenueError) -> OpenOrders

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

  /// Sends one leg of a change, once, and says what came back. Never sends again by itself.
  ///
  /// - Parameters:
  ///   - leg: what is to be sent.
  ///   - deadline: not signed after this moment of the local clock, but given up unsent.
  func submit(_ leg: ChangeStep, signingBefore deadline: Date) async -> SubmittedRequest

  /// What is left of the venue's rate limits. Asks nobody.
  func rateLimitsLeft() async -> RateLimitsLeft
}

extension VenueConnection {
  /// Not given by the venue.
  public func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] { [] }

  /// Not given by the venue.
  public func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? { nil }
}
