import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The record of changes as the built program tells of it.
@Suite struct CommandsJournalListTests {
  @Test func `what was changed is listed, filtered and checked without the accounts' keys`() throws
  {
    let desk = try CommandDesk()
    #expect(try desk.run("set", "bingx", "BTC-USDT", "7", "--yes").status == 0)
    #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes").status == 0)
    #expect(try desk.run("set", "ztdx", "BTCUSDT", "7", "--yes").status == 0)
    // From here on neither keys nor venues are to be had.
    desk.simulator.send(signal: 9)
    _ = try desk.simulator.waitForExit()
    let nowhere = desk.folder.path(of: "nowhere.toml")

    let all = try desk.run("journal", "--output", "json", configuration: nowhere)
    #expect(all.status == 0)
    let changes = try all.document(JournalDocument.self).changes
    #expect(changes.map(\.account) == ["ztdx", "coinswitch-hft", "bingx"])
    #expect(changes.map(\.outcome) == ["applied", "applied", "applied"])
    #expect(changes.map(\.proof) == ["echo", "read_back", "read_back"])
    #expect(changes.map(\.to.long) == ["7", "7.5", "7"])
    #expect(
      changes.last?.submitted_by.command.hasSuffix("set bingx BTC-USDT 7 --yes") == true)
    #expect(changes.allSatisfy { !$0.in_doubt && $0.decided_at != nil })

