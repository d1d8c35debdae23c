import LeverDomain
import Testing

struct LeverageTests {
  @Test(arguments: [
    ("20", "20"), ("12.34", "12.34"), ("2.00", "2"), ("0.01", "0.01"), ("007", "7"),
    ("5.", "5"), ("0.00000001", "0.00000001"), ("1000000", "1000000"), ("1.50", "1.5"),
  ])
  func `a plain decimal is read exactly`(text: String, canonical: String) throws {
    #expect(try Leverage(text).description == canonical)
  }

  @Test(arguments: [
    ("", LeverageSyntaxError.empty), (" 20", .notDecimal), ("1e3", .notDecimal),
    ("+5", .notDecimal), ("0x10", .notDecimal), ("1,5", .notDecimal), ("1.2.3", .notDecimal),
    (".5", .notDecimal), (".", .notDecimal), ("-", .notDecimal), ("٣", .notDecimal),
    ("nan", .notDecimal), ("0", .notPositive), ("0.000", .notPositive), ("-1", .notPositive),
    ("-0", .notPositive), ("-99999999999999999999", .notPositive),
    ("1.123456789", .tooPrecise), ("1000000.00000001", .tooLarge),
    ("99999999999999999999999999", .tooLarge),
  ])
  func `anything else is refused with its cause`(text: String, cause: LeverageSyntaxError) {
    #expect(throws: cause) { try Leverage(text) }
  }

  @Test func `every hundredth survives the way through text`() throws {
    for hundredths in 1...15_000 {
      let leverage = try #require(Leverage(units: Int64(hundredths) * 1_000_000))
      #expect(try Leverage(leverage.description) == leverage)
    }
  }

  @Test func `only whole multiples are whole`() throws {
    #expect(try Leverage("25").wholeMultiple == 25)
    #expect(try Leverage("1.5").wholeMultiple == nil)
  }
}
