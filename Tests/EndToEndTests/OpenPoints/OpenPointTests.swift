import TestSupport
import Testing
import VenueSimulator

/// The column "where lever shows it" of `docs/assumptions.md`, held against the real program under
/// every answer that the simulator can play.
@Suite struct `Where lever shows what the documents leave open` {
  @Test func `every row of the table is checked, word by word`() {
    let named = OpenPointCheck.all.compactMap(\.point?.document)
    #expect(named.sorted() == OpenPoint.all.map(\.document).sorted())
    for check in OpenPointCheck.all {
      #expect(check.shown == check.point?.shown)
    }
  }

  @Test func `every place that a row names is looked at, under every answer`() {
    for check in OpenPointCheck.all {
      #expect(check.namedPlaces.isSubset(of: check.visitedPlaces), "\(check.shown)")
      let answers = Set(check.looks.flatMap(\.answers))
      let choices = check.point?.choices ?? []
      #expect(answers.count == choices.count + 1, "\(check.variant.rawValue)")
    }
  }

  @Test(arguments: OpenPointCheck.all.map(\.variant))
  func `the user sees it there`(variant: VenueVariant) async throws {
    let check = try #require(OpenPointCheck.all.first { $0.variant == variant })
    let venue = try #require(check.point).venue
    for look in check.looks {
      for answer in look.answers {
        try await Gate.openPoints.pass {
          let bench = try OpenPointBench(
            venue: venue, variants: look.beside.union(answer.map { [$0] } ?? []),
            faults: look.faults)
          for step in look.steps { try bench.take(step, answer?.rawValue ?? "as assumed") }
        }
      }
    }
  }
}

extension Gate {
  /// For the rows, each of which runs programs.
  fileprivate static let openPoints = Gate(width: 6)
}
