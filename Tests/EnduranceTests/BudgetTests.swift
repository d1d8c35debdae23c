import Glibc
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

/// Eight processes that want more of one account's limits than there is, for three full windows.
struct BudgetTests {
  static let processes = 8
  static let windows = 3
  static let window: Duration = .seconds(60)
  /// The probes' time, and that of their venue, runs so many times as fast: real processes, real
  /// requests and real files, in windows that are shorter than those of the venue by as much.
  static let speed = 3
  static let changes = "POST /trade/api/v2/futures/leverage"
  static let orders = "POST /trade/api/v2/futures/orders/open"

  @Test(.timeLimit(.minutes(6)))
  func `eight processes share ten changes a minute to the last, and none waits in vain`()
    async throws
  {
    let desk = try BudgetDesk(speed: Self.speed)
    let window = Self.window / Self.speed
    defer { desk.simulator.stop() }
    let symbols = Array(desk.symbols.prefix(Self.processes))
    let results = try await withThrowingTaskGroup(of: ProgramRunner.Result.self) { group in
      for symbol in symbols {
        group.addTask {
          try await OwnThread.run {
            let program = try desk.startProbe(on: symbol, seconds: 300)
            let deadline = ContinuousClock.now + window * Self.windows + .seconds(4)
            return try Self.leave(program, until: deadline)
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for result in results {
      #expect(result.state == .signalled(SIGKILL), "\(result.output)\(result.errorOutput)")
    }
    #expect(desk.refusals == 0)
    let all = desk.log.entries.filter { $0.request == Self.changes }
    let start = try #require(all.first?.moment)
    let end = start + window * Self.windows
    #expect(all.most(in: window) <= 10)
    var table: [[Int]] = []
    for number in 0..<Self.windows {
      let from = start + window * number
      let within = all.filter { $0.moment >= from && $0.moment < from + window }
      table.append(symbols.map { symbol in within.count { $0.changedSymbol == symbol } })
    }
    let used = table.joined().reduce(0, +)
    let shares = symbols.indices.map { index in table.reduce(0) { $0 + $1[index] } }
    print("changes by window and process: \(table); \(used) of \(10 * Self.windows)")
    #expect(used >= 9 * Self.windows, "the budget lay idle: \(table)")
    let fair = Double(used) / Double(Self.processes)
    #expect(shares.allSatisfy { Double($0) >= fair / 2 }, "\(shares)")
    // Whoever has waited for one window comes to its turn in it.
    for symbol in symbols {
      let turns = all.filter { $0.changedSymbol == symbol }.map(\.moment)
      let waits = zip([start] + turns, turns + [end]).map { $1 - $0 }
      let longest = try #require(waits.max())
      #expect(longest < window + .seconds(5), "\(symbol) waited for \(longest)")
    }
  }

  @Test(.timeLimit(.minutes(6)))
  func `eight commands at once all come to their turn as soon as the limits allow`() async throws {
    let desk = try BudgetDesk()
    defer { desk.simulator.stop() }
    let deadline = ContinuousClock.now + Self.window * Self.windows
    let results = try await withThrowingTaskGroup(of: ProgramRunner.Result.self) { group in
      for symbol in desk.symbols.prefix(Self.processes) {
        group.addTask {
          try await OwnThread.run {
            try Self.leave(try desk.startSet(symbol, to: "3"), until: deadline)
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for result in results { #expect(result.status == 0, "\(result.output)\(result.errorOutput)") }
    #expect(desk.refusals == 0)
    let entries = desk.log.entries
    #expect(entries.count { $0.request == Self.changes } == Self.processes)
    // On this venue the search for open orders is what is scarcest: twenty a minute.
    let searches = entries.filter { $0.request == Self.orders }
    #expect(searches.most(in: Self.window) <= 20)
    let (first, last) = (try #require(entries.first?.moment), try #require(entries.last?.moment))
    print("\(searches.count) searches for orders, the last request after \(last - first)")
    // So many full windows go by before the last of them may be sent; two of each are kept for changes.
    let least = Self.window * ((searches.count - 1) / 18)
    #expect(last - first < least + .seconds(15), "the limits allowed it after \(least)")
  }

  /// Leaves a program alone until it ends or its time is over.
  private static func leave(
    _ program: RunningProgram, until end: ContinuousClock.Instant
  ) throws -> ProgramRunner.Result {
    while !program.hasEnded, ContinuousClock.now < end { usleep(20_000) }
    program.send(signal: SIGKILL)
    return try program.result()
  }
}
