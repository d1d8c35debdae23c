import Configuration
import FoundationEssentials
import LeverDomain
import TestSupport
import Testing
import VenueSimulator

/// A simulator that holds its venues' limits, and one state folder for every process.
final class BudgetDesk: Sendable {
  let log = RequestLog()
  let simulator: Simulator
  let account: PracticeAccount
  let folder: TemporaryFolder
  /// Instruments that trade and take small values.
  let symbols: [String]
  /// How many times as fast as the machine's the time of the venue and of the probes runs.
  private let speed: Int
  /// From when on, in Unix milliseconds.
  private let start: Int64

  init(speed: Int = 1) throws {
    let start = Self.milliseconds
    (self.speed, self.start) = (speed, start)
    folder = try TemporaryFolder()
    var options = SimulatorOptions()
    options.witness = log.witness
    options.clock = { start + (Self.milliseconds - start) * Int64(speed) }
    simulator = try Simulator(options: options)
    let venue = Venue.coinswitchFutures.rawValue
    account = try #require(simulator.start().first { $0.venue == venue })
    simulator.clear(venue: venue, account: account.account)
    symbols = simulator.symbols(venue: venue).filter { !$0.hasPrefix("FTT") }
    try ConfigurationWriter.write(
      [
        ConfigurationWriter.Account(
          name: try #require(AccountName(account.account)), venue: .coinswitchFutures,
          baseURL: account.baseURL, apiKey: account.apiKey, apiSecret: account.apiSecret)
      ], to: folder.path(of: "lever.toml"))
  }

  private static var milliseconds: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

  /// How many requests the simulator refused because there were too many.
  var refusals: Int { simulator.rateRefusals(venue: account.venue) }

  /// Starts a process that only changes and reads back.
  func startProbe(on symbol: String, seconds: Int) throws -> RunningProgram {
    try RunningProgram(
      ProgramLocation.executable(named: "BudgetProbe"),
      [
        account.baseURL, account.apiKey, account.apiSecret, folder.path(of: "state/lever"), symbol,
        String(seconds), String(speed), String(start),
      ])
  }

  /// Starts `lever set`.
  func startSet(_ symbol: String, to value: String) throws -> RunningProgram {
    let program = try RunningProgram(
      ProgramLocation.executable(named: "lever"),
      [
        "--config", folder.path(of: "lever.toml"), "--output", "json", "set", account.account,
        symbol, value, "--yes",
      ],
      environment: ProgramEnvironment.plain.merging(
        ["HOME": folder.path, "XDG_STATE_HOME": folder.path(of: "state")]) { $1 })
    program.closeInput()
    return program
  }
}
