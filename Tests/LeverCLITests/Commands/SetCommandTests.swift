import DomainTestSupport
import FoundationEssentials
import LeverCLI
import LeverDomain
import Testing

@Suite struct SetCommandTests {
  @Test func `a change is applied and proved by reading it back`() async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            main BTCUSDT  5x → 10x  applied (read-back)
              accepted by the venue and confirmed

            """, said: ""))
    #expect(venue.sent.map(\.target) == [LeverageSetting(both: "10")])
  }

  @Test func `where nothing can be read, the echo is the proof`() async {
    let result = await Console([("z", .echoing())]).run("set", "z", "BTCUSDT", "12.34", "--yes")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            z BTCUSDT  not known → 12.34x  applied (echo)
              accepted by the venue and confirmed

            """, said: ""))
  }

  @Test func `the position caps of the answer are shown, and given to scripts`() async throws {
    func venue() -> ScriptedVenue {
      .echoing { state in
        state.answers = [
          .accepted(
            ChangeAcceptance(
              echo: "10",
              positionCaps: PositionCaps([
                .maximumLongValue: 1_762_415, .maximumShortValue: 900, .availableLongVolume: 20,
              ])))
        ]
      }
    }
    let shown = await Console([("z", venue())]).run("set", "z", "BTCUSDT", "10", "--yes")
    #expect(
      shown.output == """
        z BTCUSDT  not known → 10x  applied (echo)
          accepted by the venue and confirmed
          max position at 10x: long 1 762 415 USDT, short 900 USDT
          available to open: long volume 20

        """)
    let document = await Console([("z", venue())])
      .run("set", "z", "BTCUSDT", "10", "--yes", "--output", "json")
    let text = document.output.filter { !$0.isWhitespace }
    #expect(
      text.contains(
        #""max_position":{"maximum_long_value":"1762415","maximum_short_value":"900","#
          + #""available_long_volume":"20"}"#))
    let without = await Console([("z", .echoing())])
      .run("set", "z", "BTCUSDT", "10", "--yes", "--output", "json")
    #expect(without.output.filter { !$0.isWhitespace }.contains(#""max_position":null"#))
  }

  @Test func `each side of a hedge tells its own fate`() async {
    let venue = ScriptedVenue.hedging { state in
      state.answers = [
        .accepted(echo: "20"),
        .failed(VenueError(.marginTooLow, code: "109400", message: "margin is not enough")),
      ]
    }
    let result = await Console([("bing", venue)])
      .run("set", "bing", "BTC-USDT", "20", "--short", "10", "--yes")
    #expect(
      result
        == .init(
          status: 3,
          output: """
            bing BTC-USDT  long 10x, short 5x → long 20x, short 10x  not confirmed (read-back)
              half applied: each side has its own outcome
              long 20x: applied (read-back), accepted by the venue and confirmed
              short 10x: refused, too little margin for this leverage: code 109400 "margin is not \
            enough"
              look at it with lever show bing BTC-USDT before trying again

            """, said: ""))
  }

  @Test func `an order that blocks is named, and nothing is sent`() async {
    let venue = ScriptedVenue.strict { $0.orders = .success([.resting]) }
    let result = await Console([("main", venue)]).run("set", "main", "ETHUSDT", "10", "--yes")
    #expect(
      result
        == .init(
          status: 2,
          output: """
            main ETHUSDT  5x → 10x  refused
                blocking  open order            required by CoinSwitch Futures, "Update Leverage"
                          buy LIMIT 2 ETHUSDT at 3000, NEW, placed 1 min 30 s ago, id order-7
                          cancel open orders and close the position first
              nothing was sent

            """, said: ""))
    #expect(venue.sent.isEmpty)
  }

  static let outside: [(String, String)] = [
    ("26", "26x is above the maximum of 25x; nearest allowed: 24x and 25x"),
    ("1.5", "1.5x is off the step of 1 from 1x; nearest allowed: 1x and 2x"),
    ("0.5", "0.5x is below the minimum of 1x; nearest allowed: 1x and 2x"),
  ]

  @Test(arguments: outside)
  func `a value that is not allowed is refused with the nearest two`(
    value: String, sentence: String
  ) async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)]).run("set", "main", "BTCUSDT", value, "--yes")
    #expect(
      result
        == .init(
          status: 2,
          output: "main BTCUSDT  5x → \(value)x  refused\n  \(sentence)\n  nothing was sent\n",
          said: ""))
    #expect(venue.sent.isEmpty)
  }

  static let noLeverages: [(String, String)] = [
    ("", "no leverage given; write a number such as 20 or 12.5"),
    ("0", "\"0\" is not above zero; leverage starts at a positive multiple"),
    ("-1", "\"-1\" is not above zero; leverage starts at a positive multiple"),
    ("1e3", "\"1e3\" is not a plain decimal number; write it as 20 or 12.5"),
    ("20x", "\"20x\" is not a plain decimal number; write it as 20 or 12.5"),
    ("0.123456789", "\"0.123456789\" has more than 8 decimal places"),
  ]

  @Test(arguments: noLeverages)
  func `a value that is no leverage never reaches a venue`(value: String, sentence: String) async {
    let venue = ScriptedVenue.strict()
    let long = await Console([("main", venue)]).run("set", "main", "BTCUSDT", value, "--yes")
    #expect(
      long
        == .init(
          status: 1, output: "", said: "lever: VALUE: \(sentence)\n       nothing was sent\n")
    )
    let short = await Console([("main", venue)])
      .run("set", "main", "BTCUSDT", "5", "--short", value, "--yes")
    #expect(short.status == 1)
    #expect(short.said.hasPrefix("lever: --short: \(sentence)\n"))
    #expect(venue.sent.isEmpty)
  }

  @Test func `what is set already is not sent again`() async {
    let venue = ScriptedVenue.strict()
    let result = await Console([("main", venue)]).run("set", "main", "BTCUSDT", "5.0", "--yes")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            main BTCUSDT  5x → 5x  already set (read-back)
              it is set already; nothing was sent

            """, said: ""))
    #expect(venue.sent.isEmpty)
  }

  @Test func `a dry run shows the request and sends nothing`() async {
    let venue = ScriptedVenue.hedging()
    let result = await Console([("bing", venue)])
      .run("set", "bing", "BTC-USDT", "20", "--short", "7", "--dry-run")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            bing BTC-USDT  long 10x, short 5x → long 20x, short 7x  would be sent
              POST https://venue.example/leverage
                X-Key: <key>

                {"symbol":"BTC-USDT","side":"long","leverage":20}
              POST https://venue.example/leverage
                X-Key: <key>

                {"symbol":"BTC-USDT","side":"short","leverage":7}
              dry run: no change was sent

            """, said: ""))
    #expect(venue.sent.isEmpty)
  }

  @Test func `a lost answer is unknown, and says where to look`() async {
    let venue = ScriptedVenue.echoing { $0.answers = [.failed(VenueError(.timedOut))] }
    let result = await Console([("z", venue)]).run("set", "z", "BTCUSDT", "9", "--yes")
    #expect(
      result
        == .init(
          status: 3,
          output: """
            z BTCUSDT  not known → 9x  unknown
              no answer in time; it may have been applied, and the setting cannot be read
              look at it with lever show z BTCUSDT before trying again

            """, said: ""))
    #expect(venue.sent.count == 1)
  }

  @Test(arguments: [
    (VenueError.Kind.refused, Int32(2)), (.unreachable, 1), (.readOnly, 2), (.timedOut, 3),
  ])
  func `the shell is told refused from unknown`(kind: VenueError.Kind, status: Int32) async {
    let venue = ScriptedVenue.strict { $0.answers = [.failed(VenueError(kind))] }
    let result = await Console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(result.status == status)
  }

  @Test func `a read-only account is refused by its own configuration`() async {
    let venue = ScriptedVenue(isReadOnly: true) { state in
      state.instruments = .success([.of("BTCUSDT")])
      state.settings = ["BTCUSDT": LeverageSetting(both: "5")]
      state.limits = .of("1", "25", step: "1")
    }
    let result = await Console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(result.status == 2)
    #expect(
      result.output == """
        main BTCUSDT  5x → 10x  refused
            blocking  read-only account     set in config.toml or by --read-only
                      read_only = true
          nothing was sent

        """)
    #expect(venue.sent.isEmpty)
  }

  @Test func `a clock too far off blocks before anything is sent`() async {
    let venue = ScriptedVenue.strict { $0.clock = .success(.seconds(90)) }
    let result = await Console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(result.status == 2)
    #expect(
      result.output == """
        main BTCUSDT  5x → 10x  refused
            blocking  clock out of sync     lever's own check
                      venue 1 min 30 s ahead, allowed 1 min
          nothing was sent

        """)
  }

  @Test func `a key that is not accepted is an error with its cure`() async {
    let venue = ScriptedVenue.strict {
      $0.key = .failure(VenueError(.keyRejected, status: 401, message: "Invalid access"))
    }
    let result = await Console([("main", venue)]).run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(
      result
        == .init(
          status: 1, output: "",
          said: """
            lever: main: the venue does not accept the key: HTTP 401 "Invalid access"
                   check the account's api_key and api_secret, and that they are for CoinSwitch \
            Futures

            """))
  }

  @Test func `an unknown symbol brings the nearest`() async {
    let result = await Console([("main", .strict())])
      .run("set", "main", "btc-usdt", "10", "--yes")
    #expect(
      result
        == .init(
          status: 1, output: "",
          said: """
            lever: main: CoinSwitch Futures lists no instrument "btc-usdt"
                   did you mean BTCUSDT? symbols are spelled as the venue does

            """))
  }
}
