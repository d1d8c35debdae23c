import Cryptography
import Desk
import FoundationEssentials
import Journal
import LeverCLI
import LeverDomain
import Synchronization
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
      let (status, said) = try await set(symbol, to: "2", on: desk)
      #expect(status == .done, "\(symbol): \(said)")
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

  private func set(
    _ symbol: String, to value: String, on desk: Desk
  ) async throws -> (LeverCLI.ExitStatus, said: String) {
    let said = Mutex("")
    let arguments = ["set", "practice", symbol, value, "--yes", "--output", "json"]
    let invocation = try LeverCommandLine.parse(arguments, variables: [:])
    guard case .command(let command) = invocation.action else { return (.error, "no command") }
    let status = await LeverCommandLine.run(
      command, options: invocation.options,
      in: CommandEnvironment(
        variables: [:], version: "0", isInputATerminal: false, isOutputATerminal: false,
        isErrorATerminal: false, openDesk: { _ in desk },
        openJournal: { OpenedJournal(path: "", journal: nil) }, themes: { _ in [] },
        readFile: { _ in [] }, write: { piece in said.withLock { $0 += piece } },
        say: { piece in said.withLock { $0 += piece } }, ask: { _ in nil }))
    return (status, said.withLock { $0 })
  }
}
