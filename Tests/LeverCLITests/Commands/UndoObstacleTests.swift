import Desk
import DomainTestSupport
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import Testing

/// What cannot be undone, and how each says to go on.
@Suite struct UndoObstacleTests {
  /// Runs `undo` after one change of `venue` made by `line`, and gives what it said.
  private func said(
    after line: [String], _ venue: ScriptedVenue, undoing accounts: [(String, ScriptedVenue)]? = nil
  ) async throws -> (Console.Result, String) {
    let bench = try await JournalBench()
    _ = await bench.console([("main", venue)]).run(contentsOf: line + ["--yes"])
    let name = try #require(try await bench.changes().last?.identifier.text)
    let result = await bench.console(accounts ?? [("main", venue)]).run("undo", name, "--yes")
    return (result, try await bench.numbered(result.said))
  }

  @Test func `an empty journal`() async throws {
    let bench = try await JournalBench()
    let result = await bench.console([("main", .strict())])
      .run("undo", "--account", "main", "--symbol", "BTCUSDT", "--yes")
    #expect(
      result
        == .init(
          status: 1, output: "",
          said: """
            lever: the journal holds no applied change of BTCUSDT in account main with a known \
            setting before it
                   lever journal lists every change; lever undo ID undoes one of them

            """))
  }

  @Test func `a name that no change has, and one that is none`() async throws {
    let bench = try await JournalBench()
    let unknown = await bench.console([("main", .strict())]).run("undo", "K3M9X2AA", "--yes")
    #expect(unknown.status == 1)
    #expect(
      unknown.said == """
        lever: the journal holds no change "k3m9x2aa"
               lever journal lists the changes with their names

        """)
    let odd = await bench.console([("main", .strict())])
      .run("undo", "BTC-USDT", "--yes", "--output", "json")
    #expect(odd.status == 1)
    #expect(
      odd.output.contains(#""kind":"unknown_change","message":"no change with ID \"BTC-USDT\""#))
  }

  @Test func `the beginning of several names`() async throws {
    let bench = try await JournalBench()
    let names = ["abcd0000", "abcd0001", "abce0002"].compactMap { ChangeIdentifier($0) }
    for name in names { try await bench.journal.append(.sample(name)) }
    let result = await bench.console([("main", .strict())]).run("undo", "abcd", "--yes")
    #expect(result.status == 1)
    #expect(
      result.said == """
        lever: "abcd" is the beginning of several changes
               abcd0001, abcd0000; type more of the name

        """)
  }

  @Test func `a change that was refused`() async throws {
    let venue = ScriptedVenue.strict { $0.answers = [.failed(VenueError(.marginTooLow))] }
    let (result, said) = try await said(after: ["set", "main", "BTCUSDT", "10"], venue)
    #expect(result.status == 1)
    #expect(
      said == """
        lever: CHANGE1 was refused and changed nothing; nothing to undo
               lever show main BTCUSDT tells what is set now

        """)
  }

  @Test func `a change whose setting before was never read`() async throws {
    let (result, said) = try await said(after: ["set", "main", "BTCUSDT", "9"], .echoing())
    #expect(result.status == 1)
    #expect(
      said == """
        lever: what was set before CHANGE1 is not known, so it cannot be undone
               set a value of your own: lever set main BTCUSDT VALUE

        """)
  }

  @Test func `where only echoes are known, undoing goes back to the one before`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.echoing()
    for value in ["12.5", "9"] {
      _ = await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", value, "--yes")
    }
    let name = try #require(try await bench.changes().last?.identifier.text)
    let result = await bench.console([("main", venue)]).run("undo", name, "--yes")
    #expect(result.status == 0)
    #expect(
      try await bench.numbered(result.output) == """
        main BTCUSDT  9x (confirmed by lever) → 12.5x  applied (echo)
          accepted by the venue and confirmed
          undoes CHANGE2: 12.5x (confirmed by lever) to 9x, by asha@desk-2, 2026-09-21T14:13:20Z (just now)
          in the journal as CHANGE3

        """)
  }

  @Test func `an account that is not configured any more`() async throws {
    let (result, said) = try await said(
      after: ["set", "main", "BTCUSDT", "10"], .strict(),
      undoing: [("desk", .strict()), ("second", .strict())])
    #expect(result.status == 1)
    #expect(
      said == """
        lever: CHANGE1 was made in account main, which is not configured
               configured: desk, second; lever undo --account NAME looks there

        """)
  }

  @Test func `an account that is on another venue now`() async throws {
    let (result, said) = try await said(
      after: ["set", "main", "BTCUSDT", "10"], .strict(), undoing: [("main", .echoing())])
    #expect(result.status == 1)
    #expect(
      said == """
        lever: CHANGE1 was made in account main on CoinSwitch Futures, and main is on ZTDX \
        now
               give the other account another name, and this one its venue back

        """)
  }

  @Test func `an ID beside --account`() async {
    let result = await Console().run("undo", "k3m9x2aa", "--account", "main")
    #expect(result.status == 1)
    #expect(
      result.said == """
        lever: --account and --symbol look for the last change; an ID names one already
               leave out the one or the other

        """)
  }

  @Test func `a journal that cannot be opened`() async {
    let path = "/nowhere/lever/journal.sqlite"
    let result = await Console(
      [("main", .strict())], journal: .unavailable(.storage(.notReadable(at: StoragePlace(path))))
    ).run("undo", "--yes")
    #expect(result.status == 1)
    #expect(result.said.hasPrefix("lever: the journal: \(path) may not be read\n"))
  }
}

extension JournalEntry {
  /// An intent that a test writes down by itself.
  static func sample(_ name: ChangeIdentifier) throws -> JournalEntry {
    let account = try #require(AccountName("main"))
    let setting = LeverageSetting(both: "10")
    return .intent(
      ChangeIntent(
        identifier: name, moment: JournalMoment(local: ScriptedVenue.time),
        author: JournalBench.author, reason: .asked, account: account, venue: .coinswitchFutures,
        change: Change(
          symbol: "BTCUSDT", from: LeverageSetting(both: "5"), to: setting, positionMode: .oneWay),
        steps: [
          ChangeStep(
            symbol: "BTCUSDT", sides: [.long, .short], target: setting, positionMode: .oneWay)
        ],
        previews: [
          RequestPreview(
            method: "POST", url: "https://venue.example/leverage", headers: ["X-Key: <key>"],
            body: #"{"symbol":"BTCUSDT","leverage":10}"#)
        ]))
  }
}
