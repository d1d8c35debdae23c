import Desk
import FoundationEssentials
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

struct ReadingTests {
  private func leverageReads(_ effects: [ScreenAction]) -> [(ContractSymbol, RequestPriority)] {
    effects.compactMap {
      if case .background(.account(_, .readLeverage(let symbol, let priority))) = $0 {
        (symbol, priority)
      } else {
        nil
      }
    }
  }

  @Test func `the selected row is examined, those in sight are read, the rest follows`() {
    var stage = Stage(Size(columns: 80, rows: 24), venues: [.blocking], isConnected: false)
    stage.connect(.blocking)
    let underway = stage.model.accounts.all[0].underway
    #expect(underway[.examination(symbol("BTCUSDT"))] == .selected)
    #expect(underway.values.count { $0 == .visible } == 3)
    #expect(underway.values.count { $0 == .background } == 0)
    let first = stage.model.instruments.list(of: 0).rows[1].symbol
    #expect(underway[.row(first)] == .visible)
    stage.send(
      .leverageRead(account: .blocking, first, .failed(VenueError(.timedOut), at: Stage.start)))
    let fourth = stage.model.instruments.list(of: 0).rows[4].symbol
    #expect(leverageReads(stage.effects).first?.0 == fourth)
  }

  @Test func `nothing is asked of a venue that did not take the key`() {
    var stage = Stage(venues: [.blocking], isConnected: false)
    stage.send(
      .instrumentsRead(account: .blocking, .read(Stage.instruments(), at: stage.model.now)))
    #expect(stage.effects == [.account(.blocking, .awaitKeeping)])
    stage.send(
      .connected(
        account: .blocking,
        .init(clock: .notRead, key: .failed(VenueError(.keyRejected), at: stage.model.now))))
    #expect(leverageReads(stage.effects).isEmpty)
    #expect(stage.text.contains("failed"))
  }

  @Test func `what scrolls away is given up and comes back in the background`() {
    var stage = Stage(Size(columns: 80, rows: 24), venues: [.blocking])
    let away = stage.model.accounts.all[0].underway.first { $0.value == .visible }?.key
    stage.press(.end)
    let given = stage.effects.compactMap { effect -> ReadingKey? in
      if case .background(.account(_, .cancel(let key))) = effect { key } else { nil }
    }
    #expect(away.map(given.contains) == true)
    #expect(given.contains(.examination(symbol("BTCUSDT"))))
  }

  @Test func `a scarce budget keeps readings for the selected row`() {
    var stage = Stage(venues: [.blocking], isConnected: false)
    let budget = Budget(name: "GET leverage", limit: 20, left: 3, window: .seconds(60), wait: .zero)
    stage.send(.budgetsRead(account: .blocking, budgets: [budget], change: budget))
    stage.send(
      .connected(
        account: .blocking,
        .init(
          key: .read(
            KeyReport(mayChangeLeverage: nil, mayWithdraw: nil, permissions: []),
            at: stage.model.now))))
    stage.send(
      .instrumentsRead(account: .blocking, .read(Stage.instruments(), at: stage.model.now)))
    #expect(leverageReads(stage.effects).isEmpty)
    #expect(!stage.examinations.isEmpty)
  }

  @Test func `a venue that has closed the way is counted down while readings wait for it`() {
    var stage = Stage(venues: [.blocking])
    #expect(stage.model.accounts.all[0].underway.isEmpty == false)
    let closed = Budget(
      name: "GET leverage", limit: 5, left: 5, window: .seconds(1), wait: .seconds(30))
    stage.send(.budgetsRead(account: .blocking, budgets: [closed], change: closed))
    #expect(stage.text.contains("waits 30 s"))
    #expect(stage.model.secondsUntilChange == 1)
    // Nothing comes from the venue meanwhile, so the budgets are looked at without an occasion.
    #expect(stage.effects.contains(.account(.blocking, .readBudgets(after: .seconds(2)))))
    stage.wait(7)
    #expect(stage.text.contains("waits 23 s"))
    stage.wait(22.5)
    #expect(!stage.text.contains("waits"))
  }

  @Test func `an older reading never replaces a later one`() {
    var stage = Stage()
    stage.select("BTCUSDT", now: "10")
    let old = stage.model.now.addingTimeInterval(-5)
    stage.send(
      .leverageRead(
        account: .blocking, symbol("BTCUSDT"),
        .read(LeverageReading(setting: .read(LeverageSetting(both: leverage("99")))), at: old)))
    #expect(stage.model.row?.reading.values == LeverageSetting(both: leverage("10")))
  }

  @Test func `what is not read yet looks so, and what is old shows its age`() {
    var stage = Stage(venues: [.blocking])
    #expect(stage.text.contains("reading"))
    stage.select("BTCUSDT")
    #expect(stage.text.contains("just now"))
    stage.wait(61)
    #expect(stage.text.contains("1 min ago"))
    let canvas = view(stage.model).canvas
    let row = stage.model.layout.instrumentRows
    let column = InstrumentColumns(width: row.columns).columns[1]
    stage.press(.escape)
    #expect(
      canvas[Point(column: row.left + column.left + column.width - 1, row: row.top)].scalar == "x")
  }

  @Test func `a screen at rest wakes only for what changes on it`() {
    var stage = Stage(venues: [.blocking])
    stage.select("BTCUSDT")
    #expect(stage.model.secondsUntilChange == 5)
    stage.wait(5)
    // The selected instrument is read again before anything looks older.
    #expect(stage.model.secondsUntilChange == 4)
    stage.wait(115)
    #expect(stage.model.secondsUntilChange == 60)
  }

  @Test func `a setting that is not offered is said to be so`() {
    var stage = Stage()
    stage.select("BTCUSDT", account: .unreadable, now: nil)
    #expect(stage.text.contains("not readable"))
    #expect(stage.text.contains("min assumed"))
  }
}
