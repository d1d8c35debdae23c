import DomainTestSupport
import FoundationEssentials
import JournalModel
import LeverDomain

@testable import LeverTUI

/// Changes as a journal would hold them.
struct SampleChange {
  var number: Int64
  var account = "coinswitch-futures"
  var venue = Venue.coinswitchFutures
  var symbol = "BTCUSDT"
  var from: String? = "10"
  var to = "15"
  var shortTo: String?
  var user = "asha"
  var reason = ChangeReason.asked
  var secondsAgo = 600.0
  /// What became of it; nil while nobody has concluded it.
  var outcome: Outcome? = .applied
  var proof = Proof.readBack
  var answer: ChangeAnswer? = .accepted(echo: nil)
  var successor: ChangeIdentifier?
  /// How long after it was sent the venue takes its request, in seconds; nil for ever.
  var lifetime: Double?
  /// What was read afterwards; what fits the outcome unless said otherwise.
  var reading: ReadBack?

  static func identifier(_ number: Int64) -> ChangeIdentifier {
    let digits = String(number)
    let text = String(repeating: "0", count: 8 - digits.count) + digits
    guard let identifier = ChangeIdentifier(text) else {
      preconditionFailure("\(text) is no identifier")
    }
    return identifier
  }

  var author: ChangeAuthor {
    ChangeAuthor(
      user: user, host: "desk-2",
      process: ProcessMark(identifier: 4711, startedAt: 1, realm: "realm"),
      terminal: "/dev/pts/3", command: "screen")
  }

  private func moment(_ later: Double) -> JournalMoment {
    JournalMoment(
      local: Stage.start.addingTimeInterval(-secondsAgo + later),
      venue: Stage.start.addingTimeInterval(-secondsAgo + later + 0.12))
  }

  /// Its records, as they follow one another in the chain.
  var records: [JournalRecord] {
    guard let name = AccountName(account) else { preconditionFailure("\(account) is no account") }
    let target = LeverageSetting(long: leverage(to), short: leverage(shortTo ?? to))
    let change = Change(
      symbol: LeverTUITests.symbol(symbol),
      from: from.map { LeverageSetting(both: leverage($0)) }, to: target, positionMode: .oneWay)
    let step = ChangeStep(
      symbol: change.symbol, sides: [.long, .short], target: target, positionMode: .oneWay)
    let identifier = Self.identifier(number)
    var entries: [JournalEntry] = [
      .intent(
        ChangeIntent(
          identifier: identifier, moment: moment(0), author: author, reason: reason,
          account: name, venue: venue, change: change, steps: [step],
          previews: [ScriptedVenue.blocking.rules.preview(of: step)],
          expiresAt: lifetime.map { moment($0).local }))
    ]
    if let answer {
      entries.append(
        .answer(
          StepAnswer(
            identifier: identifier, moment: moment(1), step: 0, answer: answer,
            expiresAt: lifetime.map { moment($0).local })))
    }
    if let outcome {
      entries.append(
        .conclusion(
          ChangeConclusion(
            identifier: identifier, moment: moment(2), author: author, outcome: outcome,
            proof: proof, steps: [.init(outcome: outcome, proof: proof)],
            readBack: reading
              ?? (outcome == .unknown ? .failed(VenueError(.timedOut)) : .value(target)),
            readAt: moment(2).local)))
    }
    if let successor {
      entries.append(
        .supersession(
          ChangeSupersession(
            identifier: identifier, moment: moment(60), author: author, successor: successor)))
    }
    return entries.enumerated().map { offset, entry in
      JournalRecord(
        sequence: number * 10 + Int64(offset), hash: .origin, text: "", entry: entry)
    }
  }

  /// The change that its records make.
  var change: JournalledChange {
    guard let change = JournalledChange(records) else {
      preconditionFailure("the records of \(number) make no change")
    }
    return change
  }
}
