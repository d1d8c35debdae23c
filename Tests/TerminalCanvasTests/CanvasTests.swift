import TerminalCanvas
import Testing

@Suite struct CanvasTests {
  private let style = Style(.text)

  @Test func `drawing outside is cut off`() {
    var canvas = Canvas(size: Size(columns: 5, rows: 2))
    canvas.write("abcdef", at: Point(column: -2, row: 0), style: style)
    canvas.write("xyz", at: Point(column: 3, row: 1), style: style)
    canvas.write("never", at: Point(column: 0, row: 2), style: style)
    canvas.write("never", at: Point(column: 0, row: -1), style: style)
    canvas.fill(Rectangle(column: 4, row: 0, columns: 9, rows: 1), "#", style: style)
    #expect(canvas.text == "cdef#\n   xy")
  }

  @Test func `a limit cuts a text`() {
    var canvas = Canvas(size: Size(columns: 10, rows: 1))
    let taken = canvas.write("abcdef", at: Point(column: 1, row: 0), style: style, limit: 3)
    #expect(taken == 3)
    #expect(canvas.text == " abc")
  }

  @Test func `a wide character takes two cells or none`() {
    var canvas = Canvas(size: Size(columns: 5, rows: 1))
    #expect(canvas.write("币安人", at: Point(column: 0, row: 0), style: style) == 4)
    #expect(canvas.text == "币安")
    #expect(canvas[Point(column: 1, row: 0)].isWideTail)
    #expect(!canvas[Point(column: 4, row: 0)].isWideTail)
  }

  @Test func `overwriting half of a wide character blanks the other half`() {
    var first = Canvas(size: Size(columns: 4, rows: 1))
    first.write("币安", at: Point(column: 0, row: 0), style: style)
    first.write("x", at: Point(column: 1, row: 0), style: style)
    #expect(first.text == " x安")

    var second = Canvas(size: Size(columns: 4, rows: 1))
    second.write("币安", at: Point(column: 0, row: 0), style: style)
    second.write("x", at: Point(column: 0, row: 0), style: style)
    #expect(second.text == "x 安")

    var third = Canvas(size: Size(columns: 4, rows: 1))
    third.write("币安", at: Point(column: 0, row: 0), style: style)
    third.write("人", at: Point(column: 1, row: 0), style: style)
    #expect(third.text == " 人")
  }

  @Test func `combining and zero-width characters take no cell`() {
    var canvas = Canvas(size: Size(columns: 6, rows: 1))
    #expect(canvas.write("e\u{301}\u{200B}x", at: Point(column: 0, row: 0), style: style) == 2)
    #expect(canvas.text == "ex")
  }

  @Test func `a frame has its title in its upper line`() {
    var canvas = Canvas(size: Size(columns: 12, rows: 3))
    let whole = Rectangle(column: 0, row: 0, columns: 12, rows: 3)
    canvas.frame(whole, shapes: .unicode, style: style, title: "Accounts")
    #expect(canvas.text == "┌─ Accou… ─┐\n│          │\n└──────────┘")
    canvas.frame(whole, shapes: .ascii, style: style)
    #expect(canvas.text == "+----------+\n|          |\n+----------+")
  }
}
