import Desk
import LeverDomain
import LeverWording
import TestSupport
import Testing
import VenueSimulator

/// Every fault on every venue around a change, held against what the venue truly holds.
struct ChangeMatrixTests {
  @Test(arguments: Venue.allCases, FaultName.allCases)
  func `a fault on the change alone is reported for what it is`(
    venue: Venue, name: FaultName
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(venue)
      defer { bench.close() }
      let (submission, _) = try await bench.change(
        under: [FaultTable.fault(name, method: "CHANGE")])
      let report = try submission.report()
      #expect(report.outcome == FaultTable.outcome(of: name, on: venue), "\(report)")
      bench.holdAgainstTruth(report, name)
    }
  }

  @Test(arguments: Venue.allCases, FaultName.allCases.filter(\.strikesReadings))
  func `a fault that strikes the proof as well never makes a false word`(
    venue: Venue, name: FaultName
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(venue)
      defer { bench.close() }
      // The readings made before sending stay healthy, so that the change itself is reached.
      let readsBefore = Self.readsBeforeSending(venue)
      var afterwards = FaultTable.fault(name, method: "READ")
      afterwards.occurrences = (readsBefore + 1)...Int.max
      let (submission, _) = try await bench.change(
        under: [FaultTable.fault(name, method: "CHANGE"), afterwards])
      let report = try submission.report()
      #expect(!report.steps.isEmpty, "the change was never reached")
      bench.holdAgainstTruth(report, name)
      if report.outcome == .applied || report.outcome == .alreadySet {
        #expect(report.proof != .none)
      }
    }
  }

  /// How many requests the desk makes between the person's yes and the change.
  static func readsBeforeSending(_ venue: Venue) -> Int {
    switch venue {
    case .coinswitchFutures: 8
    case .coinswitchHFT: 2
    case .ztdx: 3
    case .bingx: 4
    }
  }
}

extension Gate {
  /// For the cells of the matrix.
  static let cells = Gate(width: 6)
}

extension FaultName {
  /// Whether the fault does anything to a request that reads.
  fileprivate var strikesReadings: Bool {
    switch self {
    case .lowerMaximum, .openPosition, .openOrder, .changeByOther, .secondLegRefused,
      .secondLegLost, .latency:
      false
    default: true
    }
  }
}
