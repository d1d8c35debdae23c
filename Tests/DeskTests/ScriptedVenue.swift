import FoundationEssentials
import LeverDomain
import Synchronization

/// A venue that answers from a script and counts what it was asked.
final class ScriptedVenue: LeverageVenue {
  struct Script: Sendable {
    var setting: Result<LeverageReading.Setting, VenueError> = .success(.notShown)
    /// What reading shows once a change was answered.
    var settingAfterChange: Result<LeverageReading.Setting, VenueError>?
    var limits: LeverageLimits?
    var mode: Result<PositionMode?, VenueError> = .success(.oneWay)
    var positions: Result<[Position], VenueError> = .success([])
    var orders: Result<[OpenOrder], VenueError> = .success([])
    var answers: [ChangeAnswer] = []
    var submitted: [ChangeStep] = []
    /// From when on it takes no request of the script any more; nil where it may at any time.
    var expiresAt: Date?
    var readings = 0
    var marginMode: MarginMode?
    var marginModeReadings = 0
    var walletReadings = 0
  }

  let venue: Venue
  let traits: VenueTraits
  let isReadOnly: Bool
  private let script: Mutex<Script>

  init(
    venue: Venue = .bingx, traits: VenueTraits, isReadOnly: Bool = false, script: Script
  ) {
    self.venue = venue
    self.traits = traits
    self.isReadOnly = isReadOnly
    self.script = Mutex(script)
  }

  var submitted: [ChangeStep] { script.withLock { $0.submitted } }
  var readings: Int { script.withLock { $0.readings } }
  var marginModeReadings: Int { script.withLock { $0.marginModeReadings } }
  var walletReadings: Int { script.withLock { $0.walletReadings } }

  func measureClock(priority: RequestPriority) async throws(VenueError) -> ClockOffset {
    throw VenueError(.unavailable)
  }

  func verifyKey(priority: RequestPriority) async throws(VenueError) -> KeyReport {
    KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: [])
  }

  func instruments(priority: RequestPriority) async throws(VenueError) -> [Instrument] { [] }

  func leverage(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> LeverageReading {
    let (setting, limits) = script.withLock { script in
      script.readings += 1
      let changed = !script.submitted.isEmpty
      return (changed ? script.settingAfterChange ?? script.setting : script.setting, script.limits)
    }
    return LeverageReading(setting: try setting.get(), limits: limits)
  }

  func positionMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> PositionMode? { try script.withLock { $0.mode }.get() }

  func positions(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [Position] { try script.withLock { $0.positions }.get() }

  func openOrders(
    of symbol: ContractSymbol?, priority: RequestPriority
  ) async throws(VenueError) -> [OpenOrder] { try script.withLock { $0.orders }.get() }

  func tiers(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> [NotionalTier] { [] }

  func markPrice(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> Price? { nil }

  func marginMode(
    of symbol: ContractSymbol, priority: RequestPriority
  ) async throws(VenueError) -> MarginMode? {
    script.withLock { script in
      script.marginModeReadings += 1
      return script.marginMode
    }
  }

  func wallet(
    for instrument: Instrument, priority: RequestPriority
  ) async throws(VenueError) -> Wallet? {
    script.withLock { script in
      script.walletReadings += 1
      return Wallet(currency: instrument.quoteAsset, balance: 5000, available: 4000)
    }
  }

  func steps(of change: Change) -> [ChangeStep] {
    let sides: [Set<PositionSide>] =
      change.positionMode == .hedge ? [[.long], [.short]] : [[.long, .short]]
    return sides.map {
      ChangeStep(
        symbol: change.symbol, sides: $0, target: change.to, positionMode: change.positionMode)
    }
  }

  func preview(of step: ChangeStep) -> RequestPreview {
    RequestPreview(method: "POST", url: "http://127.0.0.1/", headers: [], body: "")
  }

  func submit(
    _ step: ChangeStep, signingBefore deadline: Date
  ) async -> SubmittedRequest {
    script.withLock { script in
      script.submitted.append(step)
      return SubmittedRequest(
        script.answers.isEmpty
          ? .failed(VenueError(.unreachable)) : script.answers.removeFirst(),
        expiresAt: script.expiresAt)
    }
  }

  func budgets() async -> [Budget] { [] }

  func changeBudget() async -> Budget {
    Budget(name: "leverage", limit: 10, left: 10, window: .seconds(60), wait: .zero)
  }
}
