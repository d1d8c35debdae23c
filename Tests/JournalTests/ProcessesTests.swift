import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import RateLimiting
import TestSupport
import Testing

/// Several processes on one journal, some of them killed.
struct ProcessesTests {
  func probe(_ arguments: [String]) throws -> RunningProgram {
    try RunningProgram(ProgramLocation.executable(named: "JournalProbe"), arguments)
  }

  @Test func `several processes append to one chain that never forks`() async throws {
    let desk = try await JournalDesk()
    let programs = try (0..<4).map { _ in try probe(["append", desk.directory, "15"]) }
    for program in programs { #expect(try program.waitForExit() == .exited(0)) }
    let check = try await desk.journal.check(expecting: nil)
    #expect(check.finding == nil)
    #expect(check.records == 4 * 15 * 3)
    let numbers = programs.flatMap { program in
      program.output.split(separator: "\n").compactMap { Int($0.split(separator: " ")[1]) }
    }
    #expect(numbers.sorted() == Array(1...180))
  }

  @Test func `a process killed at any point loses nothing that it was told is kept`() async throws {
    let desk = try await JournalDesk()
    var generator = SystemRandomNumberGenerator()
    var promised: [Int64] = []
    for _ in 0..<25 {
      let program = try probe(["append", desk.directory, "1000"])
      let lines = Int.random(in: 1...12, using: &generator)
      try program.wait(for: "\(lines) records") {
        $0.output.utf8.count { $0 == UInt8(ascii: "\n") } >= lines
      }
      program.send(signal: SIGKILL)
      #expect(try program.waitForExit() == .signalled(SIGKILL))
      promised += program.output.split(separator: "\n").compactMap { line in
        line.split(separator: " ").dropFirst().first.flatMap { Int64($0) }
      }
    }
    let opening = try await desk.reopened()
    #expect(opening.recovery == nil)
    let check = try await opening.journal.check(expecting: nil)
    #expect(check.finding == nil)
    #expect(promised == promised.sorted())
    #expect(check.records >= promised.last ?? .max)
    // Nothing that was begun is forgotten: every intent without an outcome shows.
    let page = try await opening.journal.changes(matching: JournalFilter(), limit: .max)
    let open = page.changes.filter { $0.conclusion == nil }.map(\.identifier)
    #expect(try await opening.journal.unsettled().changes.map(\.identifier) == open)
    try await desk.addChange()
  }

  @Test func `the second to ask for an instrument is told who has it, until that one ends`()
    async throws
  {
    let desk = try await JournalDesk()
    let first = try probe(["claim", desk.directory, "BTC-USDT"])
    #expect(try first.firstLine() == "granted")
    let second = try probe(["claim", desk.directory, "BTC-USDT"])
    #expect(try second.firstLine() == "held by \(first.processIdentifier) probe claim")
    let other = try probe(["claim", desk.directory, "ETH-USDT"])
    #expect(try other.firstLine() == "granted")

    let instrument = InstrumentKey(
      account: Samples.account, venue: .bingx, symbol: Samples.bitcoin)
    let me = ThisProcess.author(command: "test")
    guard case .held(let claim) = try await desk.journal.claim(instrument, by: me) else {
      Issue.record("the claim was not held")
      return
    }
    #expect(claim.holder.user == me.user)
    #expect(claim.holder.host == me.host)
    #expect(claim.holder.process.identifier == first.processIdentifier)

    first.send(signal: SIGKILL)
    _ = try first.waitForExit()
    guard case .granted(let granted) = try await desk.journal.claim(instrument, by: me) else {
      Issue.record("a dead process keeps its claim")
      return
    }
    let third = try probe(["claim", desk.directory, "BTC-USDT"])
    #expect(try third.firstLine() == "held by \(getpid()) test")
    try await desk.journal.release(granted)
    let fourth = try probe(["claim", desk.directory, "BTC-USDT"])
    #expect(try fourth.firstLine() == "granted")
  }

  @Test func `eight processes share one limit exactly, and none of them starves`() async throws {
    let folder = try TemporaryFolder()
    let limit = 10
    let window = 400
    let programs = try (0..<8).map { _ in
      try probe(["spend", folder.path, "\(limit)", "\(window)", "3"])
    }
    var moments: [[Int64]] = []
    for program in programs {
      #expect(try program.waitForExit() == .exited(0))
      moments.append(program.output.split(separator: "\n").compactMap { Int64($0) })
    }
    let all = moments.joined().sorted()
    let span = Int64(window) * 1_000_000
    for (index, moment) in all.enumerated().dropFirst(limit) {
      #expect(moment - all[index - limit] >= span)
    }
    #expect(moments.allSatisfy { !$0.isEmpty })
    // Equal turns: by what anyone has, nobody has fewer than a third.
    #expect((moments.map(\.count).min() ?? 0) * 3 >= moments.map(\.count).max() ?? 1)
  }

  @Test func `a killed process takes no more from a limit than it has sent`() async throws {
    let folder = try TemporaryFolder()
    let killed = try probe(["spend", folder.path, "5", "600000", "60"])
    try killed.wait(for: "five requests") {
      $0.output.utf8.count { $0 == UInt8(ascii: "\n") } == 5
    }
    killed.send(signal: SIGKILL)
    _ = try killed.waitForExit()
    let ledger = SharedRateLedger(directory: folder.path, author: Samples.author())
    let rule = RateRule("leverage", limit: 5, per: .seconds(600))
    let key = RateKey(subject: "practice", rule: rule)
    let used = await ledger.inspect([key]) { $0[0].used(at: $1) }
    #expect(used == 5)
    let fresh = await ledger.inspect([RateKey(subject: "other", rule: rule)]) {
      $0[0].used(at: $1)
    }
    #expect(fresh == 0)
    #expect(await ledger.failure == nil)
  }
}
