import Desk
import FoundationEssentials
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

/// A request that a proxy holds for longer than the client waits: what is said of it, and of the next
/// change, before and after it reaches the venue.
struct LateRequestTests {
  static let author = ChangeAuthor(
    user: "asha", host: "desk-1",
    process: ProcessMark(identifier: 1, startedAt: nil, realm: "here"), terminal: nil,
    command: "lever set")

  /// A bench with a journal, on which one change was held up and nobody waited for its expiry.
  private struct Scene {
    let bench: Bench
    let folder: TemporaryFolder
    let instrument: Instrument
    let first: ChangeReport

    init?(_ reading: DocumentReading, _ fault: FaultName) async throws {
      folder = try TemporaryFolder()
      let journal = try await SQLiteJournal.open(
        directory: folder.path(of: "state"), author: LateRequestTests.author
      ).journal
      bench = try Bench(
        reading.venue, variants: reading.variants,
        journal: .open(journal, author: LateRequestTests.author))
      bench.simulator.clear(venue: bench.venue.rawValue, account: bench.practice.account)
      guard let listed = try? await bench.instrument() else { return nil }
      instrument = listed
      bench.simulator.addFault(
        Fault(fault, milliseconds: 3_600_000, method: "CHANGE", occurrences: 1...1))
      guard
        case .decided(let report)? = try await LateRequestTests.change(
          "7", on: instrument, bench, allowance: .seconds(4))
      else { return nil }
      first = report
    }

    func change(
      _ value: String, isDespiteUnsettled: Bool = false,
      allowance: Duration = WaitAllowance.usual
    ) async throws -> Submission? {
      try await LateRequestTests.change(
        value, on: instrument, bench, allowance: allowance,
        isDespiteUnsettled: isDespiteUnsettled)
    }

    /// Lets every window that a venue may have pass.
    func letWindowsPass() { bench.clock.skip(.seconds(130)) }

    func concluded() async throws -> JournalledChange {
      _ = try await bench.desk.settle(bench.account)
      return try #require(try await bench.desk.journalled(first.identifier))
    }
  }

  private static func change(
    _ value: String, on instrument: Instrument, _ bench: Bench, allowance: Duration,
    isDespiteUnsettled: Bool = false
  ) async throws -> Submission? {
    let connection = await bench.desk.connect(bench.account)
    let reading = await bench.desk.examine(instrument, in: bench.account)
    let proposal = await bench.desk.propose(
      LeverageSetting(both: try Leverage(value)), on: reading, in: bench.account,
      accountReading: connection)
    guard proposal.isPossible else { return nil }
    return await bench.desk.submit(
      proposal, on: instrument, in: bench.account, accountReading: connection,
      isDespiteUnsettled: isDespiteUnsettled, allowance: WaitAllowance(allowance))
  }

  static let lates: [FaultName] = [.late, .lateDropped, .lateGatewayTimeout]

  @Test(arguments: DocumentReading.all, lates)
  func `one that arrives in time is held open, and then told as what it did`(
    reading: DocumentReading, fault: FaultName
  ) async throws {
    try await Gate.readings.pass {
      guard !reading.forbidsEveryChange, let scene = try await Scene(reading, fault) else { return }
      let bench = scene.bench
      defer { bench.close() }
      #expect(scene.first.outcome == .unknown)
      let before = bench.truth()
      switch try await scene.change("9", allowance: .zero) {
      case .withheld(.mayStillArrive): #expect(reading.venue != .coinswitchHFT)
      case .withheld(.unsettled): #expect(reading.venue == .coinswitchHFT)
      case let other:
        Issue.record("the next change was not held back: \(String(describing: other))")
      }
      #expect(bench.truth() == before)
      bench.simulator.deliverHeldRequests()
      let wasApplied = bench.truth() == scene.first.change.to
      scene.letWindowsPass()
      let change = try await scene.concluded()
      guard reading.isReadable || reading.variant == .futuresUntouchedRefused else {
        // Nothing can be read: it stays in doubt, and says so.
        #expect(change.isUnsettled)
        return
      }
      guard reading.venue != .bingx else {
        // Each side has its own outcome.
        #expect(!change.isUnsettled)
        for (step, verdict) in zip(change.intent.steps, change.verdicts ?? []) {
          let holdsWanted = bench.truth().map(step.agrees) ?? false
          #expect(holdsWanted == (verdict.outcome == .applied), "\(verdict)")
        }
        return
      }
      #expect(wasApplied ? change.outcome == .applied : change.isUnsettled)
    }
  }

  @Test(arguments: DocumentReading.all, lates)
  func `one that arrives after the next change does not undo it unsaid`(
    reading: DocumentReading, fault: FaultName
  ) async throws {
    try await Gate.readings.pass {
      guard !reading.forbidsEveryChange, let scene = try await Scene(reading, fault) else { return }
      let bench = scene.bench
      defer { bench.close() }
      scene.letWindowsPass()
      var second = try await scene.change("9")
      if case .withheld(.unsettled(let changes))? = second {
        // Only where nothing is conclusive is the next change the user's decision.
        #expect(!reading.isReadable || reading.venue == .coinswitchHFT)
        #expect(changes.map(\.identifier) == [scene.first.identifier])
        second = try await scene.change("9", isDespiteUnsettled: true)
      }
      guard case .decided(let report)? = second else {
        Issue.record("not sent: \(String(describing: second))")
        return
      }
      #expect(report.outcome == .applied, "\(report)")
      bench.simulator.deliverHeldRequests()
      // Where the venue checks no time, the user was told that it may still arrive.
      guard reading.venue != .coinswitchHFT else { return }
      #expect(bench.truth() == report.change.to)
    }
  }
}

extension DocumentReading {
  /// Whether the setting of a flat instrument that was never touched can be read.
  fileprivate var isReadable: Bool {
    venue != .ztdx && variant != .hftFlatNoRow && variant != .futuresUntouchedRefused
  }
}
