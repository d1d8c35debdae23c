import Cryptography
import Desk
import FoundationEssentials
import LeverDomain
import Testing
import Transport
import VenueClient
import VenueSimulator

/// One venue played over loopback and a desk with a live client on it.
struct Bench {
  let simulator: Simulator
  let desk: Desk
  let account: DeskAccount
  let venue: Venue
  private let curl: CurlTransport
  let practice: PracticeAccount
  /// The time of both.
  let clock = SkippingClock()

  /// The instrument that every cell changes: flat, without orders, on every practice venue.
  let symbol: ContractSymbol

  /// How many instruments the venue lists unless said otherwise: what goes wrong with a request does
  /// not depend on them.
  static let usualInstruments = 5
  /// What no machine is too slow for: no timeout of a test is real.
  private static let patience = Duration.seconds(300)

  /// A bench on which a request times out as soon as the venue leaves it without an answer.
  init(
    _ venue: Venue, variants: Set<VenueVariant> = [], striker: Striker? = nil,
    journal: JournalAccess = .notKept, instruments: Int = usualInstruments
  ) throws {
    let curl = CurlTransport(userAgent: "lever/tests", connectTimeout: Self.patience)
    let transport = PlayedTimeouts(curl)
    var options = SimulatorOptions()
    options.venues = [venue.rawValue]
    options.maximumInstruments = instruments
    options.witness = SimulatorWitness(
      arrived: { striker?.faults(on: $0) ?? [] }, answered: { _ in },
      unanswered: { transport.runOut($0) })
    options.enforcesRateLimits = false
    options.variants = variants
    options.clock = { [clock] in clock.milliseconds }
    simulator = try Simulator(options: options)
    practice = try #require(simulator.start().first { $0.venue == venue.rawValue })
    self.curl = curl
    let connection = try VenueClients.make(
      VenueAccountConfiguration(
        venue: venue, baseURL: practice.baseURL,
        credential: Credential(
          apiKey: practice.apiKey, secret: try SecretBytes(text: practice.apiSecret)),
        isReadOnly: false, timeout: Self.patience),
      transport: transport, timing: clock.timing)
    account = DeskAccount(name: try #require(AccountName("practice")), connection: connection)
    desk = Desk(
      accounts: [account], confirmAbove: try Leverage("20"),
      timing: DeskTiming(now: { [clock] in clock.now }, wait: { [clock] in clock.skip($0) }),
      journal: journal)
    self.venue = venue
    symbol = try #require(ContractSymbol(venue == .bingx ? "BTC-USDT" : "BTCUSDT"))
  }

  func close() {
    simulator.stop()
    curl.shutDown()
  }

  /// What the venue truly holds, or nil where nothing was ever set.
  func truth() -> LeverageSetting? {
    simulator.setting(
      venue: venue.rawValue, account: practice.account, symbol: symbol.text
    ).flatMap { setting in
      guard let long = try? Leverage(setting.long), let short = try? Leverage(setting.short) else {
        return nil
      }
      return LeverageSetting(long: long, short: short)
    }
  }

  func instrument() async throws -> Instrument {
    let listed = await desk.instruments(of: account)
    let found = listed.value?.first { $0.symbol == symbol }
    return try #require(found, "\(String(describing: listed.error))")
  }

  /// Proposes a value that is allowed and not set, with everything healthy, then puts the faults
  /// in force and submits.
  func change(under faults: [Fault]) async throws -> (Submission, before: LeverageSetting?) {
    let instrument = try await instrument()
    let connection = await desk.connect(account)
    let reading = await desk.examine(instrument, in: account)
    let wanted = LeverageSetting(both: try Leverage("7"))
    let proposal = await desk.propose(
      wanted, on: reading, in: account, accountReading: connection)
    try #require(proposal.isPossible, "\(proposal.blocking)")
    let before = truth()
    try #require(before != wanted)
    for fault in faults { simulator.addFault(fault) }
    let submission = await desk.submit(
      proposal, on: instrument, in: account, accountReading: connection)
    return (submission, before)
  }
}
