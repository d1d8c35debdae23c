import TerminalCanvas
import Testing

@Suite struct ThemeColourTests {
  @Test func `red, green and blue bring the nearest of 256 and of 16`() {
    #expect(
      ThemeColour(parsing: "#5FAFff")
        == ThemeColour(
          direct: DirectColour(red: 0x5F, green: 0xAF, blue: 0xFF), indexed: 75,
          sixteen: NearestColour.sixteen(to: DirectColour(red: 0x5F, green: 0xAF, blue: 0xFF))))
  }

  @Test func `a name keeps the person's own shade at every depth`() {
    #expect(ThemeColour(parsing: "bright-blue") == ThemeColour(indexed: 12, sixteen: 12))
    #expect(ColourName.allCases.map(\.index) == Array(0...15))
  }

  @Test func `an index of the first sixteen is a name`() {
    #expect(ThemeColour(parsing: "9") == ThemeColour(.brightRed))
    #expect(ThemeColour(parsing: "196") == ThemeColour(indexed: 196, sixteen: 9))
  }

  @Test func `default is the terminal's own`() {
    #expect(ThemeColour(parsing: "default") == ThemeColour())
  }

  @Test(arguments: [
    "", "#", "#12345", "#1234567", "#12345g", "#+12345", "256", "-1", "+1", "Blue", "grey", " red",
    "１２",
  ])
  func `anything else is no colour`(text: String) {
    #expect(ThemeColour(parsing: text) == nil)
  }

  @Test func `emphasis is a list of words`() {
    #expect(Emphasis(parsing: "bold underline") == [.bold, .underline])
    #expect(Emphasis(parsing: "none") == [])
    #expect(Emphasis(parsing: "dim") == .dim)
    #expect(Emphasis(parsing: "") == nil)
    #expect(Emphasis(parsing: "blink") == nil)
    #expect(Emphasis(parsing: "none bold") == nil)
  }
}
