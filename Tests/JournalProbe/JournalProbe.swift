import FoundationEssentials
import Glibc
import Journal
import JournalModel
import LeverDomain
import RateLimiting

/// One of several processes that use a journal at once, for tests to start and to kill.
///
/// - `append DIRECTORY COUNT`: notes so many changes, and prints each name and stage once it is on
///   disk.
/// - `claim DIRECTORY SYMBOL`: asks for an instrument, prints the answer, and holds it until its
///   input ends.
/// - `spend DIRECTORY LIMIT MILLISECONDS SECONDS`: takes from one limit as fast as it may, and prints
///   the time of each request in nanoseconds since the machine started.
/// - `read-only DIRECTORY`: takes every right to write away, reads the journal, and tries to add to it.
/// - `cache DIRECTORY INSTRUMENTS [ADDRESS]`: keeps so many instruments of an account `practice` on
///   BingX, loads them, and prints times.
/// - `measure DIRECTORY RECORDS`: fills a journal, lists its end, checks it, and prints times.
@main struct JournalProbe {
  static func main() async {
    let arguments = CommandLine.arguments
    do {
      switch arguments.dropFirst().first {
      case "append": try await append(arguments[2], count: Int(arguments[3]) ?? 0)
      case "claim": try await claim(arguments[2], symbol: arguments[3])
      case "spend":
        await spend(
          arguments[2], limit: Int(arguments[3]) ?? 1,
          window: .milliseconds(Int(arguments[4]) ?? 1000), seconds: Int(arguments[5]) ?? 1)
      case "cache":
        CacheMeasurement.run(
          arguments[2], instruments: Int(arguments[3]) ?? 0,
          origin: arguments.count > 4 ? arguments[4] : nil)
      case "read-only": try await readOnly(arguments[2])
      case "measure": try await Measurement.run(arguments[2], records: Int(arguments[3]) ?? 0)
      default: exit(2)
      }
    } catch {
      say("failed: \(error)")
      exit(1)
    }
  }

  /// Prints a line at once, so that it counts even when the process is killed right after.
  static func say(_ text: some CustomStringConvertible) {
    let bytes = Array("\(text)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private static func open(_ directory: String) async throws -> StoredJournal {
    try await SQLiteJournal.open(
      directory: directory, author: ThisProcess.author(command: "probe")
    ).journal
  }

  private static func append(_ directory: String, count: Int) async throws {
    let journal = try await open(directory)
    for _ in 0..<count {
      let identifier = ChangeIdentifier()
      for entry in ProbeEntries.change(identifier) {
        let record = try await journal.append(entry)
        say("\(identifier) \(record.sequence)")
      }
    }
  }

  private static func readOnly(_ directory: String) async throws {
    let path = "\(directory)/\(SQLiteJournal.fileName)"
    chmod(path, 0o400)
    chmod(directory, 0o500)
    if geteuid() == 0 {
      // A superuser may write everywhere, so become somebody whom the rights bind.
      let parts = directory.split(separator: "/")
      for count in parts.indices.suffix(2) {
        chmod("/" + parts[..<count].joined(separator: "/"), 0o755)
      }
      for name in [path, directory] { guard chown(name, 65534, 65534) == 0 else { exit(3) } }
      guard setgid(65534) == 0, setuid(65534) == 0 else { exit(3) }
    }
    let journal = try await open(directory)
    say("read \(try await journal.records(after: 0, limit: 100).count)")
    say("obstacle \(await journal.obstacle().map { "\($0)" } ?? "none")")
    do {
      try await journal.append(ProbeEntries.change(ChangeIdentifier())[0])
      say("appended")
    } catch {
      say("refused \(error)")
    }
  }

  private static func claim(_ directory: String, symbol: String) async throws {
    let journal = try await open(directory)
    let instrument = InstrumentKey(
      account: ProbeEntries.account, venue: .bingx,
      symbol: ContractSymbol(symbol) ?? ProbeEntries.symbol)
    switch try await journal.claim(instrument, by: ThisProcess.author(command: "probe claim")) {
    case .granted: say("granted")
    case .held(let claim):
      say("held by \(claim.holder.process.identifier) \(claim.holder.command)")
    }
    while readLine() != nil {}
  }

  private static func spend(
    _ directory: String, limit: Int, window: Duration, seconds: Int
  ) async {
    let ledger = SharedRateLedger(
      directory: directory, author: ThisProcess.author(command: "probe"))
    let uptime = { @Sendable in ContinuousClock().systemEpoch.duration(to: .now) }
    let key = RateKey(
      subject: "practice", rule: RateRule("leverage", limit: limit, per: window))
    let end = uptime() + .seconds(seconds)
    var identifier = UInt64.random(in: .min ... .max)
    while uptime() < end {
      let answer = await ledger.perform(
        RateAdmission(identifier: identifier, weights: [1], priority: .selected), on: [key])
      switch answer.decision {
      case .send:
        let parts = answer.now.components
        say(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
        await ledger.perform(RateCompletion(identifier: identifier, wasTaken: false), on: [key])
        identifier = UInt64.random(in: .min ... .max)
      case .wait(let until, _): try? await Task.sleep(for: max(.zero, until - answer.now))
      case .closed, .unwanted: return
      }
    }
    if let failure = await ledger.failure { say("failed: \(failure)") }
  }
}
