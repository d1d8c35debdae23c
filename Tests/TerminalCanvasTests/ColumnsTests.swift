import TerminalCanvas
import Testing

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("BTCUSDT", 7, "BTCUSDT"), ("BTCUSDT", 6, "BTCUS…"), ("BTCUSDT", 1, "B"), ("BTCUSDT", 0, ""),
    ("BTCUSDT", -1, ""), ("币安人生", 8, "币安人生"), ("币安人生", 7, "币安人…"), ("币安人生", 6, "币安…"),
  ])
  func `a text is cut at the columns it has`(text: String, columns: Int, expected: String) {
    #expect(text.fitted(to: columns) == expected)
    #expect(text.fitted(to: columns).columns <= max(0, columns))
  }

  @Test func `the ASCII ellipsis is three columns`() {
    #expect("BTCUSDT".fitted(to: 6, ellipsis: Shapes.ascii.ellipsis) == "BTC...")
    #expect("BTCUSDT".fitted(to: 3, ellipsis: Shapes.ascii.ellipsis) == "BTC")
  }

  @Test(arguments: [
    (TextAlignment.left, "20x   "), (.right, "   20x"), (.centre, " 20x  "),
  ])
  func `a text is set within its room`(alignment: TextAlignment, expected: String) {
    #expect("20x".aligned(alignment, in: 6) == expected)
  }

  @Test func `wide characters are padded by the columns they take`() {
    #expect("币安".padded(to: 6) == "币安  ")
    #expect("币安".rightAligned(to: 6) == "  币安")
    #expect("币安人".padded(to: 6, ellipsis: "").columns == 6)
    #expect("币安人生".padded(to: 6) == "币安… ")
  }

  @Test(arguments: [
    ("an open order blocks the change", 13, ["an open order", "blocks the", "change"]),
    ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
    ("one\n\ntwo", 10, ["one", "", "two"]),
    ("", 10, [""]),
    ("币安人生", 5, ["币安", "人生"]),
  ])
  func `text is wrapped at spaces`(text: String, columns: Int, expected: [String]) {
    #expect(text.wrapped(to: columns) == expected)
  }
}
