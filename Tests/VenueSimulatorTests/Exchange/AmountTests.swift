import Testing

@testable import VenueSimulator

@Suite struct `Amounts` {
  @Test(arguments: [
    ("12.34", "12.34"), ("012.3400", "12.34"), ("0", "0"), ("-1.5", "-1.5"), ("-0.01", "-0.01"),
    ("0.0000000001", "0.0000000001"), ("999999999999", "999999999999"),
  ]) func `a text is read exactly`(text: String, description: String) {
    #expect(Amount(text)?.description == description)
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1e3", "+1", " 1", "1 ", "1,5", "0x1", "1.2.3", "１", "--1",
    "0.00000000001", "9999999999999", "NaN",
  ]) func `another text is no amount`(text: String) {
    #expect(Amount(text) == nil)
  }

  @Test func `amounts are computed and shown exactly`() throws {
    let price = try #require(Amount("95136.6"))
    #expect((price * Amount(3, places: 3)).description == "285.4098")
    #expect((Amount(1) / Amount(3)).text(places: 4) == "0.3333")
    #expect(Amount(1) / .zero == .zero)
    #expect(Amount(5, places: 1).text(places: 2) == "0.50")
    #expect(try #require(Amount("12.345")).isMultiple(of: Amount(1, places: 2)) == false)
    #expect(try #require(Amount("100.01")).hundredths == 10001)
    #expect(try #require(Amount("1.999")).truncated(places: 1).description == "1.9")
    #expect(Amount(1_000_000_000).whole == 1_000_000_000)
  }
}