    let some = try desk.run(
      "journal", "--symbol", "btcusdt", "--since", "1h", "--outcome", "applied", "--limit", "1",
      "--output", "csv", configuration: nowhere)
    let rows = some.output.split(separator: "\n")
    #expect(rows.count == 2)
    #expect(
      rows.last?.contains(",ztdx,ztdx,BTCUSDT,,,not_known,7,7,applied,echo,confirmed,") == true)
    #expect(some.errorOutput == "there are more; --limit N or --all lists them\n")

    let head = try desk.run("journal", "head", configuration: nowhere).output.dropLast()
    let check = try desk.run(
      "journal", "check", "--head", String(head), configuration: nowhere)
    #expect(check.status == 0)
    #expect(check.output.hasPrefix("clean: 10 records, nothing altered, missing or out of order\n"))
  }

  @Test func `reading makes no file and no folder`() throws {
    let desk = try CommandDesk()
    for command in [["journal"], ["journal", "check"], ["journal", "head"]] {
      #expect(try desk.run(contentsOf: command).status == 0)
    }
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path(of: ".local")))
  }

  @Test func `following sees what another process changes, and ends on interrupt`() throws {
    let desk = try CommandDesk()
    // Begun before there is a journal.
    let table = try desk.start("journal", "--follow", "--since", "1h")
    let lines = try desk.start(
      "journal", "--follow", "--since", "1h", "--symbol", "BTC*", "--output", "json")
    #expect(try desk.run("set", "coinswitch-hft", "ETHUSDT", "7.5", "--yes").status == 0)
    try table.wait(for: "the first conclusion") { $0.output.contains("applied (read-back)") }
    #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes").status == 0)
    try table.wait(for: "both conclusions") {
      $0.output.split(separator: "\n").count { $0.contains("applied (read-back)") } == 2
    }
    try lines.wait(for: "the conclusion") { $0.output.contains(#""entry":"conclusion""#) }
    for program in [table, lines] {
      program.send(signal: SIGINT)
      #expect(try program.waitForExit() == .exited(130))
      #expect(program.errorOutput == "")
    }
    let shown = table.output.split(separator: "\n")
    #expect(shown.count == 6)
    #expect(shown.first?.contains("coinswitch-hft ETHUSDT") == true)
    #expect(shown.first?.contains("intent by ") == true)
    let documents = try lines.output.split(separator: "\n").map {
      try JSONDecoder().decode(EntryDocument.self, from: Data($0.utf8))
    }
    #expect(documents.map(\.entry) == ["intent", "answer", "conclusion"])
    #expect(documents.map(\.change.outcome) == [nil, nil, "applied"])
    #expect(documents.map(\.record) == [4, 5, 6])
    let head = try desk.run("journal", "head").output
    #expect(documents.last.map { $0.head + "\n" } == head)
  }

  @Test func `following ends quietly when nobody reads any more`() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes").status == 0)
    // The second has nothing to write, and still takes note that its reader has gone.
    for (arguments, reader) in [("--since 1d", "head -c 1"), ("", "true")] {
      let result = try desk.runShell(
        #"{ "$LEVER" journal --follow \#(arguments); echo "status $?" >&2; } | \#(reader)"#)
      #expect(result.errorOutput == "status 0\n")
    }
  }

  @Test func `a change whose end nobody saw is unsettled until it is settled by reading`() throws {
    let desk = try CommandDesk(faults: ["hang-after@coinswitch-hft:CHANGE#1"])
    let program = try desk.start(
      "set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes", "--timeout", "60")
    // The change is out as soon as somebody else can read it.
    let wanted = "{\"long\": \"7.5\", \"short\": \"7.5\"}\n"
    var reading = ""
    for _ in 0..<200 where reading != wanted {
      reading = try desk.independentReading("coinswitch-hft", "BTCUSDT").output
    }
    #expect(reading == wanted)
    let running = try desk.run("journal", "--in-doubt", "--output", "json")
    #expect(running.status == 3)
    #expect(try running.document(JournalDocument.self).changes.map(\.under_way) == [true])
    let early = try desk.run("journal", "reconcile")
    #expect(early.status == 3)
    #expect(early.output.contains("it is being changed by "))

    program.send(signal: SIGKILL)
    #expect(try program.waitForExit() == .signalled(SIGKILL))
    let left = try desk.run("journal", "--in-doubt", "--output", "json")
    #expect(left.status == 3)
    let change = try #require(try left.document(JournalDocument.self).changes.first)
    #expect(!change.under_way)
    #expect(change.outcome == nil)

    let settled = try desk.run("journal", "reconcile", "--output", "json")
    #expect(settled.status == 0)
    let result = try #require(try settled.document(JournalDocument.self).changes.first)
    #expect(result.id == change.id)
    #expect(result.outcome == "applied")
    #expect(result.reason == "reconciled_by_reading")
    #expect(result.reconciliation == "reconciled")
    #expect(result.reconciled_by?.command.hasSuffix("journal reconcile --output json") == true)
    #expect(try desk.run("journal", "--in-doubt").status == 0)
    #expect(try desk.run("journal", "reconcile").errorOutput == "nothing is in doubt\n")
    #expect(try desk.run("journal", "check").status == 0)
  }

  @Test func `what a venue does not let read stays unknown, with what to do`() throws {
    let desk = try CommandDesk(faults: ["http-504-applied@ztdx:CHANGE#1"])
    #expect(try desk.run("set", "ztdx", "BTCUSDT", "7", "--yes").status == 3)
    let settled = try desk.run("journal", "reconcile")
    #expect(settled.status == 3)
    #expect(settled.output.contains("ZTDX offers no reading of the setting"))
    #expect(settled.output.contains("lever set ztdx BTCUSDT 7 --despite-doubt"))
    // The lost request may still arrive, and nobody can override that.
    let held = try desk.run(
      "set", "ztdx", "BTCUSDT", "8", "--yes", "--despite-doubt", "--output", "json")
    #expect(held.status == 2)
    #expect(
      try held.document(ChangesDocument.self).changes.first?.reason == "may_still_arrive")
    let again = try desk.runOnceItCanNoLongerArrive(
      "set", "ztdx", "BTCUSDT", "7", "--yes", "--despite-doubt")
    #expect(again.status == 0, "\(again.output)")
    #expect(try desk.run("journal", "reconcile").status == 0)
    #expect(try desk.run("journal").output.contains("superseded by "))
  }
}
