import Foundation
import LeverDomain
import Testing

@testable import VenueClient

struct VenueAnswerTests {
  private func isRead(_ json: String) -> Bool { VenueAnswer(text: json).document != nil }

  @Test(arguments: [
    "{}", "[]", "null", "true", " false ", "0", "-0.5e+7", #""""#, #"{"a":1,"A":1}"#,
    #"{"a":{"a":{"a":[{"a":1},{"a":1}]}},"b":[]}"#, #"{"a":"\"a\":1,","b":"\\"}"#,
    "{\n\"a\" : [ 1 , 2 ] ,\t\"b\" : { } }\r\n", #"{"é":1,"e":2,"\u0041":3}"#,
    "[" + (0..<40).map { "{\"k\($0)\":\($0)}" }.joined(separator: ",") + "]",
    "{" + (0..<40).map { "\"k\($0)\":{\"k\":\($0)}" }.joined(separator: ",") + "}",
  ])
  func `a text that says each thing once is read`(json: String) {
    #expect(isRead(json))
  }

  @Test(arguments: [
    #"{"leverage":7,"leverage":9}"#, #"{"a":1,"b":2,"a":1}"#, #"{"d":{"x":1,"x":1}}"#,
    #"[{"x":1},{"x":[{"y":1,"z":2,"y":3}]}]"#, #"{"leverage":7,"le\u0076erage":9}"#,
    "{\"\u{E9}\":1,\"e\u{301}\":2}", #"{"":1,"":2}"#, #"{"K":1,"\#u{212A}":2}"#,
    "{" + (0..<40).map { "\"k\($0 % 39)\":0" }.joined(separator: ",") + "}",
  ])
  func `a text that says a key twice is none`(json: String) {
    #expect(!isRead(json))
    #expect(throws: VenueError(.unreadable)) {
      try VenueAnswer(text: json).decode(AbsentMember.self)
    }
  }

  @Test(arguments: [
    "", " ", "{", "}", "[1,2", "[1,]", "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{1:2}", "[1 2]",
    "1 2", "{}{}", "tru", "nul", "+1", ".5", "1.", "1e", "-", "'a'", #""a"#, "\"a\nb\"",
    "\u{FEFF}{}",
    "[\u{0}]", "NaN", "// x\n1", #"{"a":1]"#, #"[1}"#, #""\"#,
    String(repeating: "[", count: 513) + String(repeating: "]", count: 513),
    String(repeating: "[", count: 100_000),
  ])
  func `what is no JSON is none`(json: String) {
    #expect(!isRead(json))
  }

  @Test(arguments: 0..<20)
  func `what ends or spoils a string is seen wherever it stands in it`(place: Int) {
    let (before, after) = (String(repeating: "~", count: place), String(repeating: "a", count: 20))
    for plain in [" ", "!", "#", "[", "]", "\u{7F}", "é", "\\n", "\\\"", "\\u0041"] {
      let json = "[\"\(before)\(plain)\(after)\",1]"
      #expect(isRead(json))
    }
    for spoiled in ["\"", "\u{1F}", "\n", "\0"] {
      #expect(!isRead("[\"\(before)\(spoiled)\(after)\",1]"))
    }
    let keys = "{\"\(before)A\(after)\":1,\"\(before)\\u0041\(after)\":2}"
    #expect(!isRead(keys))
  }

  static let nines = String(repeating: "9", count: 39)

  @Test(arguments: [
    nines, "-\(nines)", "7.\(nines)", "6." + nines.dropLast(), "1e101", "1e-101",
    "7e99999999999999999999",
    "12345678901234567890123456789012345678.9",
  ])
  func `a number that a decimal would round reads as none`(number: String) throws {
    let values = try VenueAnswer(text: #"[\#(number),"\#(number)",7]"#).decode([ExactNumber].self)
    #expect(values.map(\.decimal) == [nil, nil, 7])
    #expect(values.map(\.leverage?.description) == [nil, nil, "7"])
  }

  @Test(arguments: [
    ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
    ("7.0000000000000000000000000000000000000000", "7"), ("1e3", "1000"),
    ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"),
    ("0e5", "0"), ("10000000.0000", "10000000"),
  ])
  func `a number that fits is exact`(number: String, decimal: String) throws {
    let values = try VenueAnswer(text: #"[\#(number),"\#(number)"]"#).decode([ExactNumber].self)
    #expect(values.map(\.decimal) == [Decimal(string: decimal), Decimal(string: decimal)])
  }

  @Test(arguments: ["1-2", "1.2.3", "--1", "12e", "e5", "+", "1 ", " 1", "0x1", "1,5", "١"])
  func `a text that only begins as a number is none`(text: String) throws {
    let value = try VenueAnswer(text: #""\#(text)""#).decode(ExactNumber.self)
    #expect(value.decimal == nil)
  }
}
