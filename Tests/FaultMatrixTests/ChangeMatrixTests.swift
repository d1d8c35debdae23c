import Desk
import LeverDomain
import LeverWording
import TestSupport
import Testing
import VenueSimulator

/// Every fault on every venue around a change, held against what the venue truly holds.
struct ChangeMatrixTests {
  @Test(arguments: Venue.allCases, FaultName.matrixRows)
  func `a fault on the change alone is reported for what it is`(
    venue: Venue, name: FaultName
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(venue, timeout: FaultTable.timeout(under: name))
      defer { bench.close() }
      let (submission, before) = try await bench.change(
        under: [FaultTable.fault(name, method: "CHANGE")])
      let report = try decided(submission)
      #expect(report.outcome == FaultTable.outcome(of: name, on: venue), "\(report)")
      holdAgainstTruth(report, before: before, bench, name)
    }
  }

  @Test(arguments: Venue.allCases, FaultName.matrixRows.filter(\.strikesReadings))
  func `a fault that strikes the proof as well never makes a false word`(
    venue: Venue, name: FaultName
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(venue, timeout: FaultTable.timeout(under: name))
      defer { bench.close() }
      // The readings made before sending stay healthy, so that the change itself is reached.
      let readsBefore = Self.readsBeforeSending(venue)
      var afterwards = FaultTable.fault(name, method: "READ")
      afterwards.occurrences = (readsBefore + 1)...Int.max
      let (submission, before) = try await bench.change(
        under: [FaultTable.fault(name, method: "CHANGE"), afterwards])
      let report = try decided(submission)
      #expect(!report.steps.isEmpty, "the change was never reached")
      holdAgainstTruth(report, before: before, bench, name)
      if report.outcome == .applied || report.outcome == .alreadySet {
        #expect(report.proof != .none)
      }
    }
  }

  /// How many requests the desk makes between the person's yes and the change.
  private static func readsBeforeSending(_ venue: Venue) -> Int {
    switch venue {
    case .coinswitchFutures: 8
    case .coinswitchHFT: 2
    case .ztdx: 3
    case .bingx: 4
    }
  }

  private func decided(_ submission: Submission) throws -> ChangeReport {
    guard case .decided(let report) = submission else {
      throw VenueError(.cancelled, message: "nothing was sent")
    }
    return report
  }

  /// No word may say more than what the venue holds.
  private func holdAgainstTruth(
    _ report: ChangeReport, before: LeverageSetting?, _ bench: Bench, _ name: FaultName
  ) {
    let truth = bench.truth()
    for step in report.steps {
      let holdsWanted = truth.map { step.step.agrees(with: $0) } ?? false
      let sentence = Wording.reason(step.verdict.reason)
      switch step.verdict.outcome {
      case .applied, .alreadySet:
        // An echo tells what the venue did, not what somebody did to it afterwards.
        let echoCannotKnow = name == .changeByOther && step.verdict.proof == .echo
        #expect(holdsWanted || echoCannotKnow, "\(sentence)")
      case .refused:
        // Nobody knows better than the venue's own refusal where no reading tells. On CoinSwitch
        // HFT, whose success has no data, an error beside the data is one.
        let venueSaysSo =
          name == .refusedApplied || (name == .errorBesideData && bench.venue == .coinswitchHFT)
        #expect(!holdsWanted || (venueSaysSo && step.verdict.proof == .none), "\(sentence)")
      case .notConfirmed, .unknown:
        #expect(!sentence.isEmpty)
      }
      #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
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
