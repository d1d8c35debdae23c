import Configuration
import FoundationEssentials
import Journal
import LeverDomain
import Synchronization
import TestSupport
import Testing
import VenueSimulator

/// Four venues with accounts on them, and one state folder that every program of this house shares.
final class KillHouse: Sendable {
  /// Change requests that the venues received, whoever sent them.
  struct Received: Hashable {
    let account: String
    let symbol: String
    let side: String
  }

  private final class Door: Sendable {
    let watches = Mutex<[String: KillWatch]>([:])
    let received = Mutex<[Received: Int]>([:])
  }

  static let accountsPerVenue = 5

  let simulator: Simulator
  let accounts: [PracticeAccount]
  /// Where the journal stands.
  let stateDirectory: String
  private let folder: TemporaryFolder
  private let door: Door
  private let program: String
  private let ownSymbols: [String: [String]]

  init(seed: UInt64) throws {
    let door = Door()
    self.door = door
    folder = try TemporaryFolder()
    program = try ProgramLocation.executable(named: "lever")
    var options = SimulatorOptions()
    options.seed = seed
    options.accountsPerVenue = Self.accountsPerVenue
    // Enough for every account to have its own; each program reads the list anew.
    options.maximumInstruments = 45
    // The programs keep to the limits all the same, each house for itself.
    options.enforcesRateLimits = false
    options.witness = SimulatorWitness(
      arrived: { passage in
        guard let account = passage.account else { return [] }
        if let symbol = passage.changedSymbol {
          let received = Received(
            account: account, symbol: symbol, side: passage.changedSide ?? "")
          door.received.withLock { $0[received, default: 0] += 1 }
        }
        return door.watches.withLock { $0[account] }?.arrived(passage) ?? []
      },
      answered: { passage in
        guard let account = passage.account else { return }
        door.watches.withLock { $0[account] }?.answered(passage)
      })
    simulator = try Simulator(options: options)
    let accounts = try simulator.start()
    self.accounts = accounts
    var numbers = SeededNumbers(seed: seed)
    var ownSymbols: [String: [String]] = [:]
    for venue in Venue.allCases {
      let holders = accounts.filter { $0.venue == venue.rawValue }.map(\.account)
      let symbols = Self.symbols(of: venue, in: simulator).shuffled(using: &numbers)
      for (index, symbol) in symbols.enumerated() {
        ownSymbols[holders[index % holders.count], default: []].append(symbol)
      }
    }
    self.ownSymbols = ownSymbols
    stateDirectory = folder.path(of: "state/lever")
    for account in accounts {
      simulator.clear(venue: account.venue, account: account.account)
      try write([account], to: account.account)
    }
    // BingX in both of its modes.
    for account in accounts where account.account == "bingx-2" {
      simulator.setHedgeMode(false, venue: account.venue, account: account.account)
    }
    try write(accounts, to: "all")
  }

  private func write(_ accounts: [PracticeAccount], to name: String) throws {
    try ConfigurationWriter.write(
      accounts.map { account in
        ConfigurationWriter.Account(
          name: try #require(AccountName(account.account)),
          venue: try #require(Venue(rawValue: account.venue)), baseURL: account.baseURL,
          apiKey: account.apiKey, apiSecret: account.apiSecret)
      }, to: folder.path(of: name + ".toml"))
  }

  func isHedge(_ account: String) -> Bool { account.hasPrefix("bingx") && account != "bingx-2" }

  /// The instruments of a venue that trade and take every value that plans draw.
  private static func symbols(of venue: Venue, in simulator: Simulator) -> [String] {
    simulator.symbols(venue: venue.rawValue).filter { symbol in
      let maximum = simulator.limits(venue: venue.rawValue, symbol: symbol)
        .flatMap { Int($0.maximum.prefix { $0 != "." }) }
      return !symbol.hasPrefix("FTT") && maximum ?? 0 >= 10
    }
  }

  /// The instruments that an account has to itself: some faults strike an instrument for all.
  func symbols(of account: PracticeAccount) -> [String] { ownSymbols[account.account] ?? [] }

  // MARK: Programs

  private var environment: [String: String] {
    ProgramEnvironment.plain.merging(
      ["HOME": folder.path, "XDG_STATE_HOME": folder.path(of: "state")]) { $1 }
  }

  private func arguments(_ configuration: String, _ arguments: [String]) -> [String] {
    ["--config", folder.path(of: configuration + ".toml"), "--output", "json"] + arguments
  }

  /// Runs the program on one account, or on `all`, to its end.
  func run(_ configuration: String, _ arguments: [String]) async throws -> ProgramRunner.Result {
    let (program, environment) = (program, environment)
    let all = self.arguments(configuration, arguments)
    return try await OwnThread.run {
      try ProgramRunner.run(program, all, environment: environment, timeout: .seconds(180))
    }
  }

  /// Starts a change, kills it at its moment, and waits until the venue has done with it.
  func kill(_ watch: KillWatch) async throws -> ProgramRunner.Result {
    let plan = watch.plan
    door.watches.withLock { $0[plan.account] = watch }
    var values = [plan.account, plan.symbol, plan.long]
    if plan.short != plan.long { values += ["--short", plan.short] }
    let killed = KilledProgram(
      path: program,
      arguments: arguments(plan.account, ["set"] + values + ["--yes", "--wait", "3"]),
      environment: environment, journal: stateDirectory + "/" + SQLiteJournal.fileName,
      watch: watch)
    let result = try await OwnThread.run { try killed.run() }
    repeat { try await Task.sleep(for: .milliseconds(30)) } while watch.isAtVenue
    return result
  }

  /// How many readings under the account's key come before the request of a change, counted on a
  /// change that is left alone.
  func readingsBeforeChange(on venue: Venue) async throws -> Int {
    let symbol = try #require(ownSymbols[venue.rawValue]?.first)
    let watch = KillWatch(
      KillPlan(
        venue: venue, account: venue.rawValue, symbol: symbol, long: "4", short: "4",
        moment: .started(after: 0), weather: nil, isFollowedAtOnce: false), readings: 0)
    door.watches.withLock { $0[venue.rawValue] = watch }
    let result = try await run(venue.rawValue, ["set", venue.rawValue, symbol, "4", "--yes"])
    #expect(result.status == 0, "\(result.output)\(result.errorOutput)")
    return watch.readingsBeforeChange
  }

  // MARK: The truth

  /// What the venue holds.
  func truth(_ venue: Venue, _ account: String, _ symbol: String) -> LeverageSetting? {
    simulator.setting(venue: venue.rawValue, account: account, symbol: symbol).flatMap { setting in
      guard let long = try? Leverage(setting.long), let short = try? Leverage(setting.short) else {
        return nil
      }
      return LeverageSetting(long: long, short: short)
    }
  }

  /// The sides of the change requests of an instrument that have arrived, in order; empty text
  /// where both are one request.
  func received(_ account: String, _ symbol: String) -> [String] {
    received.filter { $0.key.account == account && $0.key.symbol == symbol }
      .flatMap { Array(repeating: $0.key.side, count: $0.value) }.sorted()
  }

  /// Every change request that the venues have received.
  var received: [Received: Int] { door.received.withLock { $0 } }

  /// Opens the journal as another process would.
  func openJournal() async throws -> StoredJournal {
    let opening = try await SQLiteJournal.open(
      directory: stateDirectory, author: ThisProcess.author(command: "test"))
    #expect(opening.recovery == nil)
    return opening.journal
  }
}
