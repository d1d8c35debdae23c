import FoundationEssentials
import LeverDomain
import VenueClient

/// An account whose key has not been opened: it can be shown, and has no way to ask or change
/// anything.
struct UnopenedVenue: LeverageVenue {
  let venue: Venue
  let isReadOnly: Bool

  var traits: VenueTraits { VenueClients.traits(of: venue) }

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    throw VenueError(.cancelled)
  }

  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    throw VenueError(.cancelled)
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    throw VenueError(.cancelled)
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading { throw VenueError(.cancelled) }

  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { throw VenueError(.cancelled) }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] { throw VenueError(.cancelled) }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [OpenOrder] { throw VenueError(.cancelled) }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] { throw VenueError(.cancelled) }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? { throw VenueError(.cancelled) }

  func steps(of change: Change) -> [ChangeStep] { [] }

  func preview(of step: ChangeStep) -> RequestPreview {
    RequestPreview(method: "", url: "", headers: [], body: "")
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest { SubmittedRequest(.failed(VenueError(.cancelled)), expiresAt: nil) }

  func budgets() async -> [Budget] { [] }

  func changeBudget() async -> Budget {
    Budget(name: "", limit: 0, left: 0, window: .zero, wait: .zero)
  }
}
