import FoundationEssentials
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

/// Ends the program with SIGKILL around every step of a change and starts it again.
///
/// The points are drawn from a seed: 1, or what `LEVER_KILLER_SEED` says. When a point is struck,
/// and what is found there afterwards, still depends on the machine; what must hold, does not.
struct KillerTests {
  /// Each has 20 accounts with two changes: more than the thousand, for some end before their
  /// moment comes.
  static let houses = 28
  static let wantedKills = 1000
  /// How often each point must have been reached at least.
  static let floor = 50

  @Test(.timeLimit(.minutes(10)))
  func `whenever the program is killed, no change is lost, made twice or reported wrongly`()
    async throws
  {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["LEVER_KILLER_SEED"].flatMap { UInt64($0) } ?? 1
    let count = environment["LEVER_KILLER_HOUSES"].flatMap { Int($0) } ?? Self.houses
    let readings = try await Self.readingsBeforeChange()
    let (street, gate) = (Gate(width: 9), Gate(width: 24))
    let killed = try await withThrowingTaskGroup(of: (KillHouse, [KilledChange]).self) { group in
      for number in 0..<count {
        group.addTask {
          try await street.pass {
            let seed = seed &* 1_000_003 &+ UInt64(number)
            let house = try KillHouse(seed: seed)
            return (
              house,
              try await house.killAll(perAccount: 2, readings: readings, seed: seed, gate: gate)
            )
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    // Real programs, and real windows of the venues.
    try await Task.sleep(for: KillHouse.longestDoubt)
    let changes = try await withThrowingTaskGroup(of: [KilledChange].self) { group in
      for (house, killed) in killed {
        group.addTask {
          try await gate.pass {
            let changes = try await house.reconcile(killed)
            try await Self.inspect(house, changes)
            house.simulator.stop()
            return changes
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    var tally = KillTally()
    for change in changes {
      tally.add(change)
      let faults = change.faults()
      #expect(faults.isEmpty, "seed \(seed): \(change.plan): \(change.result.state)")
    }
    print(tally.table)
    guard count == Self.houses else { return }
    #expect(tally.killed >= Self.wantedKills)
    for point in PointReached.allCases {
      #expect(tally.count(point) >= Self.floor, "\(point): \(tally.count(point))")
    }
    for venue in Venue.allCases {
      for point in PointReached.allCases where venue != .ztdx || point != .notConcluded {
        #expect(tally.count(point, on: venue) > 0, "\(point) on \(venue.rawValue)")
      }
    }
  }

  /// What must hold of a house as a whole once everything was settled.
  private static func inspect(_ house: KillHouse, _ changes: [KilledChange]) async throws {
    let journal = try await house.openJournal()
    let check = try await journal.check(expecting: nil)
    #expect(check.finding == nil && check.lost.isEmpty)
    #expect(try await journal.claims().isEmpty, "a claim was left behind")
    // Nothing is left but what nobody can read, and that is listed.
    let left = Set(try await journal.unsettled().changes.map(\.identifier))
    let unknown = changes.compactMap(\.settled).filter(\.isUnsettled)
    #expect(left == Set(unknown.map(\.identifier)))
    #expect(
      unknown.allSatisfy { $0.intent.venue == .ztdx || $0.intent.venue == .coinswitchHFT })
    // Every request that reached a venue belongs to an intent, and to one alone.
    var intended: [KillHouse.Received: Int] = [:]
    for change in try await journal.changes(matching: JournalFilter(), limit: .max).changes {
      for step in change.intent.steps {
        intended[KillHouse.Received(change.intent, step), default: 0] += 1
      }
    }
    for (request, count) in house.received {
      #expect(count <= intended[request] ?? 0, "\(request) was sent \(count) times")
    }
  }

  /// How many readings under the account's key come before the request of a change, counted on a
  /// change that is left alone.
  private static func readingsBeforeChange() async throws -> [Venue: Int] {
    let house = try KillHouse(seed: 0)
    defer { house.simulator.stop() }
    var readings: [Venue: Int] = [:]
    for venue in Venue.allCases {
      let count = try await house.readingsBeforeChange(on: venue)
      try #require(count > 0)
      readings[venue] = count
    }
    return readings
  }
}

extension KillHouse.Received {
  /// The request that makes a step, as the venue sees it.
  fileprivate init(_ intent: ChangeIntent, _ step: ChangeStep) {
    let side: String
    switch (intent.venue, step.positionMode) {
    case (.bingx, .hedge): side = step.sides.first?.rawValue.uppercased() ?? ""
    case (.bingx, _): side = "BOTH"
    default: side = ""
    }
    self.init(account: intent.account.text, symbol: intent.change.symbol.text, side: side)
  }
}
