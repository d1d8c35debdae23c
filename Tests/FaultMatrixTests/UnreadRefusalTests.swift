import Desk
import FoundationEssentials
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import LeverWording
import TestSupport
import Testing
import VenueSimulator

/// A refusal in the venue's documented words where no reading is offered, of a change that was applied
/// all the same: what is said of it, and of the setting from then on.
struct UnreadRefusalTests {
  /// Where nothing can be read, and whether a position is open there.
  static let places = DocumentReading.all.flatMap { reading in
    [false, true].filter { isOpen in
      !reading.forbidsEveryChange && !reading.offersReading(isOpen: isOpen)
    }.map { Place(reading: reading, isOpen: $0) }
  }

  struct Place: Sendable, CustomTestStringConvertible {
    let reading: DocumentReading
    let isOpen: Bool
    var testDescription: String { "\(reading.testDescription), \(isOpen ? "open" : "flat")" }
  }

  @Test(arguments: places)
  func `it is told as the venue's word, and what was proved before keeps its date`(
    place: Place
  ) async throws {
    try await Gate.cells.pass {
      let folder = try TemporaryFolder()
      let journal = try await SQLiteJournal.open(
        directory: folder.path(of: "state"), author: LateRequestTests.author
      ).journal
      let bench = try Bench(
        place.reading.venue, variants: place.reading.variants,
        journal: .open(journal, author: LateRequestTests.author))
      defer { bench.close() }
      let (venue, account, symbol) = (bench.venue.rawValue, bench.practice.account, bench.symbol)
      bench.simulator.clear(venue: venue, account: account)
      if place.isOpen {
        bench.simulator.openPosition(venue: venue, account: account, symbol: symbol.text)
      }
      let set = ["set", "practice", symbol.text]
      let first = try await CommandRun(set + ["5", "--yes"], on: bench.desk)
      #expect(first.status == .done, "\(first.said)\(first.written)")
      let proved = try #require(await bench.desk.provedSetting(of: symbol, in: bench.account))
      #expect(proved.setting == LeverageSetting(both: try Leverage("5")))

      let commands = [
        ["show", "practice", symbol.text], ["list", "practice", "--filter", symbol.text],
      ]
      var before: [[String]: String] = [:]
      for command in commands {
        before[command] = try await Self.provedPart(of: command, bench)
      }
      #expect(before.values.allSatisfy { $0.contains("proved_at") })

      bench.clock.skip(.seconds(3600))
      bench.simulator.addFault(Fault(.refusedApplied, method: "CHANGE"))
      let refused = try await CommandRun(
        set + ["7", "--yes", "--output", "json"], on: bench.desk)
      bench.simulator.removeAllFaults()
      // A row that follows a change shows it, and the refusal is found out.
      guard refused.status != .done else {
        #expect(place.reading.venue == .coinswitchHFT && place.isOpen)
        return
      }
      #expect(refused.status == .refused, "\(refused.written)")
      #expect(refused.written.contains(#""outcome":"refused","proof":"none""#))
      #expect(refused.written.contains(#""reason":"refused_not_read""#), "\(refused.written)")
      #expect(refused.written.contains("that is the venue's word, the setting was not read"))

      // What the journal and the screen's list of changes say of it.
      let change = try #require(
        try await journal.changes(matching: JournalFilter(), limit: 1).changes.first)
      #expect(change.isRefusedUnread && !change.isUnsettled)
      #expect(Wording.explanation(change)?.contains("was not read") == true)
      #expect(Wording.obstacle(.neverApplied, to: change).contains("was not read"))

      // Nothing that is shown of the setting is younger than its proof.
      #expect(await bench.desk.provedSetting(of: symbol, in: bench.account) == proved)
      let instrument = try await bench.instrument()
      let known = await bench.desk.examine(instrument, in: bench.account).setting
      #expect(known == .proved(proved))
      for command in commands {
        #expect(try await Self.provedPart(of: command, bench) == before[command])
      }
    }
  }

  /// What a command's document says of the setting: its values, that lever proved them, and when.
  private static func provedPart(of command: [String], _ bench: Bench) async throws -> String {
    let run = try await CommandRun(command + ["--output", "json"], on: bench.desk)
    #expect(run.status == .done, "\(run.said)")
    #expect(run.written.contains(#""setting_source":"proved_by_lever""#), "\(run.written)")
    let parts = ["long", "short", "setting_proof", "read_at", "proved_at"]
    return parts.map { name in
      let start = run.written.firstRange(of: "\"\(name)\":")?.lowerBound ?? run.written.endIndex
      return String(run.written[start...].prefix { $0 != "," })
    }.joined(separator: ",")
  }
}
