import Cryptography
import FoundationEssentials
import Glibc
import Journal
import LeverDomain
import Transport
import VenueClient

/// One of several processes that spend one account's limits: changes one instrument again and again
/// and reads it back, as fast as the limits that they share allow.
///
/// `BudgetProbe BASE_URL API_KEY API_SECRET STATE_DIRECTORY SYMBOL SECONDS SPEED START`, on
/// CoinSwitch Futures. Its time runs `SPEED` times as fast as the machine's, from `START` on, in Unix
/// milliseconds; `SECONDS` are the machine's. Prints a line for each change: the time that it took in
/// milliseconds, or why it failed.
@main struct BudgetProbe {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count == 9, let seconds = Int(arguments[6]), let speed = Int(arguments[7]),
      let start = Int64(arguments[8]), let symbol = ContractSymbol(arguments[5])
    else { exit(2) }
    let timing = VenueTiming.fast(speed, since: Date(timeIntervalSince1970: Double(start) / 1000))
    do {
      let connection = try VenueClients.make(
        VenueAccountConfiguration(
          venue: .coinswitchFutures, baseURL: arguments[1],
          credential: Credential(
            apiKey: arguments[2], secret: try SecretBytes(text: arguments[3])),
          isReadOnly: false, timeout: .seconds(20)),
        transport: CurlTransport(userAgent: "lever/tests"),
        ledger: SharedRateLedger(
          directory: arguments[4], author: ThisProcess.author(command: "probe"),
          now: timing.now, uptime: timing.uptime), timing: timing)
      try await spend(connection, symbol, until: .now + .seconds(seconds))
    } catch {
      say("failed: \(error)")
      exit(1)
    }
  }

  private static func spend(
    _ connection: any VenueConnection, _ symbol: ContractSymbol, until end: ContinuousClock.Instant
  ) async throws {
    var values = [try Leverage("3"), try Leverage("4")]
    while ContinuousClock.now < end {
      let target = LeverageSetting(both: values[0])
      values.reverse()
      let change = Change(symbol: symbol, from: nil, to: target, positionMode: .oneWay)
      let start = ContinuousClock.now
      for step in connection.rules.legs(of: change) {
        let answer = await connection.submit(step, signingBefore: .distantFuture).answer
        guard case .accepted = answer else {
          say("failed: \(answer)")
          exit(1)
        }
      }
      let reading = try await connection.leverage(of: symbol, priority: .change)
      guard reading.values == target else {
        say("failed: \(reading)")
        exit(1)
      }
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      say(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
  }

  /// Prints a line at once.
  private static func say(_ text: some CustomStringConvertible) {
    let bytes = Array("\(text)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}

extension VenueTiming {
  /// The machine's clocks, running `speed` times as fast from a moment on.
  fileprivate static func fast(_ speed: Int, since start: Date) -> VenueTiming {
    let system = VenueTiming.system
    return VenueTiming(
      now: { start.addingTimeInterval(system.now().timeIntervalSince(start) * Double(speed)) },
      uptime: { system.uptime() * speed },
      wait: { await system.wait($0 / speed) })
  }
}
