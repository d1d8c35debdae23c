import Desk
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

/// What a broken proxy or CDN does around a change, in every form, held against what the venue truly
/// holds.
struct NetworkMatrixTests {
  private static let statuses = [
    201, 202, 204, 206, 301, 302, 303, 307, 308, 400, 403, 404, 405, 409, 413, 415, 418, 422, 425,
    426, 429, 451,
  ]
  private static let strays: [StrayAnswer] = [
    .sameAnswer(leverage: "7"), .sameAnswer(leverage: "9"), .change(leverage: "7"), .refusal,
    .status(400), .status(403), .status(408), .status(429), .garbage,
  ]

  private static func rows(_ names: FaultName...) -> [FaultName] {
    names.filter { FaultName.allCases.contains($0) }
  }

  @Test(arguments: Venue.allCases, rows(.forwarded, .forwardedHTML, .forwardedEmpty))
  func `any status on a change that was forwarded is unknown until it is read`(
    venue: Venue, name: FaultName
  ) async throws {
    for status in Self.statuses {
      try await change(venue, [Fault(name, value: .status(status), method: "CHANGE")], name) {
        #expect($0.outcome == FaultTable.outcome(of: name, on: venue), "\(status): \($0)")
      }
    }
  }

  @Test(arguments: Venue.allCases, rows(.stray))
  func `what lies in wait is taken for no answer`(venue: Venue, name: FaultName) async throws {
    for stray in Self.strays {
      for method in ["CHANGE", "READ"] {
        let fault = Fault(name, value: .stray(stray), method: method)
        try await change(venue, [fault], name) {
          #expect($0.outcome == .applied, "\(fault): \($0)")
        }
      }
      // With the change itself lost, what lies in wait is all that could answer for it.
      let readings = Fault(name, value: .stray(stray), method: "READ")
      try await change(venue, [readings, Fault(.dropBefore, method: "CHANGE")], name) {
        #expect($0.outcome != .applied && $0.outcome != .alreadySet, "\(readings): \($0)")
      }
    }
  }

  @Test(
    arguments: Venue.allCases,
    rows(
      .duplicateKeys, .duplicateKeysFalseFirst, .twoRows, .errorBesideData, .otherExchange,
      .otherSymbol, .longNumber))
  func `a reading that contradicts itself proves no change that was lost`(
    venue: Venue, name: FaultName
  ) async throws {
    // Where a value follows the name, it is the one that the change asks for.
    var readings = FaultTable.fault(name, method: "READ")
    readings.occurrences = (ChangeMatrixTests.readsBeforeSending(venue) + 1)...Int.max
    try await change(venue, [readings, Fault(.dropBefore, method: "CHANGE")], name) {
      #expect($0.outcome != .applied && $0.outcome != .alreadySet, "\($0)")
    }
  }

  @Test(arguments: Venue.allCases, rows(.late, .lateDropped, .lateGatewayTimeout))
  func `what is said of a change still holds when it arrives late`(
    venue: Venue, name: FaultName
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(venue)
      defer { bench.close() }
      let (submission, before) = try await bench.change(under: [Fault(name, method: "CHANGE")])
      let report = try submission.report()
      bench.simulator.deliverHeldRequests()
      bench.holdAgainstTruth(report, name)
      if report.outcome == .refused { #expect(bench.truth() == before) }
    }
  }

  private func change(
    _ venue: Venue, _ faults: [Fault], _ name: FaultName, _ check: (ChangeReport) -> Void
  ) async throws {
    try await Gate.cells.pass {
      let bench = try Bench(venue)
      defer { bench.close() }
      let (submission, _) = try await bench.change(under: faults)
      let report = try submission.report()
      check(report)
      bench.holdAgainstTruth(report, name)
    }
  }
}
