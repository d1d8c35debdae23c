import Journal
import JournalModel
import LeverDomain
import Synchronization
import TestSupport
import Testing

/// Whether a listener hears of what other processes write, and of nothing else.
struct JournalBellTests {
  /// Counts what a stream yields.
  final class Listener: Sendable {
    private let yields = Mutex(0)
    var heard: Int { yields.withLock { $0 } }
    func hear() { yields.withLock { $0 += 1 } }
  }

  func listen(to journal: StoredJournal) async -> (Listener, Task<Void, Never>) {
    let listener = Listener()
    let news = journal.news()
    let task = Task { for await _ in news { listener.hear() } }
    while listener.heard == 0 { await Task.yield() }
    return (listener, task)
  }

  @Test func `another process is heard, and its counts of requests are not`() async throws {
    let desk = try await JournalDesk()
    // The looks without a cause are counted from the first moment of listening.
    let start = ContinuousClock.now
    let (listener, task) = await listen(to: desk.journal)
    defer { task.cancel() }
    _ = try ProgramRunner.run(
      ProgramLocation.executable(named: "JournalProbe"),
      ["spend", desk.directory, "5", "50", "1"])
    // Now and then it looks without a cause.
    let looks = Int((ContinuousClock.now - start) / .seconds(9))
    #expect(listener.heard <= 1 + looks)

    let before = listener.heard
    let began = ContinuousClock.now
    let program = try RunningProgram(
      ProgramLocation.executable(named: "JournalProbe"), ["append", desk.directory, "1"])
    #expect(try program.waitForExit() == .exited(0))
    while listener.heard == before, ContinuousClock.now - began < .seconds(60) {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(listener.heard > before)
  }

  @Test func `a claim is news that brings no record`() async throws {
    let desk = try await JournalDesk()
    let other = try await desk.reopened().journal
    try await desk.addChange()
    let (journal, instrument) = (
      desk.journal,
      InstrumentKey(account: Samples.account, venue: .bingx, symbol: Samples.bitcoin)
    )
    var batches: [Int] = []
    try await other.watch(after: 0) { records in
      batches.append(records.count)
      if batches.count == 1 {
        _ = try? await journal.claim(instrument, by: ThisProcess.author(command: "test"))
      }
      return batches.count < 2
    }
    #expect(batches == [3, 0])
    #expect(try await other.claims().map(\.instrument) == [instrument])
  }

  @Test func `who stops listening is told no more`() async throws {
    let desk = try await JournalDesk()
    let (listener, task) = await listen(to: desk.journal)
    task.cancel()
    await task.value
    let before = listener.heard
    try await desk.addChange()
    #expect(listener.heard == before)
  }
}
