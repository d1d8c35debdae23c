import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// What the journal makes of programs that are killed and of two at once.
@Suite struct CommandsJournalTests {
  @Test(arguments: [(next: "5", outcome: "applied"), (next: "7.5", outcome: "already_set")])
  func `the second at an instrument is told who is first, and a killed first is no lock`(
    next: String, outcome: String
  ) throws {
    let desk = try CommandDesk(faults: ["hang-after@coinswitch-hft:CHANGE#1"])
    let first = try desk.start(
      "set", "coinswitch-hft", "BTCUSDT", "7.5", "--yes", "--timeout", "60")
    // The change is out as soon as somebody else can read it.
    let wanted = "{\"long\": \"7.5\", \"short\": \"7.5\"}\n"
    var reading = ""
    for _ in 0..<200 where reading != wanted {
      reading = try desk.independentReading("coinswitch-hft", "BTCUSDT").output
    }
    #expect(reading == wanted)

    let second = try desk.run(
      "set", "coinswitch-hft", "BTCUSDT", "5", "--yes", "--output", "json")
    #expect(second.status == 2)
    #expect(
      try second.document(ChangesDocument.self).changes.first?.reason == "being_changed")
    #expect(second.output.contains("process \(first.processIdentifier)"))

    first.send(signal: 9)
    #expect(try first.waitForExit() == .signalled(9))
    #expect(try desk.run("journal", "--in-doubt").status == 3)
    let third = try desk.run(
      "set", "coinswitch-hft", "BTCUSDT", next, "--yes", "--output", "json")
    #expect(third.status == 0, "\(third.output)")
    let change = try #require(try third.document(ChangesDocument.self).changes.first)
    #expect(change.outcome == outcome)
    #expect(change.from?.long == "7.5")
    // What was killed is settled by the way, whether or not anything had to be sent.
    #expect(try desk.run("journal", "--in-doubt").status == 0)
  }

  @Test(arguments: ["hang-before@ztdx:CHANGE#1", "hang-after@ztdx:CHANGE#1"])
  func `a killed change that nobody can read stands in the way of the next`(
    fault: String
  ) throws {
    let desk = try CommandDesk(faults: [fault])
    let first = try desk.start("set", "ztdx", "BTCUSDT", "7", "--yes", "--timeout", "60")
    // From the intent on, the change may be out.
    let journal = desk.folder.path(of: ".local/state/lever/journal.sqlite-wal")
    var isWritten = false
    for _ in 0..<4000 where !isWritten {
      poll(nil, 0, 5)
      isWritten =
        FileManager.default.contents(atPath: journal)?.firstRange(of: Data("POST".utf8)) != nil
    }
    try #require(isWritten)
    first.send(signal: 9)
    #expect(try first.waitForExit() == .signalled(9))

    let refused = try desk.run("set", "ztdx", "BTCUSDT", "8", "--yes", "--output", "json")
    #expect(refused.status == 2)
    #expect(try refused.document(ChangesDocument.self).changes.first?.reason == "may_still_arrive")
  }
}
