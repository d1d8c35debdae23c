import FoundationEssentials
import Journal
import JournalModel
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

extension KillHouse {
  /// How long after a kill no venue takes a request any more that the program may have signed: what
  /// it may wait before it signs, the longest window of a venue, and the margin.
  static let longestDoubt = Duration.seconds(3 + 60 + 7)

  /// Kills `perAccount` changes of every account, and follows some of them at once.
  func killAll(
    perAccount: Int, readings: [Venue: Int], seed: UInt64, gate: Gate
  ) async throws -> [KilledChange] {
    try await withThrowingTaskGroup(of: [KilledChange].self) { group in
      for (index, account) in accounts.enumerated() {
        let numbers = SeededNumbers(seed: seed &+ UInt64(index) &* 0x51_7CC1_B727_220A)
        group.addTask {
          try await self.killChanges(
            of: account, count: perAccount, readings: readings, numbers: numbers, gate: gate)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  /// Starts the program again once every window has passed, and says what was found of the changes
  /// that were killed.
  func reconcile(_ killed: [KilledChange]) async throws -> [KilledChange] {
    var changes = killed
    try await reconcile()
    let journal = try await openJournal()
    for index in changes.indices where changes[index].settled == nil {
      if !changes[index].plan.isFollowedAtOnce { observe(&changes[index]) }
      guard let identifier = changes[index].written.first?.identifier else { continue }
      changes[index].settled = try await journal.change(identifier)
    }
    return changes
  }

  /// Starts the program once more, to reconcile what was left of every account.
  private func reconcile() async throws {
    let result = try await run("all", ["journal", "reconcile"])
    // 3 where something stays in doubt, for no reading is conclusive.
    #expect([0, 3].contains(result.status), "\(result.output)\(result.errorOutput)")
  }

  private func killChanges(
    of account: PracticeAccount, count: Int, readings: [Venue: Int], numbers: SeededNumbers,
    gate: Gate
  ) async throws -> [KilledChange] {
    var numbers = numbers
    let venue = try #require(Venue(rawValue: account.venue))
    var changes: [KilledChange] = []
    for symbol in symbols(of: account).prefix(count) {
      let plan = KillPlan(
        venue, account: account.account, symbol: symbol,
        before: simulator.setting(venue: account.venue, account: account.account, symbol: symbol),
        isHedge: isHedge(account.account), readings: readings[venue] ?? 1, numbers: &numbers)
      let change = try await gate.pass { try await self.killChange(plan, readings: readings) }
      changes.append(plan.isFollowedAtOnce ? try await follow(change, gate: gate) : change)
    }
    return changes
  }

  private func killChange(_ plan: KillPlan, readings: [Venue: Int]) async throws -> KilledChange {
    let before = truth(plan.venue, plan.account, plan.symbol)
    let watch = KillWatch(plan, readings: readings[plan.venue] ?? 1)
    let result = try await kill(watch)
    return KilledChange(
      plan: plan, result: result, before: before, written: try await changes(of: plan))
  }

  /// Notes what the venue received and holds: late, for what a program sent in its last moment may
  /// arrive after its death.
  private func observe(_ change: inout KilledChange) {
    let plan = change.plan
    change.received = received(plan.account, plan.symbol)
    change.after = truth(plan.venue, plan.account, plan.symbol)
  }

  /// The changes of a plan's instrument in the journal, newest first.
  private func changes(of plan: KillPlan) async throws -> [JournalledChange] {
    // Killed early enough, the program has not even made the journal.
    guard FileManager.default.fileExists(atPath: stateDirectory) else { return [] }
    return try await openJournal().changes(
      matching: JournalFilter(
        account: AccountName(plan.account), symbol: ContractSymbol(plan.symbol)),
      limit: 10
    ).changes
  }

  /// Starts the program again for the same instrument: it must reconcile what was left, take the
  /// instrument and change it; or hold the instrument while what was left may still arrive.
  private func follow(_ change: KilledChange, gate: Gate) async throws -> KilledChange {
    var change = change
    try await Task.sleep(for: .milliseconds(500))
    observe(&change)
    let plan = change.plan
    let value = change.after?.long.description == "3" ? "2" : "3"
    let arguments = [plan.account, plan.symbol, value, "--yes"]
    var result = try await gate.pass { try await self.run(plan.account, ["set"] + arguments) }
    if result.status == 2 {
      let left = try await changes(of: plan)
      #expect(left.first?.outcome == .unknown && left.first?.isUnsettled == true, "\(plan)")
      guard !result.output.contains("\"may_still_arrive\"") else {
        #expect(plan.venue != .coinswitchHFT, "\(plan): \(result.output)")
        #expect(left.count == 1, "\(plan)")
        return change
      }
      // Where no moment is known after which it cannot arrive, the next change is the user's
      // decision.
      #expect(plan.venue == .coinswitchHFT, "\(plan): \(result.output)")
      #expect(result.output.contains("\"in_doubt\""), "\(plan): \(result.output)")
      result = try await gate.pass {
        try await self.run(plan.account, ["set"] + arguments + ["--despite-doubt"])
      }
    }
    #expect(result.status == 0, "\(plan): \(result.output)\(result.errorOutput)")
    let now = truth(plan.venue, plan.account, plan.symbol)
    #expect(now == LeverageSetting(both: try Leverage(value)), "\(plan): \(result.output)")
    let known = try await changes(of: plan)
    change.settled = known.first { $0.identifier == change.written.first?.identifier }
    return change
  }
}
