import FoundationEssentials
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

  static func answer(_ identifier: ChangeIdentifier, at seconds: Double = 1) -> JournalEntry {
    .answer(
      StepAnswer(
        identifier: identifier, moment: JournalMoment(local: start.addingTimeInterval(seconds)),
        step: 0, answer: .accepted(echo: nil)))
  }

  static func conclusion(
    _ identifier: ChangeIdentifier, _ outcome: Outcome = .applied, at seconds: Double = 2
  ) -> JournalEntry {
    .conclusion(
      ChangeConclusion(
        identifier: identifier, moment: JournalMoment(local: start.addingTimeInterval(seconds)),
        author: author(), outcome: outcome, proof: outcome == .applied ? .readBack : .none,
        steps: [.init(outcome: outcome, proof: .none)],
        readBack: outcome == .applied ? .value(twenty) : .notShown))
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
