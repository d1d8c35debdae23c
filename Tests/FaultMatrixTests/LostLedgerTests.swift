import Cryptography
import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import Synchronization
import TestSupport
import Testing
import Transport
import VenueClient
import VenueSimulator

/// A client that asks as much as it may while the counts that it shares with other processes cannot
/// be kept. Real files, real requests, and the simulator's own count.
@Suite(.serialized) struct LostLedgerTests {
  /// What stands in the way.
  enum Obstacle: CaseIterable {
    /// A file where the directory belongs.
    case noDirectory
    /// A device in the place of the file.
    case device
    /// A directory in its place.
    case directory
    /// A file of a version that this program does not know.
    case newerVersion
    /// A file without the table of the counts.
    case noTable
    /// A lock that somebody holds.
    case locked
    /// No damage that lasts: the file is mended, and the counts are shared again.
    case garbage
  }

  private static let path = "GET /openApi/swap/v2/trade/leverage"

  /// Puts the obstacle in the way. Answers the directory to use.
  private func place(_ obstacle: Obstacle, in folder: TemporaryFolder) async throws -> String {
    let directory = folder.path(of: "state")
    let file = "\(directory)/\(SQLiteJournal.fileName)"
    if obstacle == .noDirectory {
      try folder.write("", to: "state")
      return directory
    }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    switch obstacle {
    case .noDirectory: break
    case .device: #expect(symlink("/dev/null", file) == 0)
    case .directory:
      try FileManager.default.createDirectory(
        atPath: file, withIntermediateDirectories: false)
    case .garbage:
      #expect(
        FileManager.default.createFile(atPath: file, contents: Data(repeating: 7, count: 9000)))
      chmod(file, 0o600)
    case .newerVersion, .noTable, .locked:
      _ = try await SQLiteJournal.open(
        directory: directory, author: ThisProcess.author(command: "test"))
    }
    return directory
  }

  @Test(arguments: Obstacle.allCases)
  func `without the shared counts a small share is asked for, and said once`(
    obstacle: Obstacle
  ) async throws {
    let simulator = try Simulator(options: SimulatorOptions())
    let practice = try #require(simulator.start().first { $0.venue == "bingx" })
    let transport = CurlTransport(userAgent: "lever/tests")
    defer {
      simulator.stop()
      transport.shutDown()
    }
    let folder = try TemporaryFolder()
    let directory = try await place(obstacle, in: folder)
    let file = "\(directory)/\(SQLiteJournal.fileName)"
    let database: String? =
      switch obstacle {
      case .newerVersion: "connection.executescript('PRAGMA user_version = 99')"
      case .noTable: "connection.executescript('DROP TABLE budget')"
      case .locked: "connection.executescript('BEGIN EXCLUSIVE')"
      default: nil
      }
    // Holds what it did until its input ends.
    let other = try database.map { line in
      let script = """
        import sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        \(line)
        print('ready', flush=True)
        sys.stdin.read()
        """
      let program = try RunningProgram("/usr/bin/env", ["python3", "-c", script, file])
      _ = try program.firstLine()
      return program
    }
    defer { other?.closeInput() }

    let told = Mutex<[StorageFailure]>([])
    let ledger = SharedRateLedger(
      directory: directory, author: ThisProcess.author(command: "test"),
      tell: { error in told.withLock { $0.append(error) } })
    let connection = try VenueClients.make(
      VenueAccountConfiguration(
        venue: .bingx, baseURL: practice.baseURL,
        credential: Credential(
          apiKey: practice.apiKey, secret: try SecretBytes(text: practice.apiSecret)),
        isReadOnly: true, timeout: .seconds(20)),
      transport: transport, ledger: ledger)
    let symbol = try #require(ContractSymbol("BTC-USDT"))
    let start = ContinuousClock.now
    await withTaskGroup { group in
      for _ in 0..<12 {
        group.addTask {
          _ = try? await connection.leverage(of: symbol, priority: .selected)
        }
      }
      // At a full share, all of it would take three seconds.
      let enough = obstacle == .garbage ? 12 : 3
      while ContinuousClock.now - start < .seconds(4)
        || ContinuousClock.now - start < .seconds(240)
          && simulator.requestCounts(venue: "bingx")[Self.path] ?? 0 < enough
      {
        try? await Task.sleep(for: .milliseconds(20))
      }
      group.cancelAll()
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let asked = simulator.requestCounts(venue: "bingx")[Self.path] ?? 0
    #expect(simulator.rateRefusals(venue: "bingx") == 0)
    #expect(asked >= 3)
    let unshared = await connection.rateLimitsLeft().all.compactMap(\.unshared)
    if obstacle == .garbage {
      #expect(asked == 12)
      #expect(unshared.isEmpty && told.withLock { $0.isEmpty })
    } else {
      #expect(Double(asked) <= seconds + 1, "\(asked) in \(seconds) s, of five a second")
      #expect(!unshared.isEmpty)
      // A lock is said once it lasts.
      if obstacle != .locked { #expect(told.withLock { $0.count } == 1) }
    }
  }
}
