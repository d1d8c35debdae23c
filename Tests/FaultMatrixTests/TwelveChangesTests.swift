import Cryptography
import Desk
import FoundationEssentials
import Journal
import LeverCLI
import LeverDomain
import TestSupport
import Testing
import VenueClient
import VenueSimulator

import class Transport.CurlTransport

/// One-shot changes one after the other, each by a program of its own that knows nothing but what
/// programs share: the counts and the cache. In a time that is played.
struct TwelveChangesTests {
  private static let base = "/trade/api/v2/futures"

  @Test func `twelve changes take no longer than ten a minute allow, and ask for nothing unused`()
    async throws
  {
    let clock = SharedClock()
    var options = SimulatorOptions()
    options.clock = { clock.milliseconds }
    let simulator = try Simulator(options: options)
    let venue = Venue.coinswitchFutures.rawValue
    let practice = try #require(simulator.start().first { $0.venue == venue })
    simulator.clear(venue: venue, account: practice.account)
    let transport = CurlTransport(userAgent: "lever/tests")
    let folder = try TemporaryFolder()
    defer {
      simulator.stop()
      transport.shutDown()
    }
    let ledger = WatchedLedger(clock: clock)
    let cache = FileOrderSearchCache(directory: folder.path(of: "cache"))
    let secret = practice.apiSecret

    let symbols = simulator.symbols(venue: venue).filter { symbol in
      !symbol.hasPrefix("FTT")
        && simulator.setting(venue: venue, account: practice.account, symbol: symbol)?.long != "2"
    }.prefix(12)
    try #require(symbols.count == 12)
    for symbol in symbols {
      let connection = try VenueClients.make(
        VenueAccountConfiguration(
          venue: .coinswitchFutures, baseURL: practice.baseURL,
          credential: Credential(apiKey: practice.apiKey, secret: try SecretBytes(text: secret)),
          isReadOnly: false, timeout: .seconds(60)),
        transport: transport, ledger: ledger, orders: cache, timing: clock.timing)
      let desk = Desk(
        accounts: [
          DeskAccount(name: try #require(AccountName("practice")), connection: connection)
        ], confirmAbove: try Leverage("20"), journal: .notKept)
      let run = try await CommandRun(["set", "practice", symbol, "2", "--yes"], on: desk)
      #expect(run.status == .done, "\(symbol): \(run.said)")
    }

    #expect(simulator.rateRefusals(venue: venue) == 0)
    let counts = simulator.requestCounts(venue: venue)
    // Twelve changes need a second minute: ten in the first, two in the next.
    let least = Duration.seconds(60)
    print("twelve changes in \(clock.elapsed), at least \(least): \(counts)")
    #expect(clock.elapsed >= least)
    #expect(clock.elapsed <= least * 1.1, "\(counts)")
    #expect(counts["POST \(Self.base)/leverage"] == 12)
    // The four windows of the past once; then one before the review and one before sending.
    #expect(counts["POST \(Self.base)/orders/open"] == 4 + 12 * 2)
    #expect(counts["GET \(Self.base)/leverage"] == 12 * 3)
    #expect(counts["GET \(Self.base)/positions"] == 12 * 2)
    #expect(counts["GET \(Self.base)/ticker"] == nil)
    #expect(counts["GET \(Self.base)/wallet_balance"] == nil)
  }
}
