import Desk
import LeverDomain
import Testing

@testable import LeverTUI

/// The leverage pane's own state, without the screen around it.
struct LeverageStateTests {
  private func subject(hedge: Bool = false) throws -> LeverageSubject {
    var stage = Stage()
    stage.select(
      "BTCUSDT", account: hedge ? .listing : .blocking, mode: hedge ? .hedge : .oneWay)
    return try #require(stage.model.subject)
  }

  @Test func `a key moves the value and asks nobody for anything`() throws {
    let subject = try subject()
    var state = LeverageState()
    let isAnother = state.show(subject.key)
    let isAnotherAgain = state.show(subject.key)
    #expect(isAnother && !isAnotherAgain)
    let stepped = state.obey(.step(3), on: subject, columns: 30)
    #expect(stepped.isEmpty)
    #expect(state.draft.wantedSetting(on: subject) == LeverageSetting(both: leverage("13")))
    let reviewed = state.obey(.review, on: subject, columns: 30)
    #expect(reviewed == [.review])
    let reverted = state.obey(.revert, on: subject, columns: 30)
    #expect(reverted.isEmpty && !state.draft.isTouched)
    let left = state.obey(.revert, on: subject, columns: 30)
    #expect(left == [.focus(.instruments)])
  }

  @Test func `typing takes the keyboard and giving up gives it back`() throws {
    let subject = try subject()
    var state = LeverageState()
    let begun = state.beginEntry("2", on: subject, from: .changes)
    #expect(begun == [.focus(.leverage)])
    state.type("5", on: subject)
    #expect(state.draft.entry?.text == "25")
    let givenUp = state.obey(.giveUp, on: subject)
    #expect(givenUp == [.focus(.changes)])
    #expect(state.draft == Draft())
    guard case .say? = state.beginEntry("2", on: nil, from: .changes).first else {
      Issue.record("a value was typed for no instrument")
      return
    }
  }

  @Test func `sides move together until they are parted`() throws {
    let subject = try subject(hedge: true)
    var state = LeverageState()
    _ = state.obey(.step(1), on: subject, columns: 30)
    #expect(state.draft.long == leverage("11") && state.draft.short == leverage("11"))
    _ = state.obey(.toggleLink, on: subject, columns: 30)
    _ = state.obey(.switchSide, on: subject, columns: 30)
    _ = state.obey(.step(1), on: subject, columns: 30)
    #expect(state.draft.long == leverage("11") && state.draft.short == leverage("12"))
  }
}
