import DomainTestSupport
import FoundationEssentials
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import Testing

@Suite struct JournalCommandTests {
  static let refusal = VenueError(
    .marginTooLow, code: "109400", message: "margin is not enough", requestIdentifier: "r-7")

  /// Applied two hours ago; an undo of it that was refused; one that nobody saw the end of; one by
  /// somebody else; one whose answer was lost.
  private func bench() async throws -> JournalBench {
    let bench = try await JournalBench()
    try await bench.add("change01", minutesAgo: 3 * 1440)
    try await bench.add(
      "change02", .failed(Self.refusal), why: .undo(of: #require(ChangeIdentifier("change01"))),
      minutesAgo: 60)
    try await bench.add("change03", .open, symbol: "ETHUSDT", minutesAgo: 30)
    try await bench.add("change04", author: JournalBench.author("ben"), minutesAgo: 1)
    try await bench.add(
      "change05", .failed(VenueError(.timedOut)), account: "echo", venue: .ztdx, minutesAgo: 0)
    return bench
  }

  @Test func `what is unsettled comes first, then the others, newest first`() async throws {
    let bench = try await bench()
    let result = await bench.console([]).run("journal")
    withExtendedLifetime(bench) {}
    #expect(
      result
        == .init(
          status: 0,
          output: """
            WHEN                  ID        ACCOUNT  SYMBOL   CHANGE    OUTCOME              BY           NOTES
            2026-09-21T14:13:20Z  change05  echo     BTCUSDT  5x → 10x  unknown              asha@desk-2  no answer in time; it may have been applied, and the setting cannot be read
            2026-09-21T13:43:20Z  change03  main     ETHUSDT  5x → 10x  no outcome yet       asha@desk-2  no answer was noted; it may have been applied
            2026-09-21T14:12:20Z  change04  main     BTCUSDT  5x → 10x  applied (read-back)  ben@desk-2
            2026-09-21T13:13:20Z  change02  main     BTCUSDT  5x → 10x  refused              asha@desk-2  undo of change01; too little margin for this leverage: code 109400 "margin is not enough" (request r-7); that is the venue's word, the setting was not read
            2026-09-18T14:13:20Z  change01  main     BTCUSDT  5x → 10x  applied (read-back)  asha@desk-2

            """,
          said: "2 in doubt: lever journal reconcile finds out their outcomes\n"))
  }

  static let filters: [([String], [String])] = [
    (["--account", "echo"], ["change05"]),
    (["--account", "ech"], []),
    (["--symbol", "eth*"], ["change03"]),
    (["--symbol", "*USDT", "--user", "ben"], ["change04"]),
    (["--user", "Ben"], []),
    (["--since", "45m"], ["change05", "change03", "change04"]),
    (["--since", "2h", "--until", "50m"], ["change02"]),
    (["--until", "today"], ["change01"]),
    (["--until", "yesterday", "--since", "1w"], ["change01"]),
    (["--since", "2026-09-21", "--limit", "3"], ["change05", "change03", "change04"]),
    (["--since", "2026-09-21T16:12:20+02:00"], ["change05", "change04"]),
    (["--since", "2026-09-21t14:12:20.5z"], ["change05"]),
    (["--until", "2026-09-21T09:13:20.001000000-04:00"], ["change02", "change01"]),
    (["--outcome", "refused"], ["change02"]),
    (["--outcome", "unknown", "--outcome=refused"], ["change05", "change02"]),
    (["--outcome", "already set"], []),
    (["--outcome", "not-confirmed"], []),
    (["--limit", "1"], ["change05"]),
    (["--all"], ["change05", "change03", "change04", "change02", "change01"]),
  ]

  @Test(arguments: filters)
  func `filters choose changes`(arguments: [String], names: [String]) async throws {
    let bench = try await bench()
    let result = await bench.console([])
      .run(contentsOf: ["journal", "--output", "csv"] + arguments)
    withExtendedLifetime(bench) {}
    #expect(result.status == 0)
    let rows = result.output.split(separator: "\n")
    #expect(rows.first?.hasPrefix("id,account,venue,symbol,from_long,") == true)
    #expect(rows.dropFirst().map { String($0.prefix(8)) } == names)
    #expect(result.said.contains("there are more") == arguments.contains("--limit"))
    #expect(result.said.contains("no change matches") == names.isEmpty)
  }

