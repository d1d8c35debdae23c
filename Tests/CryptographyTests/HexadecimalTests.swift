import Testing

@testable import Cryptography

struct HexadecimalTests {
  @Test func `every byte goes to digits and back`() {
    let bytes = Array(UInt8.min...UInt8.max)
    let digits = Hexadecimal.encode(bytes)
    #expect(digits.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
    #expect(Hexadecimal.decode(digits.utf8) == bytes)
    #expect(Hexadecimal.decode(digits.uppercased().utf8) == bytes)
  }

  @Test(arguments: ["0", "abc", "0g", " 0", "0x00", "é"])
  func `what is not hexadecimal is nil`(text: String) {
    #expect(Hexadecimal.decode(text.utf8) == nil)
  }

  @Test func `nothing is nothing`() {
    #expect(Hexadecimal.decode("".utf8) == [])
    #expect(Hexadecimal.encode([UInt8]()) == "")
  }
}
