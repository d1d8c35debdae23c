import FoundationEssentials
import Journal
import JournalModel
import LeverDomain

/// How long the journal takes when it is full. Times depend on the machine, so no test rests on
/// them.
enum Measurement {
  static func run(_ directory: String, records: Int) async throws {
    let journal = try await SQLiteJournal.open(
      directory: directory, author: ThisProcess.author(command: "probe")
    ).journal
    let clock = ContinuousClock()
    let present = Int(try await journal.head().sequence)
    var missing = (records - present) / 3
    print("filling: \(max(0, missing * 3)) records")
    let filling = try await clock.measure {
      while missing > 0 {
        let count = min(missing, 20_000)
        let entries = (0..<count).flatMap { index in
          ProbeEntries.change(
            ChangeIdentifier(),
            symbol: ContractSymbol("C\(index % 500)-USDT") ?? ProbeEntries.symbol)
        }
        try await journal.append(contentsOf: entries)
        missing -= count
      }
    }
    print("filled in \(filling)")
    let one = try await clock.measure {
      for entry in ProbeEntries.change(ChangeIdentifier()) { try await journal.append(entry) }
    }
    print("three durable records: \(one)")
    let filters: [(String, JournalFilter)] = [
      ("last 100", JournalFilter()),
      ("last 100 of an instrument", JournalFilter(symbol: ContractSymbol("C7-USDT"))),
      (
        "last 100 of an account's instrument",
        JournalFilter(account: ProbeEntries.account, symbol: ContractSymbol("C7-USDT"))
      ),
      ("last 100 refused (none)", JournalFilter(outcomes: [.refused])),
      ("last 100 of the last hour", JournalFilter(from: Date(timeIntervalSinceNow: -3600))),
      ("unsettled", JournalFilter(isUnsettled: true)),
    ]
    for (name, filter) in filters {
      for attempt in ["first", "again"] {
        var count = 0
        let time = try await clock.measure {
          count = try await journal.changes(matching: filter, limit: 100).changes.count
        }
        print("\(name), \(attempt): \(count) in \(time)")
      }
    }
    let instrument = InstrumentKey(
      account: ProbeEntries.account, venue: .bingx, symbol: ProbeEntries.symbol)
    let opening = try await clock.measure {
      _ = try await SQLiteJournal.open(
        directory: directory, author: ThisProcess.author(command: "probe")
      ).journal.unsettled()
    }
    print("opened anew, in doubt of all: \(opening)")
    let claiming = try await clock.measure {
      guard
        case .granted(let claim) = try await journal.claim(
          instrument, by: ThisProcess.author(command: "probe"))
      else { return }
      _ = try await journal.unsettled(account: instrument.account, symbol: instrument.symbol)
      try await journal.release(claim)
    }
    print("claim, in doubt of one instrument, release: \(claiming)")
    var proved = 0
    let proof = try await clock.measure {
      proved = try await journal.lastProved(of: ProbeEntries.account).count
    }
    print("last proved of \(proved) instruments: \(proof)")
    var check: JournalCheck?
    let checking = try await clock.measure { check = try await journal.check(expecting: nil) }
    print(
      "checked \(check?.records ?? 0) records in \(checking): \(String(describing: check?.finding))"
    )
  }
}
