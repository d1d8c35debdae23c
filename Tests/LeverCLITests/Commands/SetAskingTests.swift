import DomainTestSupport
import FoundationEssentials
import LeverCLI
import LeverDomain
import Synchronization
import Testing

@Suite struct SetAskingTests {
  static let review = """
    main BTCUSDT  CoinSwitch Futures, one-way
      5x → 10x   of 1x to 25x, step 1
      1 request + read-back
      POST https://venue.example/leverage
        X-Key: <key>

        {"symbol":"BTCUSDT","side":"both","leverage":10}
    Change it? [y/N] 
    """

  @Test func `on a terminal the change is shown and asked for`() async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)], isTerminal: true, answers: ["y"])
      .run("set", "main", "BTCUSDT", "10")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            main BTCUSDT  5x → 10x  applied (read-back)
              accepted by the venue and confirmed

            """,
          said: Self.review + "\r\u{1B}[Kmain BTCUSDT: checking\r\u{1B}[Kmain BTCUSDT: sending"
            + "\r\u{1B}[Kmain BTCUSDT: reading back\r\u{1B}[K"))
  }

  @Test(arguments: ["", "n", "no", "10", "yy"])
  func `anything but yes leaves it`(answer: String) async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)], isTerminal: true, answers: [answer])
      .run("set", "main", "BTCUSDT", "10")
    #expect(
      result
        == .init(
          status: 1, output: "", said: Self.review + "lever: cancelled; nothing was sent\n"))
    #expect(venue.sent.isEmpty)
  }

  @Test func `the end of input is no agreement`() async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)], isTerminal: true)
      .run("set", "main", "BTCUSDT", "10")
    #expect(result.status == 1)
    #expect(venue.sent.isEmpty)
  }

  @Test(arguments: [("y", Int32(1)), ("25", 0), (" 25 ", 0), ("24", 1)])
  func `a raise above the threshold asks for the value`(answer: String, status: Int32) async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)], isTerminal: true, answers: [answer])
      .run("set", "main", "BTCUSDT", "25")
    #expect(result.status == status)
    #expect(
      result.said.contains(
        "This raises the leverage above 20x: type 25 to confirm, anything else cancels: "))
    #expect(venue.sent.isEmpty == (status == 1))
  }

  @Test func `an open position asks for the value`() async {
    let venue = ScriptedVenue.hedging { state in
      state.positions = .success([Position(symbol: "BTC-USDT", side: .long, size: 1)])
    }
    let result = await Console([("bing", venue)], isTerminal: true, answers: ["y"])
      .run("set", "bing", "BTC-USDT", "12")
    #expect(result.status == 1)
    #expect(result.said.contains("A position is open: type 12 to confirm"))
  }

  static let mute: [([String], Bool)] = [
    (["set", "main", "BTCUSDT", "10"], false),
    (["set", "main", "BTCUSDT", "10", "--no-input"], true),
  ]

  @Test(arguments: mute)
  func `where nobody can answer, the flag is named and nothing is asked`(
    arguments: [String], isTerminal: Bool
  ) async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)], isTerminal: isTerminal, answers: ["y"])
      .run(contentsOf: arguments)
    #expect(
      result
        == .init(
          status: 1, output: "",
          said: """
            lever: lever set asks before it changes anything, and here it cannot
                   --yes agrees beforehand; --dry-run shows what would be sent

            """))
    #expect(venue.sent.isEmpty)
  }

  @Test func `an interruption while asking ends it with nothing sent`() async {
    let venue = ScriptedVenue.strict()
    let console = Console([("main", venue)], isTerminal: true, answers: ["y"])
    console.interruption.interrupt()
    let result = await console.run("set", "main", "BTCUSDT", "10")
    #expect(
      result
        == .init(status: 130, output: "", said: "lever: interrupted; no change was sent\n"))
    #expect(venue.sent.isEmpty)
  }

  @Test func `an interruption while sending does not lose the outcome`() async {
    let venue = ScriptedVenue.strict()
    let console = Console([("main", venue)])
    venue.script.withLock { $0.duringSubmit = { console.interruption.interrupt() } }
    let result = await console.run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("main BTCUSDT  5x → 10x  applied (read-back)\n"))
  }

  @Test func `a second interruption says that the outcome is unknown`() async {
    let venue = ScriptedVenue.strict()
    let console = Console([("main", venue)])
    let (hold, release) = AsyncStream.makeStream(of: Void.self)
    venue.script.withLock { state in
      state.duringSubmit = {
        console.interruption.interrupt()
        console.interruption.interrupt()
        for await _ in hold {}
      }
    }
    let result = await console.run("set", "main", "BTCUSDT", "10", "--yes")
    release.finish()
    #expect(
      result
        == .init(
          status: 130,
          output: """
            main BTCUSDT  5x → 10x  unknown
              interrupted before the outcome was known; it may have been applied
              look at it with lever show main BTCUSDT before trying again

            """,
          said: """

            interrupted: finishing the change and its proof first; interrupt again to stop \
            waiting, not knowing

            """))
  }
}
