import Desk
import LeverDomain
import LeverWording
import TestSupport
import Testing
import VenueSimulator

/// Every fault on every venue around a reading.
struct ReadMatrixTests {
  @Test(arguments: Venue.allCases, FaultName.allCases)
  func `a fault on a reading is reported for what it is`(
    venue: Venue, name: FaultName
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(venue)
      defer { bench.close() }
      _ = await bench.desk.connect(bench.account)
      bench.simulator.addFault(FaultTable.fault(name, method: nil))
      // Positions are read on every venue; the setting is not.
      let reading = await bench.desk.positions(of: bench.account)
      let expected = FaultTable.readFailure(of: name, on: venue)
      switch reading {
      case .read: #expect(expected.isEmpty, "read, although \(name) should have failed it")
      case .failed(let error, _):
        #expect(expected.contains(error.kind), "\(error)")
        let sentence = Wording.error(error)
        #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      case .notRead: Issue.record("nothing was read")
      }
    }
  }
}
