import Desk
import FoundationEssentials
import JournalModel
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// Sending a value although nobody knows what became of an earlier change.
struct OverrideTests {
  /// ZTDX, with a change to 7x of which nobody knows what became of it, and a review of `value`.
  func reviewing(_ value: String) -> Stage {
    var stage = Stage()
    stage.send(
      .journalOpened(JournalOpening(unsettled: [SettlementTests.unreadable.change])))
    stage.send(
      .reconciled(
        account: .unreadable,
        .success([.unknown(SettlementTests.unreadable.change, .notOffered)])))
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    stage.type(value)
    stage.press(.enter)
    return stage
  }

  func submittal(_ stage: Stage) -> Submittal? {
    stage.effects.compactMap {
      if case .background(.account(_, .submit(_, let submittal))) = $0 { submittal } else { nil }
    }.first
  }

  @Test func `the pane says that a change is unsettled before anybody tries`() {
    var stage = Stage()
    stage.send(
      .journalOpened(JournalOpening(unsettled: [SettlementTests.unreadable.change])))
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    #expect(stage.text.contains("? in doubt: 10x to 7x by asha"))
    #expect(stage.text.contains("? unknown"))
  }

  @Test func `the confirm key alone does not override it`() {
    var stage = reviewing("8")
    #expect(stage.text.contains("type 8 to send anyway"))
    stage.press(.character("y"))
    #expect(submittal(stage) == nil)
    #expect(stage.model.changes.isEmpty)
    stage.type("7")
    stage.press(.character("y"))
    #expect(submittal(stage) == nil)
  }

  @Test(arguments: ["7", "8"])
  func `the value typed again overrides it`(value: String) {
    var stage = reviewing(value)
    stage.type(value)
    stage.press(.character("y"))
    #expect(submittal(stage)?.isDespiteUnsettled == true)
    #expect(submittal(stage)?.reason == .asked)
  }

  @Test func `a change of another instrument overrides nothing`() {
    var stage = Stage()
    stage.send(
      .journalOpened(JournalOpening(unsettled: [SettlementTests.unreadable.change])))
    stage.select("SOLUSDT")
    stage.type("15")
    stage.press(.enter)
    stage.press(.character("y"))
    #expect(submittal(stage)?.isDespiteUnsettled == false)
  }

  @Test
  func `one that becomes unsettled under a review is not overridden by what was typed before`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("50")
    stage.press(.enter)
    stage.type("50")
    stage.send(.journalGrew(JournalNews(changes: [SettlementTests.unread.change])))
    stage.send(
      .reconciled(
        account: .blocking,
        .success([.unknown(SettlementTests.unread.change, .failed(VenueError(.timedOut)))])))
    stage.press(.character("y"))
    #expect(submittal(stage) == nil)
    #expect(stage.text.contains("type 50 to send anyway"))
    stage.type("50")
    stage.press(.character("y"))
    #expect(submittal(stage)?.isDespiteUnsettled == true)
  }

  @Test func `while it is being read nothing overrides it`() {
    var stage = Stage()
    stage.send(.journalOpened(JournalOpening(unsettled: [SettlementTests.unread.change])))
    stage.select("BTCUSDT")
    stage.type("15")
    stage.press(.enter)
    #expect(stage.text.contains("it is being read to reconcile it; wait for that"))
    stage.type("15")
    stage.press(.character("y"))
    #expect(submittal(stage) == nil)
    var settled = SettlementTests.unread
    settled.outcome = .applied
    stage.send(.reconciled(account: .blocking, .success([.concluded(settled.change)])))
    stage.press(.character("y"))
    #expect(submittal(stage)?.isDespiteUnsettled == false)
  }

  @Test func `what was overtaken is unsettled no more`() {
    var stage = reviewing("7")
    stage.press(.escape)
    var overtaken = SettlementTests.unreadable
    overtaken.successor = SampleChange.identifier(9)
    stage.send(.journalGrew(JournalNews(changes: [overtaken.change])))
    #expect(stage.model.standing.inDoubt.isEmpty)
    #expect(stage.text.contains("unknown, overtaken by 00000009"))
    #expect(stage.model.farewell.isEmpty)
  }
}
