import FoundationEssentials
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

/// What the screen reads by itself, and when it rests.
struct PolitenessTests {
  private func examined(_ stage: Stage) -> [RequestPriority] {
    stage.examinations.map(\.priority)
  }

  @Test func `the selected instrument is read anew before it is fifteen seconds old, unasked`() {
    var stage = Stage(venues: [.blocking])
    stage.select("BTCUSDT")
    stage.examine("BTCUSDT")
    stage.wait(8)
    #expect(examined(stage).isEmpty)
    stage.wait(1)
    #expect(examined(stage) == [.refresh])
    stage.wait(30)
    #expect(examined(stage).isEmpty, "one is under way")
  }

  @Test func `nothing is read once nobody has touched the screen for ten minutes`() {
    var stage = Stage(venues: [.blocking])
    stage.select("BTCUSDT")
    stage.examine("BTCUSDT")
    stage.wait(600)
    #expect(stage.model.isResting)
    stage.examine("BTCUSDT")
    stage.wait(3600)
    #expect(stage.effects.isEmpty)
    #expect(stage.model.secondsUntilReading == nil)
    stage.press(.down)
    #expect(!stage.model.isResting)
    #expect(examined(stage) == [.selected])
  }

  @Test func `nothing is read while another window has the keyboard`() {
    var stage = Stage(venues: [.blocking])
    stage.select("BTCUSDT")
    stage.examine("BTCUSDT")
    stage.send(.input(.focus(isGained: false)))
    stage.wait(60)
    #expect(stage.effects.isEmpty)
    stage.send(.input(.focus(isGained: true)))
    #expect(examined(stage) == [.selected])
  }

  @Test
  func `where a limit is slow, rows in sight leave the share to the selected one`() {
    var stage = Stage(venues: [.blocking])
    stage.select("BTCUSDT")
    stage.examine("BTCUSDT")
    stage.tell(backgroundLimit: 5)
    stage.wait(120)
    var (rows, refreshes) = (0, 0)
    for _ in 0..<10 {
      for key in stage.model.accounts.all[0].underway.keys {
        switch key {
        case .row(let symbol):
          let told = LeverageReading(setting: .read(LeverageSetting(both: leverage("10"))))
          stage.send(.leverageRead(account: .blocking, symbol, .read(told, at: stage.model.now)))
        case .examination(let symbol): stage.examine(symbol.text)
        case .budgets: break
        }
      }
      stage.wait(6)
      rows += stage.effects.count {
        if case .background(.account(_, .readLeverage)) = $0 { true } else { false }
      }
      refreshes += examined(stage).count
    }
    // A quarter of 20 a minute is 5, of which the selected instrument takes 4.
    #expect(rows <= 1)
    #expect((3...4).contains(refreshes))
  }
}
