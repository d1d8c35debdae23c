import TerminalCanvas
import Testing

@testable import LeverTUI

struct WidgetTests {
  @Test func `a list keeps its selection in sight and inside`() {
    var list = ListState()
    list.move(.lines(-1), of: 30, lines: 10)
    #expect(list.selected == 0)
    list.move(.end, of: 30, lines: 10)
    #expect(list.selected == 29 && list.top == 20)
    list.move(.pages(-1), of: 30, lines: 10)
    #expect(list.selected == 20 && list.top == 20)
    list.scroll(by: -5, of: 30, lines: 10)
    #expect(list.top == 15 && list.selected == 20)
    list.scroll(by: -9, of: 30, lines: 10)
    #expect(list.top == 6 && list.selected == 15)
    #expect(list.window(of: 30, lines: 10) == 6..<16)
    list.select(99, of: 3, lines: 10)
    #expect(list.selected == 2 && list.top == 0)
    list.select(0, of: 0, lines: 10)
    #expect(list.selected == 0 && list.window(of: 0, lines: 10).isEmpty)
  }

  @Test func `a list follows its item, and one at its beginning stays there`() {
    var list = ListState()
    list.select(15, of: 30, lines: 10)
    #expect(list.top == 6)
    list.follow(to: 17, of: 40, lines: 10)
    #expect(list.selected == 17 && list.top == 8)
    var first = ListState()
    first.select(4, of: 30, lines: 10)
    first.follow(to: 6, of: 30, lines: 10)
    #expect(first.selected == 6 && first.top == 0)
  }

  @Test func `a text scrolls no further than a picture of it has told`() {
    var scroll = ScrollState()
    scroll.move(.lines(3))
    #expect(scroll.top == 3)
    scroll.fit(to: 2)
    #expect(scroll.top == 2)
    scroll.move(.pages(4), page: 8)
    #expect(scroll.top == 2)
    scroll.move(.lines(-9))
    #expect(scroll.top == 0)
    scroll.move(.end)
    #expect(scroll.top == 2)
    scroll.fit(to: nil)
    scroll.move(.lines(5))
    #expect(scroll.top == 7)
  }

  @Test func `a text field takes so many characters and no more`() {
    var field = TextField(limit: 4)
    field.type("abc")
    field.type("def")
    #expect(field.text == "abcd")
    field.eraseLast()
    #expect(field.text == "abc")
    field.clear()
    #expect(field.isEmpty)
  }

  @Test func `a scroll bar reaches from end to end, and is away where all is in sight`() {
    func marks(top: Int, count: Int) -> [Int] {
      var canvas = Canvas(size: Size(columns: 3, rows: 4))
      let part = Rectangle(column: 0, row: 0, columns: 2, rows: 4)
      ScrollBar.draw(&canvas, beside: part, top: top, of: count, shapes: .ascii)
      return (0..<4).filter {
        canvas[Point(column: 2, row: $0)].scalar == Shapes.ascii.scrollThumb
      }
    }
    #expect(marks(top: 0, count: 4).isEmpty)
    #expect(marks(top: 0, count: 8) == [0, 1])
    #expect(marks(top: 4, count: 8) == [2, 3])
  }
}
