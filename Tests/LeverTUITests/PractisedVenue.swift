import FoundationEssentials
import LeverDomain
import Synchronization

/// A venue of three instruments that takes every change and shows it when read.
final class PractisedVenue: LeverageVenue {
  let venue = Venue.coinswitchFutures
  let traits = StubVenue.blocking.traits
  let isReadOnly = false
  private let known = Mutex<[ContractSymbol: Leverage]>([:])

  /// How many changes were sent.
  var changes: Int { known.withLock { $0.count } }

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    ClockOffset(offset: .zero, uncertainty: .zero, measuredAt: Stage.start)
  }

  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    KeyReport(mayChangeLeverage: true, mayWithdraw: false, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] {
    Array(Stage.instruments().prefix(3))
  }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    let value = known.withLock { $0[symbol] } ?? LeverTUITests.leverage("10")
    return LeverageReading(setting: .read(LeverageSetting(both: value)))
  }

  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { .oneWay }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] { [] }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [OpenOrder] { [] }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] { [] }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? { nil }

  func steps(of change: Change) -> [ChangeStep] { StubVenue.blocking.steps(of: change) }

  func preview(of step: ChangeStep) -> RequestPreview { StubVenue.blocking.preview(of: step) }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    known.withLock { $0[step.symbol] = step.target.long }
    return SubmittedRequest(.accepted(echo: nil), expiresAt: nil)
  }

  func budgets() async -> [Budget] { [] }

  func changeBudget() async -> Budget {
    Budget(name: "changes", limit: 10, left: 10, window: .seconds(60), wait: .zero)
  }
}
