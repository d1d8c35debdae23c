import FoundationEssentials
import JournalModel
import LeverDomain

/// Entries to fill a journal with.
enum Samples {
  static let ten = LeverageSetting(both: Leverage(units: 1_000_000_000)!)
  static let twenty = LeverageSetting(both: Leverage(units: 2_000_000_000)!)
  static let account = AccountName("practice")!
  static let bitcoin = ContractSymbol("BTC-USDT")!
  static let ether = ContractSymbol("ETH-USDT")!
  static let start = Date(timeIntervalSince1970: 1_795_233_906)

  static func author(_ user: String = "asha") -> ChangeAuthor {
    ChangeAuthor(
      user: user, host: "desk-1", process: ProcessMark(identifier: 1, startedAt: 1, realm: "b p"),
      terminal: nil, command: "lever set")
  }

  static func intent(
    _ identifier: ChangeIdentifier = ChangeIdentifier(), account: AccountName = account,
    symbol: ContractSymbol = bitcoin, from: LeverageSetting? = ten,
    to: LeverageSetting = twenty, user: String = "asha", at seconds: Double = 0,
    reason: ChangeReason = .asked
  ) -> JournalEntry {
    let change = Change(symbol: symbol, from: from, to: to, positionMode: .oneWay)
    return .intent(
      ChangeIntent(
        identifier: identifier, moment: JournalMoment(local: start.addingTimeInterval(seconds)),
        author: author(user), reason: reason, account: account, venue: .bingx, change: change,
        steps: [
          ChangeStep(
            symbol: symbol, sides: [.long, .short], target: to, positionMode: .oneWay)
        ],
        previews: [
          RequestPreview(
            method: "POST", url: "https://example.test/trade/leverage",
            headers: ["X-KEY: <key>"], body: "leverage=20&signature=<signature>")
        ]))
  }

  /// What the venue said to a change that ended so.
  static func answered(_ outcome: Outcome) -> ChangeAnswer {
    switch outcome {
    case .applied, .notConfirmed: .accepted(echo: nil)
    case .alreadySet: .notModified(VenueError(.refused))
    case .refused: .failed(VenueError(.orderOpen))
    case .unknown: .failed(VenueError(.connectionLost))
    }
  }

  static func answer(
    _ identifier: ChangeIdentifier, _ outcome: Outcome = .applied, at seconds: Double = 1
  ) -> JournalEntry {
    .answer(
      StepAnswer(
        identifier: identifier, moment: JournalMoment(local: start.addingTimeInterval(seconds)),
        step: 0, answer: answered(outcome)))
  }

  /// A conclusion as the rules make it.
  ///
  /// - Parameter answer: what the venue had said, where another outcome was to be expected then.
  static func conclusion(
    _ identifier: ChangeIdentifier, _ outcome: Outcome = .applied,
    after answer: ChangeAnswer? = nil, to: LeverageSetting = twenty, at seconds: Double = 2
  ) -> JournalEntry {
    let isRead = outcome == .applied || outcome == .alreadySet
    let readBack = isRead ? ReadBack.value(to) : .notShown
    let step = ChangeStep(
      symbol: bitcoin, sides: [.long, .short], target: to, positionMode: .oneWay)
    // A value that was wanted again and found set already was known to be set before.
    let verdict = Verdict.decide(
      Verdict.Evidence(
        step: step, before: ten, answer: answer ?? answered(outcome), reading: readBack,
        isConclusive: false))
    return .conclusion(
      ChangeConclusion(
        identifier: identifier, moment: JournalMoment(local: start.addingTimeInterval(seconds)),
        author: author(), outcome: verdict.outcome, proof: verdict.proof,
        steps: [.init(outcome: verdict.outcome, proof: verdict.proof)], readBack: readBack,
        readAt: start.addingTimeInterval(seconds)))
  }

  /// What the mended file of a journal ends with.
  static func recovery(of path: String) -> JournalEntry {
    .recovery(
      JournalRecovery(
        moment: JournalMoment(local: start), author: author(),
        setAside: "\(path).damaged-20261121T040506Z", kept: 9, lost: []))
  }

  static func supersession(
    _ identifier: ChangeIdentifier, by successor: ChangeIdentifier
  ) -> JournalEntry {
    .supersession(
      ChangeSupersession(
        identifier: identifier, moment: JournalMoment(local: start), author: author(),
        successor: successor))
  }
}
