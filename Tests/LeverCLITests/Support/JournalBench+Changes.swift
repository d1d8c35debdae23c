import DomainTestSupport
import FoundationEssentials
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import Testing

extension JournalBench {
  /// How a change in the journal ended.
  enum Ending {
    /// Accepted and read back.
    case applied
    /// The venue's answer, and no reading.
    case failed(VenueError)
    /// Nobody has concluded it.
    case open
  }

  /// Who made a change, from a process that is not the bench's.
  static func author(
    _ user: String = "asha", command: String = "lever set main BTCUSDT 10"
  ) -> ChangeAuthor {
    ChangeAuthor(
      user: user, host: "desk-2",
      process: ProcessMark(identifier: 5001, startedAt: 7, realm: "boot pid"),
      terminal: "/dev/pts/3", command: command)
  }

  /// Writes a change of 5x to 10x into the journal, concluded a second later. The venue takes its
  /// request for `lifetime` seconds; nil for ever.
  func add(
    _ name: String, _ ending: Ending = .applied, account: String = "main",
    venue: Venue = .coinswitchFutures, symbol: ContractSymbol = "BTCUSDT",
    author: ChangeAuthor = JournalBench.author(), why: ChangeReason = .asked,
    minutesAgo: Double = 1, lifetime: Double? = 5
  ) async throws {
    let identifier = try #require(ChangeIdentifier(name))
    let setting = LeverageSetting(both: "10")
    let time = ScriptedVenue.time.addingTimeInterval(-60 * minutesAgo)
    let change = Change(
      symbol: symbol, from: LeverageSetting(both: "5"), to: setting, positionMode: .oneWay)
    try await journal.append(
      .intent(
        ChangeIntent(
          identifier: identifier,
          moment: JournalMoment(local: time, venue: time.addingTimeInterval(0.012)),
          author: author, reason: why, account: try #require(AccountName(account)), venue: venue,
          change: change,
          steps: [
            ChangeStep(
              symbol: symbol, sides: [.long, .short], target: setting, positionMode: .oneWay)
          ], previews: [], expiresAt: lifetime.map(time.addingTimeInterval))))
    let answer: ChangeAnswer
    let readBack: ReadBack
    switch ending {
    case .open: return
    case .applied: (answer, readBack) = (.accepted(echo: nil), .value(setting))
    case .failed(let error): (answer, readBack) = (.failed(error), .notOffered)
    }
    let end = JournalMoment(local: time.addingTimeInterval(1))
    try await journal.append(
      .answer(
        StepAnswer(
          identifier: identifier, moment: end, step: 0, answer: answer,
          expiresAt: lifetime.map(time.addingTimeInterval))))
    let verdict = Verdict.decide(
      Verdict.Evidence(
        step: ChangeStep(
          symbol: symbol, sides: [.long, .short], target: setting, positionMode: .oneWay),
        before: change.from, answer: answer, reading: readBack, isConclusive: false))
    try await journal.append(
      .conclusion(
        ChangeConclusion(
          identifier: identifier, moment: end, author: author, outcome: verdict.outcome,
          proof: verdict.proof, steps: [.init(outcome: verdict.outcome, proof: verdict.proof)],
          readBack: readBack, readAt: end.local)))
  }
}
