import FoundationEssentials
import Journal
import JournalModel
import LeverDomain

/// What a probe writes.
enum ProbeEntries {
  // The texts are fixed and right.
  static let account = AccountName("practice")!
  static let symbol = ContractSymbol("BTC-USDT")!
  private static let twenty = LeverageSetting(both: Leverage(units: 2_000_000_000)!)
  private static let author = ThisProcess.author(command: "probe")

  /// The three entries of a change: intent, answer, conclusion.
  static func change(
    _ identifier: ChangeIdentifier, symbol: ContractSymbol = symbol
  ) -> [JournalEntry] {
    let moment = JournalMoment(local: Date())
    let step = ChangeStep(
      symbol: symbol, sides: [.long, .short], target: twenty, positionMode: .oneWay)
    return [
      .intent(
        ChangeIntent(
          identifier: identifier, moment: moment, author: author, reason: .asked,
          account: account, venue: .bingx,
          change: Change(symbol: symbol, from: nil, to: twenty, positionMode: .oneWay),
          steps: [step],
          previews: [
            RequestPreview(
              method: "POST", url: "https://example.test/openApi/swap/v2/trade/leverage",
              headers: ["X-BX-APIKEY: <key>"],
              body: "leverage=20&side=BOTH&symbol=\(symbol)&signature=<signature>")
          ])),
      .answer(
        StepAnswer(
          identifier: identifier, moment: moment, step: 0, answer: .accepted(echo: nil))),
      .conclusion(
        ChangeConclusion(
          identifier: identifier, moment: moment, author: author, outcome: .applied,
          proof: .readBack, steps: [.init(outcome: .applied, proof: .readBack)],
          readBack: .value(twenty), readAt: moment.local)),
    ]
  }
}
