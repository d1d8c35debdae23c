import DomainTestSupport
import FoundationEssentials
import LeverCLI
import LeverDomain
import Synchronization
import TerminalCanvas
import Testing

@Suite struct ReadingCommandsTests {
  private static func desk() -> [(String, ScriptedVenue)] {
    [
      ("main", .strict { $0.orders = .success([.resting]) }), ("bing", .hedging()),
      ("z", .echoing()),
    ]
  }

  @Test func `accounts tells each account's state`() async {
    let result = await Console(Self.desk()).run("accounts")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            ACCOUNT  VENUE               STATE      CLOCK OFFSET       RATE LIMIT LEFT   PERMISSIONS
            main     CoinSwitch Futures  connected  venue 12 ms ahead  18 of 20 per min  change leverage
            bing     BingX               connected  venue 12 ms ahead  18 of 20 per min  change leverage
            z        ZTDX                connected  venue 12 ms ahead  18 of 20 per min  change leverage

            """, said: ""))
  }

  @Test func `an account that cannot be used is named with its cure`() async {
    let bad = ScriptedVenue.strict { $0.key = .failure(VenueError(.keyRejected)) }
    let result = await Console([("main", bad)]).run("accounts", "-o", "json")
    #expect(result.status == 1)
    #expect(
      result.output == """
        {"schema":"lever/1","accounts":[{"account":"main","venue":"coinswitch-futures",\
        "state":"failed","read_only":false,"clock_offset_ms":12,"clock_uncertainty_ms":3,\
        "clock_measured_at":"2026-09-21T14:13:20Z","may_change_leverage":null,\
        "may_withdraw":null,"permissions":null,"budgets":[{"name":"leverage","limit":20,\
        "left":18,"window_ms":60000,"wait_ms":0,"used_here":0,"used_in_background":0,\
        "background_limit":5,"shared":true}],"error":{"kind":"key_rejected",\
        "message":"the venue does not accept the key","http_status":null,"venue_code":null,\
        "venue_message":null,"venue_request_id":null,"retry_after_ms":null}}]}

        """)
    #expect(
      result.said == """
        lever: main: the venue does not accept the key
               check the account's api_key and api_secret, and that they are for CoinSwitch Futures

        """)
  }

  @Test func `list tells what cheap requests tell, and what is not read`() async {
    let result = await Console(Self.desk()).run("list")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            ACCOUNT  SYMBOL         MIN       MAX      STEP      LONG     SHORT  MODE     POSITIONS  ORDERS  STATUS
            main     BTCUSDT   not read  not read  not read  not read  not read  one-way          0       0  not read
            main     ETHUSDT   not read  not read  not read  not read  not read  one-way          0       1  blocked: order
            bing     BTC-USDT  not read  not read  not read  not read  not read  hedge            0       0  not read
            z        BTCUSDT         1x      100x      0.01  not read  not read  one-way          0       0

            """, said: ""))
  }

  @Test func `list with reading reads every row`() async {
    let result = await Console(Self.desk()).run("list", "--read")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            ACCOUNT  SYMBOL    MIN   MAX  STEP          LONG         SHORT  MODE     POSITIONS  ORDERS  STATUS
            main     BTCUSDT    1x   25x     1            5x            5x  one-way          0       0
            main     ETHUSDT    1x   25x     1            5x            5x  one-way          0       1  blocked: order
            bing     BTC-USDT   1x  125x     1           10x            5x  hedge            0       0
            z        BTCUSDT    1x  100x  0.01  not readable  not readable  one-way          0       0

            """, said: ""))
  }

  @Test func `list as comma-separated values has the contract's columns`() async {
    let result = await Console(Self.desk())
      .run("list", "main", "--filter", "btc*", "--read", "--output", "csv")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            account,venue,symbol,status,minimum,maximum,step,long,short,setting_source,\
            setting_proof,read_at,proved_at,proved_by,position_long,position_short,position_mode,\
            changeable,preconditions
            main,coinswitch-futures,BTCUSDT,tradable,1,25,1,5,5,read,read_back,\
            2026-09-21T14:13:20Z,,,,,one_way,true,tradable_instrument=met;no_open_position=met;no_open_order=met;\
            key_allowed=met;clock_close=met;limits_known=met;position_mode_known=met;\
            budget_left=met

            """, said: ""))
  }

  @Test func `one account that fails does not hide the others`() async {
    let lost = ScriptedVenue.strict { $0.instruments = .failure(VenueError(.unreachable)) }
    let result = await Console([("gone", lost), ("z", .echoing())]).run("list")
    #expect(result.status == 1)
    #expect(result.output.contains("z        BTCUSDT"))
    #expect(
      result.said == """
        lever: gone: no connection to the venue
               check the network, and the account's base_url if it has one

        """)
  }

  @Test func `a filter that matches nothing says so`() async {
    let result = await Console(Self.desk()).run("list", "main", "--filter", "BTC")
    #expect(
      result
        == .init(
          status: 0, output: "",
          said: """
            no instrument matches "BTC"; a pattern that means a beginning ends with *

            """))
  }

  @Test func `show tells what a change needs, with the evidence`() async {
    let result = await Console(Self.desk()).run("show", "main", "ETHUSDT")
    #expect(
      result
        == .init(
          status: 0,
          output: """
            main ETHUSDT  CoinSwitch Futures
              status            tradable
              leverage          5x (read, now)
              limits            1x to 25x, step 1
              position mode     one-way
              margin mode       shown with positions only
              available margin  not given by this venue
              mark price        not given by this venue
              max position      not given by this venue
              positions         none
              open orders       buy LIMIT 2 ETHUSDT at 3000, NEW, placed 1 min 30 s ago, id order-7
              tiers             not given by this venue
              changeable        no
                blocking  open order            required by CoinSwitch Futures, "Update Leverage"
                          buy LIMIT 2 ETHUSDT at 3000, NEW, placed 1 min 30 s ago, id order-7
                          cancel open orders and close the position first
                met       tradable instrument   lever's own check
                met       no open positions     required by CoinSwitch Futures, "Update Leverage"
                met       API key permissions   required by CoinSwitch Futures
                          permissions: trade
                met       clock in sync         required by CoinSwitch Futures
                          venue 12 ms ahead, allowed 1 min
                met       limits known          lever's own check
                met       position mode known   lever's own check
                met       rate limit            required by CoinSwitch Futures
                          18 of 20 requests left in 1 min

            """, said: ""))
  }

  @Test func `show tells tiers, price and positions where the venue gives them`() async {
    let venue = ScriptedVenue.hedging { state in
      state.markPrice = Price(64_000)
      state.marginMode = .cross
      state.wallet = .success(
        Wallet(currency: "USDT", balance: 25_000, available: Decimal(string: "24950.1274")))
      state.tiers = [
        NotionalTier(
          floor: 0, cap: 50_000, maximumLeverage: "125",
          maintenanceMarginRate: Decimal(string: "0.004")),
        NotionalTier(
          floor: 50_000, cap: nil, maximumLeverage: "50", maintenanceMarginRate: nil),
      ]
      state.positions = .success([
        Position(
          symbol: "BTC-USDT", side: .long, size: Decimal(string: "0.5") ?? 0, entryPrice: 60_000,
          leverage: "12")
      ])
    }
    let result = await Console([("bing", venue)]).run("show", "bing", "BTC-USDT")
    #expect(
      result.output.hasPrefix(
        """
        bing BTC-USDT  BingX
          status            tradable
          leverage          long 10x, short 5x (read, now)
                            position at 12x
          limits            1x to 125x, step 1  (min assumed; not published)
          position mode     hedge
          margin mode       cross
          available margin  24950.12 of 25000 USDT
          mark price        64000 USDT
          max position      not given by this venue
          positions         long 0.5 BTC-USDT at 60000, 12x
                            what a change does to an open position is not documented; assumed: \
        it takes the new leverage, and its margin is computed anew
          open orders       none
          tiers             from 0 to 50000 USDT, at most 125x, maintenance margin 0.4 %
                            from 50000 on USDT, at most 50x
          changeable        yes
            advisory  open position         not required by BingX, for your information

        """))
  }

  @Test func `what is not known is null`() async throws {
    let result = await Console([("main", .strict())])
      .run("list", "--filter", "BTC*", "--output", "json")
    #expect(
      result.output.hasPrefix(
        """
        {"schema":"lever/1","instruments":[{"account":"main","venue":"coinswitch-futures",\
        "symbol":"BTCUSDT","status":"tradable","minimum":null,"maximum":null,"step":null,\
        "long":null,"short":null,"setting_source":"not_known","setting_proof":null,"read_at":null,\
        "proved_at":null,"proved_by":null,"position_long":null,"position_short":null,\
        "position_mode":"one_way","changeable":null,"preconditions":[{"kind":"limits_known","state":"unknown",\
        "rule":"lever","page":null,"evidence":[{"not_read":true}]},
        """))
    #expect(result.output.hasSuffix("]}],\"errors\":[]}\n"))
  }

  @Test func `a failure in JSON is one document, and a sentence beside it`() async {
    let result = await Console(Self.desk()).run("show", "mian", "BTCUSDT", "--output", "json")
    #expect(
      result
        == .init(
          status: 1,
          output: """
            {"schema":"lever/1","error":{"kind":"unknown_account",\
            "message":"no account \\"mian\\" is configured",\
            "hint":"did you mean main? configured: main, bing, z","venue_error":null,\
            "venue_code":null,"venue_message":null}}

            """,
          said: """
            lever: no account "mian" is configured
                   did you mean main? configured: main, bing, z

            """))
  }

  @Test func `a mistaken command line in JSON is a document too`() async {
    let result = await Console().run("lst", "--output", "json")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix(#"{"schema":"lever/1","error":{"kind":"usage","#))
  }

  @Test func `colour appears on a terminal alone`() async {
    let variables = ["LANG": "C.UTF-8", "TERM": "xterm"]
    let shown = await Console(Self.desk(), isTerminal: true, variables: variables).run("accounts")
    #expect(shown.output.contains("\u{1B}[32mconnected\u{1B}[0m"))
    let piped = await Console(Self.desk(), variables: variables).run("accounts")
    #expect(!piped.output.contains("\u{1B}"))
    let dumb = await Console(
      Self.desk(), isTerminal: true, variables: ["TERM": "dumb"]
    ).run("accounts")
    #expect(!dumb.output.contains("\u{1B}"))
    let plain = await Console(Self.desk(), isTerminal: true, variables: variables)
      .run("accounts", "--no-color")
    #expect(!plain.output.contains("\u{1B}"))
  }

  @Test func `a locale without UTF-8 gets plain arrows`() async {
    let result = await Console([("main", .strict())], variables: ["LANG": "C"])
      .run("set", "main", "BTCUSDT", "10", "--yes")
    #expect(result.output.hasPrefix("main BTCUSDT  5x -> 10x  applied (read-back)\n"))
  }

  @Test func `themes are drawn, and a broken one is named`() async {
    let theme = Theme(
      name: "night", colours: [.positive: ThemeColour(direct: nil, indexed: 2, sixteen: 10)])
    let themes = [
      ThemeListing(name: "night", file: nil, theme: theme, problem: nil, isChosen: true),
      ThemeListing(
        name: "odd", file: "/t/odd.toml", theme: nil, problem: "/t/odd.toml:3: no role \"txt\"",
        isChosen: false),
    ]
    let plain = await Console(themes: themes).run("themes")
    #expect(
      plain
        == .init(
          status: 0,
          output: """
            ▸ night   text muted  selected  applied warning refused unknown ━━━━━●────   built in
              odd    broken  /t/odd.toml

            """, said: "lever: /t/odd.toml:3: no role \"txt\"\n"))
    let missing = await Console(themes: themes).run("themes", "--theme", "nihgt")
    #expect(missing.status == 1)
    #expect(missing.said.hasSuffix("no theme \"nihgt\"\n       did you mean night?\n"))
    let drawn = await Console(
      isTerminal: true, variables: ["TERM": "xterm", "LANG": "C.UTF-8"], themes: themes
    ).run("themes")
    #expect(drawn.output.contains("\u{1B}[92m applied \u{1B}[0m"))
  }

  @Test func `reading rows on a terminal draws how far it is, and takes it away`() async {
    let result = await Console([("main", .strict())], isTerminal: true).run(
      "list", "--read", "--filter", "BTC*")
    #expect(result.said == "\r\u{1B}[Kreading 1 of 1\r\u{1B}[K")
  }

  @Test func `a reading that is interrupted lists what was read`() async {
    let venue = ScriptedVenue.strict()
    let console = Console([("main", venue)])
    let (hold, release) = AsyncStream.makeStream(of: Void.self)
    venue.script.withLock { state in
      state.duringReading = { symbol in
        guard symbol == "ETHUSDT" else { return }
        console.interruption.interrupt()
        for await _ in hold {}
      }
    }
    let result = await console.run("list", "--read")
    release.finish()
    #expect(result.status == 130)
    #expect(result.output.split(separator: "\n").count == 3)
    #expect(result.output.contains("ETHUSDT  not read"))
    #expect(result.said.hasPrefix("interrupted after "))
    #expect(result.said.hasSuffix(" of 2 rows; no change was sent\n"))
  }

  @Test func `rows that cannot be read are counted, and the first is named`() async {
    let venue = ScriptedVenue.strict { $0.leverageFailure = VenueError(.venueFault, status: 502) }
    let result = await Console([("main", venue)]).run("list", "--read")
    #expect(result.status == 1)
    #expect(result.output.contains("failed"))
    #expect(
      result.said == """
        lever: 2 of 2 rows could not be read; BTCUSDT: server error at the venue: HTTP 502

        """)
  }

  @Test func `the version is one line`() async {
    #expect(
      await Console().run("--version") == .init(status: 0, output: "lever 1.2.3\n", said: ""))
  }
}
