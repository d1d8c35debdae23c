import FoundationEssentials
import LeverDomain
import LeverWording
import Testing

struct WordingTests {
  @Test(arguments: [
    (Duration.milliseconds(0), "0 ms"), (.milliseconds(-120), "-120 ms"),
    (.milliseconds(2500), "2.5 s"), (.seconds(59), "59 s"), (.seconds(125), "2 min 5 s"),
    (.seconds(3600), "1 h"), (.seconds(90_000), "1 d 1 h"),
  ])
  func `durations read well`(duration: Duration, text: String) {
    #expect(Wording.duration(duration) == text)
  }

  @Test(arguments: [
    ("0.1", "0.1"), ("182.882366666666666666", "182.88236666"), ("100", "100"),
    ("1.000000001", "1"),
  ])
  func `amounts are cut, never rounded up`(amount: String, text: String) throws {
    #expect(Wording.amount(try #require(Decimal(string: amount))) == text)
  }

  @Test func `a violation names the nearest two`() throws {
    let limits = try #require(
      LeverageLimits(minimum: Leverage("1"), maximum: Leverage("100"), step: Leverage("0.01")))
    let violation = try #require(limits.violation(of: Leverage("12.345")))
    #expect(
      Wording.violation(violation)
        == "12.345x is off the step of 0.01 from 1x; nearest allowed: 12.34x and 12.35x")
  }

  @Test func `a refusal carries the venue's code and words`() {
    let error = VenueError(
      .leverageNotAllowed, status: 400, code: "-4028",
      message: "Leverage 500 is not valid. Max: 100")
    #expect(
      Wording.error(error)
        == "the venue does not allow this leverage: code -4028 \"Leverage 500 is not valid. Max: 100\""
    )
  }

  @Test func `every failure has words of its own`() {
    let sentences = VenueError.Kind.allCases.map { Wording.error(VenueError($0)) }
    #expect(Set(sentences).count == sentences.count)
    #expect(sentences.allSatisfy { !$0.isEmpty })
  }

  @Test func `typed text is cleaned before it is shown back`() {
    let sentence = Wording.syntaxError(.notDecimal, text: "\u{1B}[31m5")
    #expect(sentence.contains("\"5\""))
    #expect(!sentence.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `connections with stray bytes are told of, and none is not`() {
    #expect(Wording.strayConnections(0) == nil)
    #expect(Wording.strayConnections(1)?.hasPrefix("1 connection was closed") == true)
    #expect(Wording.strayConnections(2)?.hasPrefix("2 connections were closed") == true)
  }
}
