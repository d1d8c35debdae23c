import TestSupport
import Testing

/// `lever undo` through the built program, read back by a client that shares no code with it.
@Suite struct CommandsUndoTests {
  private func change(_ result: ProgramRunner.Result) throws -> ChangesDocument.Change {
    try #require(try result.document(ChangesDocument.self).changes.first)
  }

  @Test(arguments: [
    ("coinswitch-futures", "BTCUSDT", "20"), ("coinswitch-hft", "BTCUSDT", "12.34"),
    ("bingx", "BTC-USDT", "21"),
  ])
  func `a change is undone, and its undoing too`(
    venue: String, symbol: String, value: String
  ) throws {
    let desk = try CommandDesk()
    let before = try desk.independentReading(venue, symbol).output
    let set = try change(try desk.run("set", venue, symbol, value, "--yes", "--output", "json"))
    let changed = try desk.independentReading(venue, symbol).output
    #expect(changed != before)

    let undo = try desk.run("undo", "--yes", "--output", "json")
    #expect(undo.status == 0, "\(undo)")
    let undone = try change(undo)
    #expect(undone.outcome == "applied")
    #expect(undone.proof == "read_back")
    #expect(undone.undo_of == set.id)
    #expect(undone.changed_since == false)
    #expect(undone.from == set.to)
    #expect(undone.to == set.from)
    #expect(try desk.independentReading(venue, symbol).output == before)

    let name = try #require(undone.id)
    let again = try desk.run("undo", String(name.prefix(7)), "--yes", "--output", "json")
    #expect(again.status == 0, "\(again)")
    #expect(try change(again).undo_of == undone.id)
    #expect(try desk.independentReading(venue, symbol).output == changed)
  }

  @Test func `the sides of a hedge go back each to its own value`() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("set", "bingx", "BTC-USDT", "9", "--short", "7", "--yes").status == 0)
    #expect(try desk.run("set", "bingx", "BTC-USDT", "11", "--yes").status == 0)
    #expect(try desk.run("undo", "--account", "bingx", "--yes").status == 0)
    let reading = try desk.independentReading("bingx", "BTC-USDT")
    #expect(reading.output == "{\"long\": \"9\", \"short\": \"7\"}\n")
  }

  @Test func `a position opened meanwhile refuses, first by the venue, then beforehand`() throws {
    let desk = try CommandDesk(faults: ["open-position@coinswitch-futures:CHANGE#2"])
    #expect(try desk.run("set", "coinswitch-futures", "BTCUSDT", "20", "--yes").status == 0)
    let changed = try desk.independentReading("coinswitch-futures", "BTCUSDT").output

    let byVenue = try desk.run("undo", "--yes", "--output", "json")
    #expect(byVenue.status == 2, "\(byVenue)")
    #expect(try change(byVenue).reason == "refused_by_venue")
    let beforehand = try desk.run("undo", "--yes", "--output", "json")
    #expect(beforehand.status == 2, "\(beforehand)")
    let refused = try change(beforehand)
    #expect(refused.reason == "precondition")
    #expect(refused.id == nil)
    #expect(
      refused.preconditions.first { $0.state == "blocking" }?.kind == "no_open_position")
    #expect(try desk.independentReading("coinswitch-futures", "BTCUSDT").output == changed)
  }

  @Test func `a maximum lowered meanwhile refuses, with the nearest two`() throws {
    let desk = try CommandDesk(faults: ["lower-maximum@coinswitch-hft:CHANGE#3"])
    for value in ["50", "5"] {
      #expect(try desk.run("set", "coinswitch-hft", "BTCUSDT", value, "--yes").status == 0)
    }
    let byVenue = try desk.run("undo", "--yes", "--output", "json")
    #expect(byVenue.status == 2, "\(byVenue)")
    let beforehand = try desk.run("undo", "--yes")
    #expect(beforehand.status == 2, "\(beforehand)")
    #expect(beforehand.output.contains("50x is above the maximum of"))
    #expect(beforehand.output.contains("nearest allowed: "))
    #expect(beforehand.output.contains("nothing was sent"))
    let reading = try desk.independentReading("coinswitch-hft", "BTCUSDT")
    #expect(reading.output == "{\"long\": \"5\", \"short\": \"5\"}\n")
  }

  @Test func `somebody else's change in between is shown with the value it would cost`() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("set", "bingx", "BTC-USDT", "21", "--yes").status == 0)
    // Somebody with a journal of their own.
    let elsewhere = try TemporaryFolder()
    let set = try desk.run(
      "set", "bingx", "BTC-USDT", "33", "--yes", environment: ["XDG_STATE_HOME": elsewhere.path])
    #expect(set.status == 0, "\(set)")
    let undo = try desk.run("undo", "--yes", "--output", "json")
    #expect(undo.status == 0, "\(undo)")
    let undone = try change(undo)
    #expect(undone.changed_since == true)
    #expect(undone.from == .init(long: "33", short: "33"))
    #expect(undone.to == .init(long: "20", short: "20"))
  }

  @Test func `where the setting before was never read, it says so and how to go on`() throws {
    let desk = try CommandDesk()
    let set = try change(
      try desk.run("set", "ztdx", "BTCUSDT", "33", "--yes", "--output", "json"))
    let name = try #require(set.id)
    let undo = try desk.run("undo", name, "--yes")
    #expect(undo.status == 1)
    #expect(undo.output == "")
    #expect(
      undo.errorOutput == """
        lever: what was set before \(name) is not known, so it cannot be undone
               set a value of your own: lever set ztdx BTCUSDT VALUE

        """)
  }
}
