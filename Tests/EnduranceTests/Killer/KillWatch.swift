import Dispatch
import Synchronization
import VenueSimulator

/// Follows the requests of one program at the venue until the moment has come at which it is to be
/// killed, and holds back what the moment says is held back until it is dead.
final class KillWatch: Sendable {
  private struct State {
    var readings = 0
    var readingsAnswered = 0
    var legs: [String] = []
    var legsAnswered = 0
    var readingsBeforeChange = 0
    var atVenue = 0
    var isDead = false
  }

  let plan: KillPlan
  private let readings: Int
  private let state = Mutex(State())
  private let moment = DispatchSemaphore(value: 0)
  private let death = DispatchSemaphore(value: 0)

  /// - Parameter readings: how many readings under the account's key come before the change.
  init(_ plan: KillPlan, readings: Int) {
    self.plan = plan
    self.readings = readings
  }

  // MARK: The program's side

  /// Waits a few milliseconds for the moment.
  func hasCome() -> Bool { moment.wait(timeout: .now() + .milliseconds(4)) == .success }

  /// Whether everything before the intent has been read.
  var hasLooked: Bool { state.withLock { $0.readingsAnswered >= readings } }

  /// Whether the venue has answered a request of the change.
  var hasChanged: Bool { state.withLock { $0.legsAnswered > 0 } }

  /// Lets go what was held back, now that nobody waits for it.
  func programIsDead() {
    state.withLock { $0.isDead = true }
    death.signal()
  }

  /// Whether the venue is still dealing with a request.
  var isAtVenue: Bool { state.withLock { $0.atVenue > 0 } }

  /// How many readings under the account's key came before the change.
  var readingsBeforeChange: Int { state.withLock { $0.readingsBeforeChange } }

  // MARK: The venue's side

  func arrived(_ passage: SimulatorWitness.Passage) -> [Fault] {
    let isChange = passage.changedSymbol != nil
    let (number, legs, isDead) = state.withLock { state in
      state.atVenue += 1
      if isChange {
        if state.legs.isEmpty { state.readingsBeforeChange = state.readings }
        state.legs.append(passage.changedSide ?? "")
        return (state.legs.count - 1, state.legs.count, state.isDead)
      }
      state.readings += 1
      return (state.readings, state.legs.count, state.isDead)
    }
    // What comes later is of another program, or comes late: nothing is the matter with it.
    guard !isDead else { return [] }
    guard isChange else {
      switch plan.moment {
      case .reading(number) where legs == 0: hold()
      case .proving where legs > 0: hold()
      default: break
      }
      return []
    }
    switch plan.moment {
    case .arrived(number, let fate):
      hold()
      switch fate {
      case .lost: return [Fault(.dropBefore)]
      case .refused: return [Fault(.lowerMaximum)]
      case .applied: return []
      }
    case .dealtWith(let leg) where number < leg, .answered(let leg, _) where number < leg: return []
    default: return plan.weather.map { [Fault($0)] } ?? []
    }
  }

  func answered(_ passage: SimulatorWitness.Passage) {
    let isChange = passage.changedSymbol != nil
    let (number, looked) = state.withLock { state in
      state.atVenue -= 1
      if isChange {
        state.legsAnswered += 1
        return (state.legsAnswered - 1, false)
      }
      state.readingsAnswered += 1
      return (0, state.readingsAnswered == readings)
    }
    switch plan.moment {
    case .looked where looked: moment.signal()
    case .dealtWith(number) where isChange: hold()
    case .answered(number, _) where isChange: moment.signal()
    default: break
    }
  }

  private func hold() {
    moment.signal()
    // Whoever comes through lets the next one through.
    death.wait()
    death.signal()
  }
}
