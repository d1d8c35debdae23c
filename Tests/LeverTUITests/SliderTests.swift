import Desk
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

struct SliderTests {
  func stage() -> Stage {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.press(.right)
    return stage
  }

  @Test(arguments: [
    (Key.Code.right, "11"), (.left, "9"), (.up, "11"), (.down, "9"), (.home, "1"), (.end, "125"),
    (.character("l"), "11"), (.character("h"), "9"), (.character("+"), "11"),
    (.character("-"), "9"), (.character("g"), "1"), (.character("G"), "125"), (.pageUp, "20"),
    (.pageDown, "1"),
  ])
  func `keys move the value`(code: Key.Code, value: String) {
    var stage = stage()
    stage.press(code)
    #expect(stage.model.wantedSetting == LeverageSetting(both: leverage(value)))
  }

  @Test func `the value stops at both ends`() {
    var stage = stage()
    stage.press(.end)
    stage.press(.right)
    #expect(stage.model.wanted(.long) == leverage("125"))
    stage.press(.home)
    stage.press(.left)
    #expect(stage.model.wanted(.long) == leverage("1"))
  }

  @Test func `from an unknown setting the slider starts at the minimum`() {
    var stage = Stage()
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    stage.press(.right)
    #expect(stage.model.wantedSetting == nil)
    stage.press(.right)
    #expect(stage.model.wantedSetting == LeverageSetting(both: leverage("1")))
  }

  @Test func `while the setting is still to be read a step says so instead of guessing`() {
    var stage = Stage()
    stage.selectAccount(.listing)
    stage.send(.timePassed(stage.model.now))
    stage.model.focus = .leverage
    #expect(stage.model.row?.reading.leverage == .notRead)
    #expect(stage.model.row?.reading.limits != nil)
    for code in [Key.Code.right, .pageUp] {
      stage.press(code)
      #expect(stage.model.wantedSetting == nil)
      #expect(stage.model.remark?.text.contains("not read yet") == true)
    }
    stage.press(.end)
    #expect(stage.model.wantedSetting != nil)
  }

  @Test func `before the limits are read the slider does not move`() {
    var stage = Stage()
    stage.selectAccount(.hedging)
    stage.press(.right)
    stage.press(.right)
    #expect(stage.model.wantedSetting == nil)
    #expect(stage.model.remark != nil)
  }

  @Test(arguments: [("1", "125", "1"), ("1", "100", "0.01"), ("1", "5", "1"), ("3", "3", "1")])
  func `every column stands for an allowed value, the ends exactly`(
    minimum: String, maximum: String, step: String
  ) throws {
    let limits = try #require(
      LeverageLimits(
        minimum: leverage(minimum), maximum: leverage(maximum), step: leverage(step)))
    let scale = SliderScale(limits: limits, columns: 37)
    #expect(scale.value(at: 0) == limits.minimum)
    #expect(scale.value(at: 36) == (limits.count > 1 ? limits.maximum : limits.minimum))
    for column in 0..<37 {
      #expect(limits.violation(of: scale.value(at: column)) == nil)
    }
    for tick in scale.ticks(spacing: 7) {
      #expect(limits.violation(of: tick) == nil)
    }
  }

  @Test func `a drag finds round values of a fine step`() throws {
    let limits = try #require(
      LeverageLimits(minimum: leverage("1"), maximum: leverage("100"), step: leverage("0.01")))
    let scale = SliderScale(limits: limits, columns: 37)
    for column in 1..<36 {
      #expect(scale.value(at: column).wholeMultiple != nil)
      #expect(scale.column(of: scale.value(at: column)) == column)
    }
  }

  @Test func `the mouse presses and drags the knob`() throws {
    var stage = stage()
    let pane = LeveragePaneLayout(pane: stage.model.layout.leverage, isApart: false)
    let line = pane.sliderLine(of: .long)
    stage.send(
      .input(.mouse(MouseEvent(.press, at: Point(column: pane.track.upperBound - 1, row: line)))))
    #expect(stage.model.wanted(.long) == leverage("125"))
    stage.send(.input(.mouse(MouseEvent(.drag, at: Point(column: 0, row: 0)))))
    #expect(stage.model.wanted(.long) == leverage("1"))
    stage.send(.input(.mouse(MouseEvent(.release, at: Point(column: 0, row: 0)))))
    stage.send(.input(.mouse(MouseEvent(.drag, at: Point(column: 119, row: 0)))))
    #expect(stage.model.wanted(.long) == leverage("1"))
  }

  @Test func `long and short move apart in hedge mode and together when linked`() {
    var stage = Stage()
    stage.select("BTCUSDT", account: .hedging, now: "20", short: "10", mode: .hedge)
    stage.press(.right)
    stage.press(.right)
    #expect(
      stage.model.wantedSetting == LeverageSetting(long: leverage("21"), short: leverage("10")))
    stage.press(.character("s"))
    stage.press(.left)
    #expect(
      stage.model.wantedSetting == LeverageSetting(long: leverage("21"), short: leverage("9")))
    stage.press(.character("="))
    #expect(stage.model.wantedSetting == LeverageSetting(both: leverage("9")))
  }

  @Test func `tab goes from list to long to short to accounts`() {
    var stage = Stage()
    stage.select("BTCUSDT", account: .hedging, now: "20", short: "10", mode: .hedge)
    stage.press(.tab)
    #expect(stage.model.focus == .leverage)
    #expect(stage.model.leverage.draft.side == .long)
    stage.press(.tab)
    #expect(stage.model.leverage.draft.side == .short)
    stage.press(.tab)
    #expect(stage.model.focus == .accounts)
  }
}
