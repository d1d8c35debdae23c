import DomainTestSupport
import FoundationEssentials
import LeverDomain
import Testing

/// What `show` and `set` tell of margin.
@Suite struct ShowMarginTests {
  private static let position = Position(
    symbol: "BTC-USDT", side: .long, size: 1, value: 60_000, margin: 6000, leverage: "10",
    marginMode: .isolated)

  private static func venue(
    available: Decimal? = 5000, _ prepare: (inout ScriptedVenue.Script) -> Void = { _ in }
  ) -> ScriptedVenue {
    .hedging { state in
      state.marginMode = .cross
      state.wallet = .success(
        Wallet(currency: "USDT", balance: 25_000, available: available))
      prepare(&state)
    }
  }

  @Test func `show in JSON has margin mode and wallet`() async {
    let result = await Console([("bing", Self.venue())])
      .run("show", "bing", "BTC-USDT", "-o", "json")
    #expect(
      result.output.contains(
        #""maximum_position_value":null,"margin_mode":"cross","wallet":{"currency":"USDT","#
          + #""balance":"25000","available":"5000"},"maintenance_margin_rate":null,"#))
    #expect(result.output.hasSuffix("\"errors\":[]}]}\n"))
  }

  @Test func `what the venue does not give is null in JSON and said in words`() async {
    let silent = ScriptedVenue.strict()
    let json = await Console([("main", silent)]).run("show", "main", "BTCUSDT", "-o", "json")
    #expect(json.output.contains(#""margin_mode":null,"wallet":null,"#))
    let half = Self.venue(available: nil) { $0.marginMode = .other("SEPARATE_ISOLATED") }
    let document = await Console([("bing", half)]).run("show", "bing", "BTC-USDT", "-o", "json")
    #expect(
      document.output.contains(
        #""margin_mode":"SEPARATE_ISOLATED","#
          + #""wallet":{"currency":"USDT","balance":"25000","available":null},"#))
    let words = await Console([("bing", half)]).run("show", "bing", "BTC-USDT")
    #expect(words.output.contains("  margin mode       SEPARATE_ISOLATED\n"))
    #expect(
      words.output.contains("  available margin  not given; the balance is 25000 USDT\n"))
  }

  @Test func `a position's own margin mode is what counts, and is told with it`() async {
    let venue = Self.venue { $0.positions = .success([Self.position]) }
    let result = await Console([("bing", venue)]).run("show", "bing", "BTC-USDT", "-o", "json")
    #expect(result.output.contains(#""margin_mode":"isolated","wallet":"#))
    #expect(result.output.contains(#""leverage":"10","margin_mode":"isolated"}"#))
  }

  @Test func `a wallet that cannot be read is named, and the rest is shown`() async {
    let venue = Self.venue { $0.wallet = .failure(VenueError(.venueFault, status: 502)) }
    let json = await Console([("bing", venue)]).run("show", "bing", "BTC-USDT", "-o", "json")
    #expect(json.status == 0)
    #expect(json.output.contains(#""wallet":null,"#))
    #expect(json.output.contains(#""errors":[{"part":"wallet","kind":"venue_fault","#))
    let words = await Console([("bing", venue)]).run("show", "bing", "BTC-USDT")
    #expect(
      words.output.contains(
        "  available margin  not read: server error at the venue: HTTP 502\n"))
  }

  @Test func `show as comma-separated values ends with margin mode and wallet`() async throws {
    let result = await Console([("bing", Self.venue())])
      .run("show", "bing", "BTC-USDT", "-o", "csv")
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(
      lines[0].hasSuffix(
        ",changeable,preconditions,margin_mode,wallet_currency,wallet_balance,wallet_available"))
    #expect(lines[1].hasSuffix("budget_left=met,cross,USDT,25000,5000"))
    let silent = await Console([("main", .strict())]).run("show", "main", "BTCUSDT", "-o", "csv")
    #expect(silent.output.hasSuffix("budget_left=met,,,,\n"))
  }

  @Test func `what is traded with where nothing was ever set, is said`() async {
    let result = await Console([("z", .echoing())]).run("show", "z", "BTCUSDT")
    #expect(
      result.output.contains(
        "  leverage          not readable; if never set, assumed to be the maximum\n"))
  }

  @Test func `a lower leverage that needs more margin than there is, is advised against`() async {
    let venue = Self.venue { $0.positions = .success([Self.position]) }
    let result = await Console([("bing", venue)])
      .run("set", "bing", "BTC-USDT", "5", "--dry-run")
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        """
            advisory  margin too low        not required by BingX, for your information
                      estimate: 6000 USDT more needed, 5000 available

        """))
    let json = await Console([("bing", venue)])
      .run("set", "bing", "BTC-USDT", "5", "--dry-run", "-o", "json")
    #expect(
      json.output.contains(
        #"{"kind":"margin_suffices","state":"advisory","rule":"advice","page":null,"#
          + #""evidence":[{"margin":"#
          + #"{"needed":"6000","available":"5000","currency":"USDT"}},"#))
  }

  @Test func `a higher leverage, or none open, asks nothing of margin`() async {
    let venue = Self.venue { $0.positions = .success([Self.position]) }
    let higher = await Console([("bing", venue)])
      .run("set", "bing", "BTC-USDT", "20", "--dry-run", "-o", "json")
    #expect(!higher.output.contains("margin_suffices"))
    let flat = await Console([("bing", Self.venue())])
      .run("set", "bing", "BTC-USDT", "2", "--dry-run", "-o", "json")
    #expect(!flat.output.contains("margin_suffices"))
  }
}
