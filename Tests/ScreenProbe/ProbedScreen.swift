import Cryptography
import Desk
import FoundationEssentials
import Glibc
import LeverDomain
import LeverTUI
import RateLimiting
import Synchronization
import TerminalCanvas
import Transport
import VenueClient
import VenueSimulator

/// The screen with everything below it, and the venues that it talks to.
struct ProbedScreen {
  private let clock = PlayedClock()
  private let simulator: Simulator
  private let practice: [PracticeAccount]
  private let transport: NotingTransport
  private let desk: Desk
  private let symbols: Set<Substring>
  private let lines = ProbeLines()

  /// Four accounts; that of `first` is the first.
  init(share: RateShare, first: Venue) throws {
    var options = SimulatorOptions()
    options.clock = { [clock] in clock.milliseconds }
    simulator = try Simulator(options: options)
    practice = try simulator.start().sorted { one, _ in one.venue == first.rawValue }
    for account in practice { simulator.clear(venue: account.venue, account: account.account) }
    symbols = Set(simulator.symbols(venue: first.rawValue).map { Substring($0) })
    let venues = Dictionary(
      practice.map { ($0.baseURL, $0.venue) }, uniquingKeysWith: { first, _ in first })
    transport = NotingTransport { [clock, lines] request, status in
      guard let base = venues.keys.first(where: request.url.hasPrefix) else { return }
      let target = request.url.dropFirst(base.count).split(separator: "?", maxSplits: 1)
      lines.add(
        clock.elapsed,
        [
          "ask", venues[base] ?? "?", request.method, String(target.first ?? "/"),
          Self.symbol(in: request), status.map(String.init) ?? "-",
        ])
    }
    let ledger = MemoryRateLedger(uptime: clock.ofVenues.uptime)
    var accounts: [DeskAccount] = []
    for account in practice {
      guard let name = AccountName(account.account), let venue = Venue(rawValue: account.venue)
      else { continue }
      let connection = try VenueClients.make(
        VenueAccountConfiguration(
          venue: venue, baseURL: account.baseURL,
          credential: Credential(
            apiKey: account.apiKey, secret: try SecretBytes(text: account.apiSecret)),
          isReadOnly: false, timeout: .seconds(60), backgroundShare: share),
        transport: transport, ledger: ledger, orders: SearchedOrders(clock: clock),
        timing: clock.ofVenues)
      accounts.append(DeskAccount(name: name, connection: connection))
    }
    desk = Desk(
      accounts: accounts, confirmAbove: try Leverage("20"), timing: clock.ofScreen,
      journal: .notKept)
  }

  /// Plays a scenario and prints what happened.
  func run(_ scenario: String) throws {
    var shownRows: [String] = []
    let (steps, end) = Scenario.named(scenario)
    let terminal = PlayedTerminal(
      clock: clock, transport: transport, steps: steps, end: end,
      shows: { [lines, clock] picture in
        let rows = rows(in: picture)
        guard rows != shownRows else { return }
        shownRows = rows
        lines.add(clock.elapsed, ["rows"] + rows)
      },
      does: { step in
        noteUse()
        lines.add(clock.elapsed, ["step", step.name])
      })
    _ = LeverScreen.run(
      desk: desk, terminal: terminal, options: ScreenOptions(timing: clock.ofScreen))
    noteUse()
    lines.add(clock.elapsed, ["step", "end"])
    if CommandLine.arguments.contains("picture") { print(terminal.shown) }
    lines.printAll()
    simulator.stop()
    transport.shutDown()
  }

  /// Notes the simulator's own counts since they were noted last.
  private func noteUse() {
    for account in practice {
      for use in simulator.takeRateUse(venue: account.venue) {
        lines.add(
          clock.elapsed,
          [
            "use", account.venue, String(use.limit), String(use.milliseconds), String(use.most),
            use.key.replacing(account.apiKey, with: "KEY").replacing(" ", with: "_"),
          ])
      }
      let refusals = simulator.rateRefusals(venue: account.venue)
      if refusals > 0 {
        lines.add(clock.elapsed, ["refused", account.venue, String(refusals)])
      }
    }
  }

  /// The selected instrument, then all that are in sight, as the picture shows them.
  private func rows(in picture: String) -> [String] {
    var selected: String?
    var visible: [String] = []
    for line in picture.split(separator: "\n") {
      let panes = line.split(separator: "│", omittingEmptySubsequences: false)
      guard panes.count > 3 else { continue }
      let isSelected = panes[2].first == "▸"
      guard
        let word = panes[2].drop(while: { $0 == "▸" || $0 == " " })
          .split(separator: " ").first, symbols.contains(word)
      else { continue }
      visible.append(String(word))
      if isSelected { selected = String(word) }
    }
    return [selected ?? "-"] + visible
  }

  private static func symbol(in request: HTTPRequest) -> String {
    let body = String(decoding: request.body, as: UTF8.self)
    let places: [(text: String, mark: String, end: Character)] = [
      (request.url, "symbol=", "&"), (body, "symbol=", "&"), (body, "\"symbol\":\"", "\""),
    ]
    for (text, mark, end) in places {
      let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { return String(parts[1].prefix { $0 != end }) }
    }
    return "-"
  }
}

/// What happened, in the order in which it did.
final class ProbeLines: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ elapsed: Duration, _ words: [String]) {
    let milliseconds = Int64(elapsed / .milliseconds(1))
    lines.withLock { $0.append(([String(milliseconds)] + words).joined(separator: " ")) }
  }

  func printAll() { print(lines.withLock { $0.joined(separator: "\n") }) }
}
