import DomainTestSupport
import FoundationEssentials
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import Synchronization
import TestSupport
import Testing

@Suite struct ProveCommandTests {
  static let name = ChangeIdentifier("k3m9x2aa")

  /// A journal with a change of an account that no configuration knows, between two of others.
  static func bench(_ outcome: Outcome = .applied) async throws -> JournalBench {
    let bench = try await JournalBench()
    let name = try #require(name)
    let other = try #require(ChangeIdentifier("00000000"))
    try await bench.journal.append(.sample(other))
    try await bench.journal.append(.sample(name))
    try await bench.journal.append(.answered(name, outcome))
    try await bench.journal.append(.concluded(name, outcome))
    try await bench.journal.append(.concluded(other, .unknown))
    return bench
  }

  @Test func `the whole evidence of an applied change, on one page`() async throws {
    let bench = try await Self.bench()
    let result = await bench.console([]).run("prove", "K3M9")
    #expect(result.status == 0)
    #expect(result.said == "")
    #expect(
      result.output == """
        main BTCUSDT  5x → 10x  applied (read-back)

        Who and why
          change    k3m9x2aa
          venue     CoinSwitch Futures, one-way
          by        asha@desk-2, process 4711 on /dev/pts/3
          command   lever set main BTCUSDT 10
          reason    manual
          at        2026-09-21T14:13:20.000Z

        Request
          long 10x, short 10x: applied (read-back)
            POST https://venue.example/leverage
              X-Key: <key>
              {"symbol":"BTCUSDT","leverage":10}
            2026-09-21T14:13:20.250Z: accepted, echoing 10x

        Readings
          before    5x
          after     10x
                    2026-09-21T14:13:21.000Z: applied (read-back)

        Record 2, intent
          hash 7188fcf2efc8777bb7e7ab233d6c8aa9f09bda7483d5e8598ded4994768b046b
            | lever journal 1
            | previous 488e82ee20841ad76e2754729209784f3d27d17a29149a5fb06ac6673d99750e
            | sequence 2
            | kind intent
            | change k3m9x2aa
            | local 2026-09-21T14:13:20.000Z
            | user asha
            | host desk-2
            | process 4711
            | process-start 99
            | process-realm boot pid
            | terminal /dev/pts/3
            | command lever set main BTCUSDT 10
            | reason asked
            | account main
            | venue coinswitch-futures
            | symbol BTCUSDT
            | position-mode one_way
            | from 5 5
            | to 10 10
            | steps 1
            | step.0.sides long short
            | step.0.target 10 10
            | step.0.position-mode one_way
            | previews 1
            | request.0.method POST
            | request.0.url https://venue.example/leverage
            | request.0.headers 1
            | request.0.header.0 X-Key: <key>
            | request.0.body {"symbol":"BTCUSDT","leverage":10}
            | summary a069d2c60f97e858994cf2a9515cc34950f547fce5fa4e04b44041d63ed82540

        Record 3, answer
          hash 928200cb73483ab7a403f75329bb3af2a4527ad36e46b61f02ae10a17d626d93
            | lever journal 1
            | previous 7188fcf2efc8777bb7e7ab233d6c8aa9f09bda7483d5e8598ded4994768b046b
            | sequence 3
            | kind answer
            | change k3m9x2aa
            | local 2026-09-21T14:13:20.250Z
            | step 0
            | answer accepted
            | echo 10
            | summary 96507c87e5dd9a72c0de508a53913a72f979f0dfa502a8322d42c21a6740b82d

        Record 4, conclusion
          hash bda4118d085429b1d74bcd943c5c6389c10c38c253eccafd365cab20b8935abf
            | lever journal 1
            | previous 928200cb73483ab7a403f75329bb3af2a4527ad36e46b61f02ae10a17d626d93
            | sequence 4
            | kind conclusion
            | change k3m9x2aa
            | local 2026-09-21T14:13:21.000Z
            | user asha
            | host desk-2
            | process 4711
            | process-start 99
            | process-realm boot pid
            | terminal /dev/pts/3
            | command lever set main BTCUSDT 10
            | outcome applied
            | proof read_back
            | steps 1
            | step.0.outcome applied
            | step.0.proof read_back
            | read-at 2026-09-21T14:13:20.000Z
            | reading value
            | reading.value 10 10
            | summary 631cc8e1a73f344a1da4e215b128f7d30e5ad4e7128af151f4e4df97ad524750

        Head of the journal
          5:bca5ff1f39c964589c5b00cff851d2242e1eee2951cdd663eccf250d4a93ee8b
          On the way to it, of other changes: record 5. --to-head with --output json
          takes along what leads from these records to the head.

        To check it without lever, with b2sum, jq and sed
          A record's hash is BLAKE2b with 32 bytes over its text, every line ended by a
          line feed. The text names the hash of the record before, and so each hash
          covers all that went before. From this page, or from the document that
          --output json prints:
            lever prove k3m9x2aa > k3m9x2aa.txt
            sed -n '/^Record 2,/,/^$/s/^    | //p' k3m9x2aa.txt | b2sum -l 256
            lever prove k3m9x2aa --output json > k3m9x2aa.json
            jq -j '.proof.records[0].text' k3m9x2aa.json | b2sum -l 256
          lever prove --check k3m9x2aa.json does all of that, without journal or
          network. Who can write a document anew can also make its hashes: only a head
          that was kept elsewhere shows that.

        """)
  }

  @Test func `a refused change shows what the venue said, an unknown one what is not known`()
    async throws
  {
    let refused = try await Self.bench(.refused)
    let no = await refused.console([]).run("prove", "k3m9x2aa")
    #expect(no.status == 0)
    #expect(no.output.hasPrefix("main BTCUSDT  5x → 10x  refused\n"))
    #expect(
      no.output.contains(
        """
            2026-09-21T14:13:20.250Z: too little margin for this leverage: code 101204
              "Insufficient margin" (request req-7)

        Readings
          before    5x
          after     5x
        """), "\(no.output)")
    let unknown = try await Self.bench(.unknown)
    let lost = await unknown.console([]).run("prove", "k3m9x2aa")
    #expect(lost.status == 0)
    #expect(lost.output.hasPrefix("main BTCUSDT  5x → 10x  unknown\n"))
    #expect(
      lost.output.contains("  after     failed: server error at the venue: HTTP 503"))
  }

  @Test func `a change that is on its way is proved as far as it has come`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict()
    let (console, journal) = (bench.console([]), bench.journal)
    let meanwhile = Mutex<Console.Result?>(nil)
    venue.script.withLock { state in
      state.duringSubmit = {
        let page = try? await journal.changes(matching: JournalFilter(), limit: 1)
        let result = await console.run("prove", page?.changes.first?.identifier.text ?? "")
        meanwhile.withLock { $0 = result }
      }
    }
    #expect(
      await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes").status
        == 0)
    let result = try #require(meanwhile.withLock { $0 })
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix(
        "main BTCUSDT  5x → 10x  in doubt\n  no answer was noted; it may have been applied\n"))
    #expect(result.output.contains("    no answer was noted\n"))
    #expect(result.output.contains("  after     not read\n"))
  }

  @Test func `the page fits 80 columns but for the records and the requests themselves`()
    async throws
  {
    for outcome in [Outcome.applied, .refused, .unknown] {
      let bench = try await Self.bench(outcome)
      let page = await bench.console([]).run("prove", "k3m9x2aa").output
      #expect(
        page.split(separator: "\n").filter { !$0.hasPrefix("    ") }.allSatisfy { $0.count <= 80 })
    }
  }

  @Test func `the document links to the head when that is asked for`() async throws {
    let bench = try await Self.bench()
    let alone = await bench.console([]).run("prove", "k3m9x2aa", "--output", "json").output
    #expect(
      alone.contains(#""reaches_head":false,"missing":[{"first":5,"last":5}],"recipe":["#))
    let whole = await bench.console([])
      .run("prove", "k3m9x2aa", "--to-head", "--output", "json").output
    #expect(whole.contains(#""others":[{"record":5,"entry":"conclusion","hash":""#))
    #expect(whole.contains(#""reaches_head":true,"missing":[],"recipe":["#))
    let rows = await bench.console([]).run("prove", "k3m9x2aa", "--output", "csv").output
    #expect(rows.hasPrefix("id,record,entry,hash,text\nk3m9x2aa,2,intent,7188fcf2"))
  }

  static let mistakes: [([String], String)] = [
    ([], "lever prove needs ID, the name of a change, or --check FILE"),
    (["k3m9x2aa", "--check", "f"], "lever prove takes an ID or --check FILE, not both"),
    (["--check", "f", "--to-head"], "--to-head goes with an ID, not with --check"),
    (
      ["k3m9x2aa", "--head", "1:" + String(repeating: "0", count: 64)],
      "--head belongs to --check: it is held against a saved document"
    ),
    (
      ["--check", "f", "--head", "1:0"], "--head takes what lever journal head printed, not \"1:0\""
    ),
    (["a change"], "no change with ID \"a change\""),
    (["zzzz"], "the journal holds no change \"zzzz\""),
  ]

  @Test(arguments: mistakes)
  func `a mistake is named`(arguments: [String], message: String) async throws {
    let result = await Console().run(contentsOf: ["prove"] + arguments)
    #expect(result.status == 1)
    #expect(result.said.hasPrefix("lever: \(message)\n"), "\(result.said)")
  }

  @Test func `nothing that somebody put into the journal reaches the terminal raw`() async throws {
    let bench = try await JournalBench()
    let name = try #require(Self.name)
    let preview = RequestPreview(
      method: "POST\u{1B}[2J", url: "https://venue.example/\u{202E}x", headers: ["A: \u{7}\nB"],
      body: "\u{9B}31mred\u{2028}")
    guard case .intent(let intent) = try JournalEntry.sample(name) else { return }
    try await bench.journal.append(
      .intent(
        ChangeIntent(
          identifier: name, moment: intent.moment, author: intent.author,
          reason: .policy("p\u{1B}]0;title\u{7}\u{200B}"), account: intent.account,
          venue: intent.venue, change: intent.change, steps: intent.steps, previews: [preview])))
    for format in ["table", "json", "csv"] {
      let result = await bench.console([]).run("prove", name.text, "--output", format)
      #expect(result.status == 0)
      let others = (result.output + result.said).unicodeScalars.filter { scalar in
        let category = scalar.properties.generalCategory
        return scalar != "\n" && scalar != "\r"
          && [.control, .format, .lineSeparator].contains(category)
      }
      #expect(others.isEmpty, "\(format): \(result.output.debugDescription)")
    }
  }
}

