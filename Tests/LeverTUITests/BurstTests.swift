import Desk
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// What is drawn at once while rows or the knob are being moved, and what when they rest.
struct BurstTests {
  /// What the screen shows now, whether the keys have rested or not.
  func picture(_ stage: Stage) -> String { view(stage.model).canvas.text }

  @Test func `the value follows the key at once, what follows from it at rest`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.press(.enter)
    stage.press(.right)
    #expect(stage.effects.contains(.background(.rest)))
    #expect(picture(stage).contains("11x"))
    #expect(picture(stage).contains("10 %"))
    #expect(!picture(stage).contains("9.09 %"))
    stage.press(.right)
    stage.send(.rested)
    #expect(picture(stage).contains("8.33 %"))
  }

  @Test func `the list follows the key at once, the leverage pane stays whole until rest`() {
    var stage = Stage()
    stage.select("ETHUSDT")
    stage.press(.escape)
    let title = Point(column: stage.model.layout.leverage.left + 1, row: 1)
    func shownSymbol() -> String {
      let canvas = view(stage.model).canvas
      return String(
        String.UnicodeScalarView(
          (0..<7).map { canvas[Point(column: title.column + $0, row: title.row)].scalar }))
    }
    #expect(shownSymbol() == "ETHUSDT")
    stage.press(.down)
    #expect(stage.model.row?.symbol.text != "ETHUSDT")
    #expect(shownSymbol() == "ETHUSDT")
    stage.press(.down)
    #expect(shownSymbol() == "ETHUSDT")
    let selected = stage.model.row?.symbol.text ?? ""
    stage.send(.rested)
    #expect(selected.hasPrefix(shownSymbol()))
  }

  @Test(arguments: [Key.Code.enter, .tab, .character("5"), .character("?")])
  func `any other key ends the burst, so that nobody decides on what was`(code: Key.Code) {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.press(.escape)
    stage.press(.down)
    #expect(stage.model.leverage.burst != nil)
    stage.press(code)
    #expect(stage.model.leverage.burst == nil)
  }

  @Test func `the review of a value that was moved a moment ago is of that value`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.press(.enter)
    stage.press(.right)
    stage.press(.enter)
    guard case .review(let review) = stage.model.dialog else {
      Issue.record("no review")
      return
    }
    #expect(review.entries.map(\.proposal.change.to) == [LeverageSetting(both: leverage("11"))])
    #expect(stage.model.leverage.burst == nil)
  }

  @Test func `a key that moves nothing waits for nothing`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.press(.escape)
    stage.press(.home)
    stage.send(.rested)
    stage.press(.home)
    #expect(stage.effects.isEmpty)
    #expect(stage.model.leverage.burst == nil)
  }
}
