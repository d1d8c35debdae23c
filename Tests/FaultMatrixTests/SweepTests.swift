import Cryptography
import Desk
import FoundationEssentials
import LeverCLI
import LeverDomain
import Testing
import VenueClient
import VenueSimulator

import class Transport.CurlTransport

/// What the limits allow, as the documents of each venue state them or, where one states none, as
/// lever keeps to them: the requests that count, how many, in which time.
private struct StatedLimit {
  let venue: Venue
  /// The path that counts; nil when all do.
  let path: String?
  let count: Int
  let window: Duration

  /// The time between the first and the last of so many requests, when every window is filled at
  /// once: nobody is faster without being refused.
  func leastTime(for requests: Int) -> Duration { window * (max(0, requests - 1) / count) }
}

private let limits = [
  StatedLimit(
    venue: .coinswitchFutures, path: "GET /trade/api/v2/futures/leverage", count: 20,
    window: .seconds(60)),
  StatedLimit(venue: .coinswitchHFT, path: nil, count: 5, window: .seconds(1)),
  StatedLimit(venue: .ztdx, path: nil, count: 10, window: .seconds(1)),
  StatedLimit(
    venue: .bingx, path: "GET /openApi/swap/v2/trade/leverage", count: 5, window: .seconds(1)),
]

/// `lever list ACCOUNT --read` over every instrument, in a time that is played.
@Suite struct SweepTests {
  @Test(arguments: limits)
  fileprivate func `reading every instrument takes what the limits allow and no refusal`(
    limit: StatedLimit
  ) async throws {
    let clock = SharedClock()
    var options = SimulatorOptions()
    options.clock = { clock.milliseconds }
    let simulator = try Simulator(options: options)
    let practice = try #require(simulator.start().first { $0.venue == limit.venue.rawValue })
    let transport = CurlTransport(userAgent: "lever/tests")
    defer {
      simulator.stop()
      transport.shutDown()
    }
    let connection = try VenueClients.make(
      VenueAccountConfiguration(
        venue: limit.venue, baseURL: practice.baseURL,
        credential: Credential(
          apiKey: practice.apiKey, secret: try SecretBytes(text: practice.apiSecret)),
        isReadOnly: true, timeout: .seconds(60)),
      transport: transport, ledger: WatchedLedger(clock: clock), timing: clock.timing)
    let desk = Desk(
      accounts: [
        DeskAccount(name: try #require(AccountName("practice")), connection: connection)
      ], confirmAbove: try Leverage("20"), journal: .notKept)

    let run = try await CommandRun(["list", "practice", "--read", "--output", "csv"], on: desk)
    #expect(run.status == .done, "\(run.said)")
    let rows = run.written.split(whereSeparator: \.isNewline).count - 1
    #expect(rows > 100)
    #expect(simulator.rateRefusals(venue: limit.venue.rawValue) == 0)
    let counts = simulator.requestCounts(venue: limit.venue.rawValue)
    let requests = limit.path.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
    if limit.venue != .ztdx { #expect(requests >= rows) }
    let least = limit.leastTime(for: requests)
    #expect(
      clock.elapsed <= max(limit.window, least) * 105 / 100,
      "\(requests) requests could be made within \(least)")
    #expect(clock.elapsed >= least)
  }
}
