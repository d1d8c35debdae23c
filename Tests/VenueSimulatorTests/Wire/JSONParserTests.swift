import Testing

@testable import VenueSimulator

@Suite struct `Reading JSON` {
  private func parse(_ text: String) -> JSONValue? { try? JSONParser.parse(Array(text.utf8)) }

  @Test func `numbers keep their exact text`() {
    #expect(
      parse("[1, 1.50, -0, 1e3, 12345678901234567890]")
        == .array([
          .number("1"), .number("1.50"), .number("-0"), .number("1e3"),
          .number("12345678901234567890"),
        ]))
    #expect(parse("1.5")?.integer == nil)
    #expect(parse("9007199254740993")?.integer == 9_007_199_254_740_993)
  }

  @Test func `escapes are decoded, and written again where they must be`() {
    #expect(parse(#""a\u00e9\ud83d\ude00\n\/""#) == "aé😀\n/")
    let text = JSONValue.string("\u{1B}\"\\\u{7F}é").bytes
    #expect(String(decoding: text, as: UTF8.self) == #""\u001b\"\\\u007fé""#)
  }

  @Test func `the last of equal names counts`() {
    #expect(parse(#"{"a":1,"a":2}"#)?["a"] == 2)
    #expect(parse("[]")?["a"] == nil)
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\":1,}", "01", "1.", ".5", "+1", "-", "1e", "tru", "nulll", "'a'",
    "\"a", "\"\u{1}\"", #""\x""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\u12"#,
    "{a:1}", "{\"a\" 1}", "[1 2]", "1 2", "NaN", "Infinity", "//", "\u{FEFF}{}",
  ]) func `what is no JSON is refused`(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func `nesting is bounded`() {
    #expect(parse(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) != nil)
    #expect(parse(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) == nil)
    #expect(parse(String(repeating: "{\"a\":", count: 100_000)) == nil)
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: JSONSyntaxError.self) {
      try JSONParser.parse([UInt8(ascii: "\""), 0xFF, UInt8(ascii: "\"")])
    }
  }
}
