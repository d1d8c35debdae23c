import Desk
import JournalModel
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

struct UndoTests {
  /// A stage that has asked what to undo of BTCUSDT, which is set to 15x.
  func asking(now: String? = "15") -> Stage {
    var stage = Stage()
    stage.select("BTCUSDT", now: now)
    stage.press(.character("u"))
    return stage
  }

  func number(_ stage: Stage) throws -> Int { try #require(stage.model.undo.question?.number) }

  /// Lets the journal answer what was asked last.
  func answer(_ stage: inout Stage, _ finding: UndoFinding) throws {
    stage.send(.undoFound(number: try number(stage), finding))
  }

  func isReviewing(_ stage: Stage) -> Bool {
    if case .review = stage.model.dialog { true } else { false }
  }

  @Test func `u asks the journal and opens nothing by itself`() {
    let stage = asking()
    #expect(stage.model.dialog == nil)
    #expect(
      stage.effects.contains {
        if case .background(.journal(.findUndo(let request))) = $0 {
          request.target
            == .latest(
              InstrumentKey(
                account: stage.model.accounts.all[0].name, venue: .coinswitchFutures,
                symbol: symbol("BTCUSDT")))
        } else {
          false
        }
      })
  }

  @Test func `the answer opens the review of the way back and throws pending input away`() throws {
    var stage = asking()
    try answer(&stage, .meant(SampleChange(number: 7).change))
    guard case .review(let review) = stage.model.dialog else {
      Issue.record("no review")
      return
    }
    #expect(review.entries.map(\.proposal.change.to) == [LeverageSetting(both: leverage("10"))])
    #expect(stage.effects.contains(.terminal(.discardPendingInput)))
    let text = stage.text
    #expect(text.contains("undoes 00000007: 10x to 15x, by asha@desk-2"))
    #expect(text.contains("10 min ago"))
    #expect(!text.contains("changed since"))
    stage.press(.enter)
    #expect(stage.model.changes.isEmpty)
  }

  @Test func `y submits it as the undo of that change`() throws {
    var stage = asking()
    try answer(&stage, .meant(SampleChange(number: 7).change))
    stage.press(.character("y"))
    let reasons = stage.effects.compactMap { effect -> ChangeReason? in
      if case .background(.account(_, .submit(_, let submittal))) = effect {
        submittal.reason
      } else {
        nil
      }
    }
    #expect(reasons == [.undo(of: SampleChange.identifier(7))])
  }

  @Test func `a setting that was changed since is named`() throws {
    var stage = asking(now: "12")
    try answer(&stage, .meant(SampleChange(number: 7).change))
    #expect(stage.text.contains("it reads 12x now, not the 15x of that change"))
  }

  @Test func `a raise above the threshold asks for the value again`() throws {
    var stage = asking()
    try answer(&stage, .meant(SampleChange(number: 7, from: "50").change))
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
    stage.type("50y")
    #expect(stage.model.changes.map(\.isSubmitting) == [true])
  }

  @Test func `an earlier value beyond today's limits is shown and cannot be submitted`() throws {
    var stage = Stage()
    stage.select("BTCUSDT", now: "15", limits: ("1", "25", "1"))
    stage.press(.character("u"))
    try answer(&stage, .meant(SampleChange(number: 7, from: "50").change))
    #expect(stage.text.contains("50x is above the maximum of 25x"))
    stage.press(.character("y"))
    #expect(stage.model.changes.isEmpty)
  }

  @Test func `an answer opens nothing once the person has gone on`() throws {
    let change = SampleChange(number: 7).change
    for input in [
      InputEvent.key(Key(.character("?"))), .key(Key(.down)), .key(Key(.character("/"))),
      .paste("2"),
    ] {
      var stage = asking()
      let asked = try number(stage)
      stage.send(.input(input))
      let before = stage.model.dialog
      stage.send(.undoFound(number: asked, .meant(change)))
      #expect(stage.model.dialog == before)
      #expect(!isReviewing(stage))
    }
  }

  @Test func `only the answer to the last question counts`() throws {
    var stage = asking()
    let first = try number(stage)
    stage.press(.character("u"))
    stage.send(.undoFound(number: first, .meant(SampleChange(number: 7).change)))
    #expect(stage.model.dialog == nil)
    try answer(&stage, .meant(SampleChange(number: 7).change))
    #expect(isReviewing(stage))
  }

  @Test(arguments: [
    (SampleChange(number: 7, outcome: .refused), "was refused and changed nothing"),
    (SampleChange(number: 7, outcome: .alreadySet), "found its value set already"),
    (SampleChange(number: 7, from: nil), "what was set before 00000007 is not known"),
    (
      SampleChange(number: 7, account: "other"),
      "was made in account other, which is not configured"
    ),
    (SampleChange(number: 7, symbol: "GONEUSDT"), "does not list GONEUSDT"),
    (SampleChange(number: 7, from: "15", to: "20"), "already 15x; nothing to undo"),
  ])
  func `what cannot be undone says why`(sample: SampleChange, why: String) throws {
    var stage = asking()
    try answer(&stage, .meant(sample.change))
    #expect(stage.model.dialog == nil)
    #expect(stage.model.remark?.text.contains(why) == true, "\(stage.model.remark?.text ?? "")")
  }

  @Test func `a journal without such a change, or that cannot be read, says so`() throws {
    var stage = asking()
    try answer(&stage, .nothing)
    #expect(stage.model.remark?.text.contains("no change of BTCUSDT that can be undone") == true)
    stage.press(.character("u"))
    try answer(&stage, .failed(.storage(.damaged(at: "journal.sqlite"))))
    #expect(stage.model.remark?.text.contains("journal.sqlite is damaged") == true)
  }

  @Test func `an instrument that is not selected is read for its review`() throws {
    var stage = asking()
    try answer(&stage, .meant(SampleChange(number: 7, symbol: "SOLUSDT").change))
    #expect(isReviewing(stage))
    #expect(stage.examinations.map(\.symbol) == ["SOLUSDT"])
    stage.examine("SOLUSDT", now: "15")
    #expect(stage.text.contains("y submits"))
    stage.press(.escape)
    #expect(stage.model.dialog == nil)
  }
}

extension UndoFinding {
  /// What the service finds of a change where each account of the stage is named as its venue.
  static func meant(_ change: JournalledChange) -> UndoFinding {
    UndoFinding(of: change, accountVenue: Venue(rawValue: change.intent.account.text))
  }
}
