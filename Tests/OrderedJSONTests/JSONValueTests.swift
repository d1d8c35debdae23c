import OrderedJSON
import Testing

@Suite struct JSONValueTests {
  @Test func `keys keep their order and both layouts hold the same`() {
    let value: JSONValue = [
      "schema": .string("lever/1"), "b": .array([.integer(1), .null, .boolean(true)]),
      "a": [:], "empty": .array([]),
    ]
    #expect(
      value.compactText == #"{"schema":"lever/1","b":[1,null,true],"a":{},"empty":[]}"#)
    #expect(
      value.indentedText == """
        {
          "schema": "lever/1",
          "b": [
            1,
            null,
            true
          ],
          "a": {},
          "empty": []
        }
        """)
  }

  @Test(arguments: [
    ("plain 币安", "\"plain 币安\""),
    ("a\"b\\c", #""a\"b\\c""#),
    ("line\nend\r\ttab", #""line\nend\r\ttab""#),
    ("\u{1B}[31m\u{7F}\u{9B}", #""\u001b[31m\u007f\u009b""#),
    ("\u{202E}x\u{2028}\u{200B}", #""\u202ex\u2028\u200b""#),
    ("\u{E0001}", #""\udb40\udc01""#),
  ])
  func `hostile text cannot leave its string`(text: String, json: String) {
    #expect(JSONValue.string(text).compactText == json)
  }
}
