import Synchronization
import VenueSimulator

/// Decides what goes wrong with each request of one cell of the matrix.
final class Striker: Sendable {
  /// Which requests suffer the fault.
  enum Target: String, CaseIterable, Sendable {
    /// The change alone.
    case change
    /// The change, and every reading after it.
    case changeAndProof
    /// Readings.
    case reading
  }

  private struct State {
    var fault: Fault?
    var target = Target.change
    var isChangeSeen = false
  }

  private let state = Mutex(State())

  /// Puts a fault in force, for requests from now on; nil for none.
  func arm(_ fault: Fault?, _ target: Target) {
    state.withLock { $0 = State(fault: fault, target: target) }
  }

  /// What the simulator asks about each request.
  func faults(on passage: SimulatorWitness.Passage) -> [Fault] {
    state.withLock { state in
      guard let fault = state.fault else { return [] }
      guard passage.changedSymbol != nil else {
        let isStruck =
          state.target == .reading || state.target == .changeAndProof && state.isChangeSeen
        return isStruck ? [fault] : []
      }
      defer { state.isChangeSeen = true }
      let isSecondLegFault = fault.name == .secondLegRefused || fault.name == .secondLegLost
      guard state.target != .reading, !isSecondLegFault || state.isChangeSeen else { return [] }
      return [fault]
    }
  }
}
