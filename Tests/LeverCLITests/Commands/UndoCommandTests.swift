import DomainTestSupport
import FoundationEssentials
import JournalModel
import LeverCLI
import LeverDomain
import Synchronization
import Testing

@Suite struct UndoCommandTests {
  @Test func `the last change is undone, and undoing again brings it back`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict()
    let set = await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(set.status == 0)
    let undone = await bench.console([("main", venue)]).run("undo", "--yes")
    #expect(undone.status == 0)
    #expect(undone.said == "")
    #expect(
      try await bench.numbered(undone.output) == """
        main BTCUSDT  10x → 5x  applied (read-back)
          accepted by the venue and confirmed
          undoes CHANGE1: 5x to 10x, by asha@desk-2, 2026-09-21T14:13:20Z (just now)
          in the journal as CHANGE2

        """)
    let again = await bench.console([("main", venue)]).run("undo", "--yes")
    #expect(
      try await bench.numbered(again.output) == """
        main BTCUSDT  5x → 10x  applied (read-back)
          accepted by the venue and confirmed
          undoes CHANGE2: 10x to 5x, by asha@desk-2, 2026-09-21T14:13:20Z (just now)
          in the journal as CHANGE3

        """)
    #expect(venue.sent.map(\.target.long) == ["10", "5", "10"])
    let changes = try await bench.changes()
    #expect(
      changes.map(\.intent.reason)
        == [.asked, .undo(of: changes[0].identifier), .undo(of: changes[1].identifier)])
  }

  @Test func `a change is found by the beginning of its name`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict()
    let console = bench.console([("main", venue)])
    _ = await console.run("set", "main", "BTCUSDT", "10", "--yes")
    _ = await console.run("set", "main", "ETHUSDT", "7", "--yes")
    let name = try #require(try await bench.changes().first?.identifier.text)
    let result = await bench.console([("main", venue)])
      .run("undo", String(name.uppercased().prefix(6)), "--yes")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("main BTCUSDT  10x → 5x  applied (read-back)\n"))
  }

  @Test func `the review shows what is undone and asks`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict()
    _ = await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    let result = await bench.console([("main", venue)], isTerminal: true, answers: ["n"])
      .run("undo")
    #expect(result.status == 1)
    #expect(
      try await bench.numbered(result.said) == """
        main BTCUSDT  CoinSwitch Futures, one-way
          10x → 5x   of 1x to 25x, step 1
          undoes CHANGE1: 5x to 10x, by asha@desk-2, 2026-09-21T14:13:20Z (just now)
          1 request + read-back
          POST https://venue.example/leverage
            X-Key: <key>

            {"symbol":"BTCUSDT","side":"both","leverage":5}
        Change it? [y/N] lever: cancelled; nothing was sent

        """)
    #expect(venue.sent.count == 1)
  }

  @Test func `a setting that somebody has changed since is never hidden`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict()
    _ = await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    venue.script.withLock { $0.settings["BTCUSDT"] = LeverageSetting(both: "12") }
    let moved = "it reads 12x now, not the 10x of that change: it was changed since"
    let review = await bench.console([("main", venue)], isTerminal: true, answers: [""])
      .run("undo")
    let said = try await bench.numbered(review.said)
    #expect(said.contains("  12x → 5x   of"))
    #expect(said.contains("  \(moved)\n"))
    let result = await bench.console([("main", venue)]).run("undo", "--yes")
    #expect(
      try await bench.numbered(result.output) == """
        main BTCUSDT  12x → 5x  applied (read-back)
          accepted by the venue and confirmed
          undoes CHANGE1: 5x to 10x, by asha@desk-2, 2026-09-21T14:13:20Z (just now)
          \(moved)
          in the journal as CHANGE2

        """)
    let document = await bench.console([("main", venue)])
      .run("undo", "--dry-run", "--output", "json")
    let text = try await bench.numbered(document.output)
    #expect(text.contains(#""undo_of":"CHANGE2","changed_since":false,"dry_run":true"#))
  }

  @Test func `limits of now hold: a lowered maximum refuses the way back`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict { $0.settings["BTCUSDT"] = LeverageSetting(both: "20") }
    _ = await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    venue.script.withLock { $0.limits = .of("1", "15", step: "1") }
    let result = await bench.console([("main", venue)]).run("undo", "--yes")
    #expect(result.status == 2)
    #expect(
      try await bench.numbered(result.output) == """
        main BTCUSDT  10x → 20x  refused
          20x is above the maximum of 15x; nearest allowed: 14x and 15x
          undoes CHANGE1: 20x to 10x, by asha@desk-2, 2026-09-21T14:13:20Z (just now)
          nothing was sent

        """)
    #expect(venue.sent.count == 1)
  }

  @Test func `preconditions of now hold, and a raise asks for the value`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict { $0.settings["BTCUSDT"] = LeverageSetting(both: "25") }
    _ = await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    let asked = await bench.console([("main", venue)], isTerminal: true, answers: ["y"])
      .run("undo")
    #expect(asked.status == 1)
    #expect(
      asked.said.contains("This raises the leverage above 20x: type 25 to confirm"))
    venue.script.withLock {
      $0.positions = .success([Position(symbol: "BTCUSDT", side: .long, size: 1)])
    }
    let blocked = await bench.console([("main", venue)]).run("undo", "--yes")
    #expect(blocked.status == 2)
    #expect(blocked.output.contains("blocking  open position"))
    #expect(venue.sent.count == 1)
  }

  @Test func `the last change of an account or of an instrument can be meant`() async throws {
    let bench = try await JournalBench()
    let main = ScriptedVenue.strict()
    let second = ScriptedVenue.strict()
    let accounts = [("main", main), ("second", second)]
    for line in [
      ["set", "main", "BTCUSDT", "10"], ["set", "main", "ETHUSDT", "11"],
      ["set", "second", "BTCUSDT", "12"],
    ] {
      _ = await bench.console(accounts).run(contentsOf: line + ["--yes"])
    }
    func undone(_ narrowing: String...) async -> String? {
      await bench.console(accounts).run(contentsOf: ["undo", "--dry-run"] + narrowing)
        .output.split(separator: "\n").first.map(String.init)
    }
    #expect(await undone() == "second BTCUSDT  12x → 5x  would be sent")
    #expect(await undone("--account", "main") == "main ETHUSDT  11x → 5x  would be sent")
    #expect(
      await undone("--account", "main", "--symbol", "BTCUSDT")
        == "main BTCUSDT  10x → 5x  would be sent")
  }

  @Test func `what has been undone already is not sent again`() async throws {
    let bench = try await JournalBench()
    let venue = ScriptedVenue.strict()
    _ = await bench.console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    _ = await bench.console([("main", venue)]).run("undo", "--yes")
    let name = try #require(try await bench.changes().first?.identifier.text)
    let result = await bench.console([("main", venue)]).run("undo", name, "--yes")
    #expect(result.status == 0)
    #expect(
      try await bench.numbered(result.output) == """
        main BTCUSDT  5x → 5x  already set (read-back)
          it is set already; nothing was sent
          undoes CHANGE1: 5x to 10x, by asha@desk-2, 2026-09-21T14:13:20Z (just now)

        """)
    #expect(venue.sent.count == 2)
  }

  @Test func `without --yes where nobody can answer, nothing is read or sent`() async throws {
    let bench = try await JournalBench()
    let result = await bench.console([("main", .strict())]).run("undo")
    #expect(
      result
        == .init(
          status: 1, output: "",
          said: """
            lever: lever undo asks before it changes anything, and here it cannot
                   --yes agrees beforehand; --dry-run shows what would be sent

            """))
  }
}
