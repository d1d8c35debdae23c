import TerminalCanvas
import Testing

@Suite struct NearestColourTests {
  @Test(arguments: UInt8(16)...255)
  func `a colour of the cube or the greys looks like its own index`(index: UInt8) {
    let colour = NearestColour.direct(of: index)
    #expect(NearestColour.direct(of: NearestColour.indexed(to: colour)) == colour)
  }

  @Test(arguments: UInt8(0)...15)
  func `a colour of the sixteen is its own nearest`(index: UInt8) {
    #expect(NearestColour.sixteen(to: NearestColour.direct(of: index)) == index)
  }

  @Test(arguments: [
    ("#5fafff", 75), ("#000000", 16), ("#ffffff", 231), ("#808080", 244), ("#ff0000", 196),
    ("#5eaefe", 75), ("#121212", 233),
  ])
  func `the nearest of 256 is found`(text: String, index: Int) throws {
    let colour = try #require(DirectColour(parsing: text))
    #expect(NearestColour.indexed(to: colour) == UInt8(index))
  }

  @Test(arguments: [
    ("#f81010", ColourName.brightRed), ("#c00808", .red), ("#101010", .black),
    ("#fafafa", .brightWhite), ("#10c810", .green), ("#808080", .brightBlack),
  ])
  func `the nearest of sixteen is found`(text: String, name: ColourName) throws {
    let colour = try #require(DirectColour(parsing: text))
    #expect(NearestColour.sixteen(to: colour) == name.index)
  }
}
