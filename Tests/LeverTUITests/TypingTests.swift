import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

struct TypingTests {
  @Test func `digits typed in the list begin a value at once`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("25")
    #expect(stage.model.leverage.draft.entry?.text == "25")
    #expect(stage.model.focus == .leverage)
    #expect(stage.model.wantedSetting == LeverageSetting(both: leverage("25")))
  }

  @Test(arguments: [
    ("126", "above the maximum of 125x; nearest allowed: 124x and 125x"),
    ("0.5", "below the minimum of 1x; nearest allowed: 1x and 2x"),
    ("1.5", "off the step of 1 from 1x; nearest allowed: 1x and 2x"),
    ("0", "not above zero"), ("1e3", "not a plain decimal"), ("1.", "off"),
  ])
  func `a value is checked as it is typed`(text: String, problem: String) {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type(text)
    if text == "1." {
      #expect(stage.model.entryProblem == nil, "on the way to 1.5 it is still 1")
    } else {
      #expect(stage.model.entryProblem?.contains(problem) == true)
    }
  }

  @Test func `a fine step takes what is on it and refuses what is off`() {
    var stage = Stage()
    stage.select("BTCUSDT", account: .listing, limits: ("1", "100", "0.01"))
    stage.type("12.34")
    #expect(stage.model.entryProblem == nil)
    stage.type("5")
    #expect(stage.model.entryProblem?.contains("12.34x and 12.35x") == true)
    stage.press(.enter)
    #expect(stage.model.dialog == nil)
    #expect(stage.model.remark?.role == .danger)
  }

  @Test func `an out of range value opens no review and is not clamped`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("500")
    stage.press(.enter)
    #expect(stage.model.dialog == nil)
    #expect(stage.model.leverage.draft.entry?.text == "500")
    #expect(stage.effects.isEmpty)
  }

  @Test func `escape gives a typed value up and goes back`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("25")
    stage.press(.escape)
    #expect(stage.model.leverage.draft == Draft())
    #expect(stage.model.focus == .instruments)
  }

  @Test func `backspace over the last digit gives the value up`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.type("2")
    stage.press(.backspace)
    #expect(stage.model.leverage.draft.entry == nil)
    #expect(stage.model.wantedSetting == nil)
  }

  @Test func `a pasted value is typed but confirms nothing`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.send(.input(.paste("25\ny\n")))
    #expect(stage.model.dialog == nil)
    #expect(stage.model.entryProblem != nil)
    stage.press(.escape)
    stage.send(.input(.paste("25")))
    #expect(stage.model.leverage.draft.entry?.text == "25")
    #expect(stage.model.dialog == nil)
  }
}
