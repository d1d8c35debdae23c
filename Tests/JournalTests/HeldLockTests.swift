import LeverDomain
import RateLimiting
import TestSupport
import Testing

@testable import Journal

struct HeldLockTests {
  private let rule = RateRule("leverage", limit: 3, per: .seconds(60))

  @Test func `a lock that somebody holds on the file holds up no task that waits for a timer`()
    async throws
  {
    let folder = try TemporaryFolder()
    let opening = try await SQLiteJournal.open(directory: folder.path, author: Samples.author())
    let holder = try SQLiteDatabase(
      path: folder.path(of: SQLiteJournal.fileName), access: .readWrite)
    try holder.run("BEGIN EXCLUSIVE")
    let key = RateKey(subject: "practice", rule: rule)
    // More of them than any machine has processors for tests.
    let waiting = (0..<100).map { _ in
      let ledger = SharedRateLedger(directory: folder.path, author: Samples.author())
      return Task { await ledger.perform(RateReopening(), on: [key]) }
    }
    let entry = Task { try? await opening.journal.append(Samples.intent(ChangeIdentifier())) }
    // One is enough: it would not come before those that wait have given up.
    try await Task.sleep(for: .milliseconds(1))
    // Still held: none of these has been let go before.
    #expect(throws: SQLiteFailure.self) {
      try SQLiteDatabase(
        path: folder.path(of: SQLiteJournal.fileName), access: .readWrite, patience: .zero
      ).run("BEGIN IMMEDIATE")
    }
    try holder.run("ROLLBACK")
    for task in waiting { await task.value }
    // On a machine that was busy for too long it has given up; the next one finds no lock.
    _ = await entry.value
    try await opening.journal.append(Samples.intent(ChangeIdentifier()))
  }
}