extension JournalEntry {
  /// What came back for a change that ends in an outcome.
  static func answered(_ name: ChangeIdentifier, _ outcome: Outcome) -> JournalEntry {
    let answer: ChangeAnswer =
      switch outcome {
      case .refused:
        .failed(
          VenueError(
            .marginTooLow, status: 200, code: "101204", message: "Insufficient margin",
            requestIdentifier: "req-7"))
      case .unknown: .failed(VenueError(.timedOut))
      default: .accepted(echo: "10")
      }
    return .answer(
      StepAnswer(
        identifier: name,
        moment: JournalMoment(local: ScriptedVenue.time.addingTimeInterval(0.25)), step: 0,
        answer: answer))
  }

  /// How a change ended.
  static func concluded(_ name: ChangeIdentifier, _ outcome: Outcome) -> JournalEntry {
    let proof: Proof = outcome == .applied ? .readBack : .none
    let readBack: ReadBack =
      switch outcome {
      case .applied: .value(LeverageSetting(both: "10"))
      case .refused: .value(LeverageSetting(both: "5"))
      default: .failed(VenueError(.venueFault, status: 503))
      }
    return .conclusion(
      ChangeConclusion(
        identifier: name, moment: JournalMoment(local: ScriptedVenue.time.addingTimeInterval(1)),
        author: JournalBench.author, outcome: outcome,
        proof: outcome == .refused ? .readBack : proof,
        steps: [.init(outcome: outcome, proof: proof)], readBack: readBack,
        readAt: ScriptedVenue.time))
  }
}
