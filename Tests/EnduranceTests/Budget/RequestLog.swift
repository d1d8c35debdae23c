import Synchronization
import VenueSimulator

/// When which request reached the simulator.
final class RequestLog: Sendable {
  struct Entry: Sendable {
    let moment: ContinuousClock.Instant
    /// `POST /trade/api/v2/futures/leverage`.
    let request: String
    let account: String?
    let changedSymbol: String?
  }

  private let stored = Mutex<[Entry]>([])

  var entries: [Entry] { stored.withLock { $0 } }

  var witness: SimulatorWitness {
    SimulatorWitness(
      arrived: { [self] passage in
        stored.withLock {
          $0.append(
            Entry(
              moment: .now, request: "\(passage.method) \(passage.path)", account: passage.account,
              changedSymbol: passage.changedSymbol))
        }
        return []
      }, answered: { _ in })
  }
}

extension [RequestLog.Entry] {
  /// The most that arrived within any `window`.
  func most(in window: Duration) -> Int {
    let moments = map(\.moment).sorted()
    var (most, first) = (0, 0)
    for (index, moment) in moments.enumerated() {
      while moments[first] <= moment - window { first += 1 }
      most = Swift.max(most, index - first + 1)
    }
    return most
  }
}
