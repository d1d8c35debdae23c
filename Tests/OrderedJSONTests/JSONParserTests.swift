import OrderedJSON
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
  }

  private func failure(_ bytes: [UInt8]) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try JSONParser.parse(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    #"{"b":1,"a":[true,false,null,"x"],"c":{}}"#,
    #"[0,-0,12345678901234567890.123456789012345678901234567890,1e400,-1.5E-3]"#,
    #"{"text":"\u001b[31m \"\\ 币安","":0}"#, "[]", "\"\"", "7",
  ])
  func `what is read is written again to the letter`(text: String) throws {
    #expect(try parse(text).compactText == text)
    #expect(try parse(parse(text).indentedText).compactText == text)
  }

  @Test func `escapes and space are understood`() throws {
    #expect(
      try parse(" [ \"\\u00e9\\/\\b\\f\\n\\r\\t\" , \"\\ud83d\\ude00\" ]\r\n")
        == .array([.string("é/\u{8}\u{C}\n\r\t"), .string("😀")]))
  }

  @Test(arguments: [
    ("{\"a\":1,\"b\":2,\"a\":3}", "a"), ("{\"a\":1,\"\\u0061\":1}", "a"),
    ("[{\"x\":{\"k\":1,\"k\":1}}]", "k"), ("{\"\":0,\"\":0}", ""),
  ])
  func `a key that stands twice in an object is found`(text: String, key: String) {
    #expect(failure(Array(text.utf8))?.reason == .repeatedKey(key))
  }

  @Test func `one key in two objects is no repetition`() throws {
    #expect(try parse(#"[{"a":1},{"a":{"a":2}}]"#)["a"] == nil)
  }

  @Test(arguments: [
    "", " ", "{", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "tru", "nulls", "01",
    "-", "1.", ".5", "1e", "+1", "0x1", "NaN", "[1] 2", "\"", "\"\\x\"", "\"\\u12g4\"",
    "\"\\ud800\"", "\"\\ud800x\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\n\"", "// x\n1",
    "\u{FEFF}1",
  ])
  func `anything else is refused`(text: String) {
    #expect(failure(Array(text.utf8))?.reason == .unexpected)
  }

  @Test func `bytes that are no Unicode are refused`() {
    #expect(failure([0x22, 0xC3, 0x28, 0x22])?.reason == .notUnicode)
    #expect(failure([0x22, 0xED, 0xA0, 0x80, 0x22])?.reason == .notUnicode)
  }

  @Test func `nesting has an end`() throws {
    func nested(_ count: Int) -> [UInt8] {
      Array(String(repeating: "[", count: count).utf8)
        + Array(String(repeating: "]", count: count).utf8)
    }
    #expect(failure(nested(JSONParser.maximumDepth)) == nil)
    #expect(failure(nested(JSONParser.maximumDepth + 1))?.reason == .tooDeep)
    #expect(failure(nested(100_000))?.reason == .tooDeep)
  }

  @Test func `a failure names its place`() {
    #expect(failure(Array(#"{"a":1 "b"}"#.utf8))?.offset == 7)
    #expect(failure(Array(#"{"a":1,"a":2}"#.utf8))?.offset == 7)
  }

  @Test func `parts are found by what they are`() throws {
    let value = try parse(#"{"n":12,"f":1.0,"big":9223372036854775808,"t":"x","b":true,"l":[1]}"#)
    #expect(value["n"]?.integer == 12)
    #expect(value["f"]?.integer == nil)
    #expect(value["f"]?.number?.description == "1.0")
    #expect(value["big"]?.integer == nil)
    #expect(value["t"]?.text == "x")
    #expect(value["b"]?.flag == true)
    #expect(value["l"]?.items == [.integer(1)])
    #expect(value.members?.count == 6)
    #expect(value["t"]?["x"] == nil)
  }

  @Test(arguments: ["1", "-0.50", "1e9", "1E+2", "1234567890123456789012345678901234567890"])
  func `a number keeps its text`(text: String) {
    #expect(JSONNumber(text)?.description == text)
  }

  @Test(arguments: ["", "1 ", "+1", "1.", "01", "one", "1e", "--1", "Infinity"])
  func `what is no number makes none`(text: String) {
    #expect(JSONNumber(text) == nil)
  }
}
