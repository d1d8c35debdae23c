import JournalModel
import LeverDomain
import Testing

@testable import Journal

/// Records that have a right hash and say what is not so.
struct ForgedRecordTests {
  /// A journal with a change in doubt, to whose chain records are added by hand: with their hashes, in
  /// their place, and with an index that agrees.
  func forged(
    _ entries: [JournalEntry], in desk: JournalDesk, withSummary: Bool
  ) async throws -> JournalCheck {
    let head = try await desk.journal.head()
    let database = try SQLiteDatabase(path: desk.path, access: .readWrite)
    let tables = JournalTables(database: database)
    let kept = try tables.pages(withTexts: ChainState.Selection.allPages.pages)
    var keeper = SummaryKeeper(try ChainSummary(kept: kept))
    var last = head
    try database.transaction { () throws(SQLiteFailure) in
      for entry in entries {
        let earlier = try entry.identifier.map { identifier throws(SQLiteFailure) in
          try tables.records(of: identifier.text)
        }
        _ = try? keeper.note(JournalChain.draft(of: entry, after: last)) { _ in earlier ?? [] }
        let record = JournalChain.record(
          of: entry, after: last, summary: withSummary ? keeper.summary.root : nil)
        try tables.add(record)
        last = JournalHead(sequence: record.sequence, hash: record.hash)
      }
      try tables.setHead(last)
      try tables.keep(keeper.summary.changedPages)
    }
    return try await desk.journal.check(expecting: nil)
  }

  @Test(arguments: Outcome.allCases)
  func `a conclusion that its own answer and reading contradict is found`(
    stated: Outcome
  ) async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange(.unknown)
    var entry = Samples.conclusion(identifier, .unknown)
    guard case .conclusion(let honest) = entry else { return }
    entry = .conclusion(
      ChangeConclusion(
        identifier: identifier, moment: honest.moment, author: honest.author, outcome: stated,
        proof: stated == .applied ? .readBack : .none,
        steps: [.init(outcome: stated, proof: stated == .applied ? .readBack : .none)],
        readBack: honest.readBack, readAt: honest.readAt))
    let check = try await forged([entry], in: desk, withSummary: true)
    guard stated != .unknown else {
      #expect(check.finding == nil)
      return
    }
    guard case .contradicted(4, identifier, let said, let decided)? = check.finding else {
      Issue.record("\(String(describing: check.finding))")
      return
    }
    #expect(said.outcome == stated)
    #expect(decided.outcome == .unknown)
  }

  @Test func `a change said to be overtaken by none that was proved is found`() async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange(.unknown)
    let other = try await desk.addChange(.refused)
    let check = try await forged(
      [Samples.supersession(identifier, by: other)], in: desk, withSummary: true)
    #expect(
      check.finding == .unprovedSuccessor(sequence: 7, change: identifier, successor: other))
  }

  @Test func `a record without the summary that the others have is found`() async throws {
    let desk = try await JournalDesk()
    let identifier = try await desk.addChange(.unknown)
    let entry = Samples.conclusion(identifier, .applied, after: Samples.answered(.unknown))
    #expect(
      try await forged([entry], in: desk, withSummary: false).finding
        == .summaryDiffers(sequence: 4))
  }
}