  @Test func `a script is told by the status whether anything is unsettled`() async throws {
    let bench = try await bench()
    let open = await bench.console([]).run("journal", "--in-doubt", "--output", "csv")
    #expect(open.status == 3)
    #expect(
      open.output.split(separator: "\n").dropFirst().map { String($0.prefix(8)) }
        == ["change05", "change03"])
    let none = await bench.console([]).run("journal", "--in-doubt", "--user", "ben")
    #expect(none == .init(status: 0, output: "", said: "nothing is in doubt\n"))
  }

  @Test func `a change whose process is at it is under way`() async throws {
    let bench = try await JournalBench()
    let author = ChangeAuthor(
      user: "ben", host: "desk-9", process: ProcessMark(identifier: 1, startedAt: 2, realm: "b p"),
      terminal: nil, command: "screen")
    try await bench.add("change01", .open, author: author)
    let key = InstrumentKey(
      account: try #require(AccountName("main")), venue: .coinswitchFutures, symbol: "BTCUSDT")
    _ = try await bench.journal.claim(key, by: author)
    let result = await bench.console([]).run("journal")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            WHEN                  ID        ACCOUNT  SYMBOL   CHANGE    OUTCOME    BY          NOTES
            2026-09-21T14:12:20Z  change01  main     BTCUSDT  5x → 10x  under way  ben@desk-9  ben@desk-9 (process 1, screen)

            """, said: ""))
  }

  @Test func `the document holds everything about a change`() async throws {
    let bench = try await JournalBench()
    try await bench.add(
      "change02", .failed(Self.refusal), why: .undo(of: #require(ChangeIdentifier("change01"))))
    let result = await bench.console([]).run("journal", "--output", "json")
    let expected =
      #"{"schema":"lever/1","changes":[{"id":"change02","account":"main","#
      + #""venue":"coinswitch-futures","symbol":"BTCUSDT","from":{"long":"5","short":"5"},"#
      + #""from_source":"read","to":{"long":"10","short":"10"},"outcome":"refused","proof":"none","#
      + #""reason":"refused_not_read","venue_code":"109400","#
      + #""venue_message":"margin is not enough","venue_request_id":"r-7","#
      + #""explanation":"too little margin for this leverage: code 109400 "#
      + #"\"margin is not enough\" (request r-7); that is the venue's word, the setting was "#
      + #"not read","in_doubt":false,"under_way":false,"#
      + #""superseded_by":null,"why":{"kind":"undo","of":"change01"},"#
      + #""position_mode":"one_way","submitted_at":"2026-09-21T14:12:20.000Z","#
      + #""submitted_at_venue":"2026-09-21T14:12:20.012Z","submitted_by":{"user":"asha","#
      + #""host":"desk-2","process":5001,"terminal":"/dev/pts/3","#
      + #""command":"lever set main BTCUSDT 10"},"decided_at":"2026-09-21T14:12:21.000Z","#
      + #""decided_at_venue":null,"reconciled_at":null,"reconciled_by":null,"sides":["#
      + ["long", "short"].map { side in
        #"{"side":"\#(side)","to":"10","outcome":"refused","proof":"none","#
          + #""reason":"refused_not_read","explanation":"too little margin for this leverage: "#
          + #"code 109400 \"margin is not enough\" (request r-7); that is the venue's word, "#
          + #"the setting was not read","venue_code":"109400","#
          + #""venue_message":"margin is not enough"}"#
      }.joined(separator: ",")
      + #"],"record":1}],"more":false,"unreadable":[]}"# + "\n"
    #expect(result == .init(status: 0, output: expected, said: ""))
  }

  @Test(arguments: ["table", "json", "csv"])
  func `nothing of a hostile command line or name comes out raw`(format: String) async throws {
    let bench = try await JournalBench()
    let hostile = "lever \u{1B}[31mset\u{7} \u{202E}deilppa\u{200B}\nall is well \u{9B}2J"
    try await bench.add(
      "change01", author: JournalBench.author("as\u{1B}]0;x\u{7}ha", command: hostile),
      why: .policy("p\u{1B}[1m.toml"))
    let result = await bench.console([]).run("journal", "--output", format)
    #expect(result.output.contains("asha"))
    let others = result.output.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      return scalar != "\n" && (category == .control || category == .format)
    }
    #expect(others.isEmpty)
    #expect(result.output.contains("[31m") == false)
    #expect(result.output.split(separator: "\n").count == (format == "json" ? 1 : 2))
  }

  @Test func `without a journal there is nothing to list`() async {
    let result = await Console().run("journal")
    let said = "nothing was ever written down: there is no /state/lever/journal.sqlite\n"
    #expect(result == .init(status: 0, output: "", said: said))
    let document = await Console().run("journal", "--output", "json", "--in-doubt")
    #expect(
      document
        == .init(
          status: 0,
          output: #"{"schema":"lever/1","changes":[],"more":false,"unreadable":[]}"#
            + "\n", said: said))
  }

  static let failures: [(JournalError, String)] = [
    (
      .storage(.notOwned(at: "/j")),
      """
      lever: the journal: /j belongs to somebody else
             read it as the user that it belongs to, or keep your own: XDG_STATE_HOME names the place

      """
    ),
    (
      .storage(.notReadable(at: "/j")),
      """
      lever: the journal: /j may not be read
             look at the rights of the file and its directory: both are for their owner alone

      """
    ),
    (
      .storage(.newerVersion(at: "/j", found: 9, known: 3)),
      """
      lever: the journal: /j was written by a newer lever (version 9, this one knows 3)
             use the lever that wrote it, or a newer one

      """
    ),
  ]

  @Test(arguments: failures)
  func `a journal that cannot be read is an error with its cure`(
    error: JournalError, said: String
  ) async {
    for command in [["journal"], ["journal", "check"], ["journal", "head"], ["journal", "-f"]] {
      let console = Console(openJournal: { () throws(JournalError) in throw error })
      #expect(
        await console.run(contentsOf: command) == .init(status: 1, output: "", said: said))
    }
  }

  @Test func `a damaged journal that was set aside is named`() async throws {
    let bench = try await JournalBench()
    let recovery = JournalRecovery(
      moment: JournalMoment(local: ScriptedVenue.time), author: JournalBench.author(),
      setAside: "/j.damaged-1", kept: 3, lost: [])
    let opened = OpenedJournal(path: "/j", journal: bench.journal, recovery: { recovery })
    let result = await Console(openJournal: { opened }).run("journal")
    #expect(
      result.said
        == "warning: the journal was damaged; it is kept as /j.damaged-1, and 3 records that could "
        + "be read go on\nno change matches\n")
  }
}
