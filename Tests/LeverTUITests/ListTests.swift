import Desk
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

struct ListTests {
  @Test func `the filter narrows as one types and escape clears it`() {
    var stage = Stage()
    stage.press(.character("/"))
    stage.type("doge")
    #expect(stage.model.list.shown.count == 1)
    #expect(stage.model.row?.symbol.text == "DOGEUSDT")
    stage.press(.escape)
    #expect(stage.model.list.shown.count == 30)
    #expect(stage.model.row?.symbol.text == "DOGEUSDT")
    #expect(!stage.model.instruments.isFiltering)
  }

  @Test func `every word of the filter must be found, whatever the case`() {
    let search = SymbolSearch(symbols: ["BTCUSDT", "BTC-USDC", "ETHUSDT", "币安人生USDT"])
    #expect(search.places(matching: "btc") == [0, 1])
    #expect(search.places(matching: "usdt BTC") == [0])
    #expect(search.places(matching: "人生") == [3])
    #expect(search.places(matching: "nothing").isEmpty)
    #expect(search.places(matching: "") == [0, 1, 2, 3])
  }

  @Test func `digits in the filter are text and not a value`() {
    var stage = Stage()
    stage.press(.character("/"))
    stage.type("coin01")
    #expect(stage.model.leverage.draft.entry == nil)
    #expect(stage.model.list.shown.count == 10)
  }

  @Test func `ends, pages and lines move the selection and stay inside`() {
    var stage = Stage(Size(columns: 80, rows: 24))
    stage.press(.up)
    #expect(stage.model.list.position.selected == 0)
    stage.press(.character("G"))
    #expect(stage.model.list.position.selected == 29)
    stage.press(.pageDown)
    #expect(stage.model.list.position.selected == 29)
    stage.press(.pageUp)
    #expect(stage.model.list.position.selected == 29 - (stage.model.layout.listLines - 1))
    stage.press(.character("g"))
    #expect(stage.model.list.position.selected == 0)
  }

  @Test func `a resize keeps the selection in sight and the value`() {
    var stage = Stage()
    stage.press(.character("/"))
    stage.press(.enter)
    stage.press(.end)
    let chosen = stage.model.row?.symbol
    stage.examine(chosen?.text ?? "")
    stage.type("25")
    stage.send(.input(.resize(Size(columns: 80, rows: 24))))
    #expect(stage.model.row?.symbol == chosen)
    #expect(stage.text.contains(chosen?.text ?? "none"))
    #expect(stage.model.leverage.draft.entry?.text == "25")
    stage.send(.input(.resize(Size(columns: 30, rows: 5))))
    #expect(stage.text.contains("too small"))
    stage.send(.input(.resize(Size(columns: 120, rows: 40))))
    #expect(stage.model.leverage.draft.entry?.text == "25")
  }

  @Test func `a list read again keeps selection and settings`() {
    var stage = Stage()
    stage.select("SOLUSDT")
    stage.send(
      .instrumentsRead(account: .blocking, .read(Stage.instruments(count: 40), at: stage.model.now))
    )
    #expect(stage.model.row?.symbol.text == "SOLUSDT")
    #expect(stage.model.row?.reading.values == LeverageSetting(both: leverage("10")))
  }

  @Test func `a click selects a row and the wheel scrolls`() {
    var stage = Stage(Size(columns: 80, rows: 24))
    let rows = stage.model.layout.instrumentRows
    stage.send(
      .input(.mouse(MouseEvent(.press, at: Point(column: rows.left + 3, row: rows.top + 4)))))
    #expect(stage.model.list.position.selected == 4)
    stage.send(
      .input(.mouse(MouseEvent(.scrollDown, at: Point(column: rows.left, row: rows.top)))))
    #expect(stage.model.list.position.top == 3)
  }

  @Test func `moving to another instrument drops what was not reviewed`() {
    var stage = Stage()
    stage.select("BTCUSDT")
    stage.press(.right)
    stage.press(.right)
    #expect(stage.model.wantedSetting != nil)
    stage.press(.escape)
    stage.press(.escape)
    stage.press(.escape)
    stage.press(.down)
    #expect(stage.model.leverage.draft == Draft())
  }

  @Test func `a filter that names an asset selects its contract, not a longer name before it`() {
    var list = InstrumentList()
    let instruments = [("SOLOUSDT", "SOLO"), ("SOLUSDT", "SOL"), ("RESOLVUSDT", "RESOLV")].map {
      Instrument(
        symbol: symbol($0.0), baseAsset: VenueText(cleaning: $0.1), quoteAsset: "USDT",
        status: .tradable, limits: nil)
    }
    list.take(.read(instruments, at: Stage.start), lines: 10)
    for text in ["s", "so", "sol"] { list.editFilter(lines: 10) { $0 = TextField(text) } }
    #expect(list.selectedRow?.symbol.text == "SOLUSDT")
    list.editFilter(lines: 10) { $0 = TextField("solo") }
    #expect(list.selectedRow?.symbol.text == "SOLOUSDT")
  }
}
