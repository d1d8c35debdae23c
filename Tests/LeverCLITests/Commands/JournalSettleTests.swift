import Desk
import DomainTestSupport
import FoundationEssentials
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import Testing

@Suite struct JournalSettleTests {
  @Test func `what can be read is settled, and what cannot says what to do`() async throws {
    let bench = try await JournalBench()
    try await bench.add("change01", .open)
    try await bench.add("change02", .open, account: "echo", venue: .ztdx)
    try await bench.add("change03", .open, account: "gone", venue: .bingx, symbol: "BTC-USDT")
    let venue = ScriptedVenue.strict { $0.settings["BTCUSDT"] = LeverageSetting(both: "10") }
    let result = await bench.console([("main", venue), ("echo", .echoing())])
      .run("journal", "reconcile")
    #expect(
      result
        == .init(
          status: 3,
          output: """
            main BTCUSDT  5x → 10x  change01  applied (read-back)
              the connection was cut before the answer; the reading shows the new value
            echo BTCUSDT  5x → 10x  change02  unknown
              ZTDX offers no reading of the setting
              look at the venue's own page; lever set echo BTCUSDT 10 --despite-doubt sends the \
            value again
            gone BTC-USDT  5x → 10x  change03  no outcome yet
              no account gone on BingX is configured here
              reconcile it with a --config that has the account

            """, said: ""))
    #expect(venue.sent.isEmpty)
    let changes = try await bench.changes()
    #expect(changes.map(\.outcome) == [.applied, .unknown, nil])
    #expect(changes[0].settler == JournalBench.author)
  }

  @Test func `one account alone is settled, and then nothing is left`() async throws {
    let bench = try await JournalBench()
    try await bench.add("change01", .open)
    try await bench.add("change02", .open, account: "echo", venue: .ztdx)
    let accounts = [("main", ScriptedVenue.strict()), ("echo", .echoing())]
    let first = await bench.console(accounts).run("journal", "reconcile", "main", "-o", "csv")
    #expect(first.status == 0)
    let row = try #require(first.output.split(separator: "\n").last)
    #expect(
      row.hasPrefix(
        "change01,main,coinswitch-futures,BTCUSDT,5,5,read,10,10,refused,read_back,never_arrived,"))
    #expect(row.hasSuffix(",reconciled,"))
    #expect(row.contains(",2026-09-21T14:13:20.000Z,asha@desk-2,"))
    let second = await bench.console(accounts).run("journal", "reconcile", "main")
    #expect(second == .init(status: 0, output: "", said: "nothing is in doubt\n"))
  }

  @Test func `a venue that cannot be read now leaves it unknown`() async throws {
    let bench = try await JournalBench()
    try await bench.add("change01", .open)
    let venue = ScriptedVenue.strict { $0.leverageFailure = VenueError(.unreachable) }
    let result = await bench.console([("main", venue)]).run("journal", "reconcile")
    #expect(
      result
        == .init(
          status: 3,
          output: """
            main BTCUSDT  5x → 10x  change01  no outcome yet
              reading failed: no connection to the venue
              reconcile again when the venue can be read

            """, said: ""))
  }

  @Test func `somebody who is at it is left alone`() async throws {
    let bench = try await JournalBench()
    try await bench.add("change01", .open)
    let key = InstrumentKey(
      account: try #require(AccountName("main")), venue: .coinswitchFutures, symbol: "BTCUSDT")
    _ = try await bench.journal.claim(
      key,
      by: ChangeAuthor(
        user: "ben", host: "desk-9",
        process: ProcessMark(identifier: 1, startedAt: 2, realm: "b p"), terminal: nil,
        command: "screen"))
    let result = await bench.console([("main", .strict())]).run("journal", "reconcile")
    #expect(
      result
        == .init(
          status: 3,
          output: """
            main BTCUSDT  5x → 10x  change01  no outcome yet
              it is being changed by ben@desk-9 (process 1, screen)
              wait for that to end, then reconcile again

            """, said: ""))
  }

  @Test func `a journal that cannot be opened is an error`() async {
    let console = Console(
      [("main", .strict())], journal: .unavailable(.storage(.diskFull(at: "/j"))))
    #expect(
      await console.run("journal", "reconcile")
        == .init(
          status: 1, output: "",
          said: "lever: the journal: the disk is full: /j\n"
            + "       make room on the disk, then try again\n"))
  }
}
