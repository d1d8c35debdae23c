import Testing

@testable import VenueSimulator

@Suite struct `Faults as text` {
  @Test(arguments: [
    ("latency=250ms", Fault(.latency, milliseconds: 250)),
    ("latency=2s", Fault(.latency, milliseconds: 2000)),
    ("latency=7", Fault(.latency, milliseconds: 7)),
    ("clock-skew=-90s", Fault(.clockSkew, milliseconds: -90_000)),
    ("clock-skew=+90s@bingx", Fault(.clockSkew, milliseconds: 90_000, venue: "bingx")),
    ("hang-after@bingx", Fault(.hangAfter, venue: "bingx")),
    ("http-418", Fault(.banned, milliseconds: 60_000)),
    ("http-418=1m", Fault(.banned, milliseconds: 60_000)),
    ("http-429-headers=2s", Fault(.tooManyWithHeaders, milliseconds: 2000)),
    (
      "http-500-applied@ztdx:CHANGE/leverage#1",
      Fault(
        .internalErrorApplied, venue: "ztdx", method: "CHANGE", path: "/leverage",
        occurrences: 1...1)
    ),
    ("drop-before#2-4:POST", Fault(.dropBefore, method: "POST", occurrences: 2...4)),
    ("maintenance#3-", Fault(.maintenance, occurrences: 3...Int.max)),
    ("forwarded=415@ztdx", Fault(.forwarded, value: .status(415), venue: "ztdx")),
    ("stray=403:READ", Fault(.stray, value: .stray(.status(403)), method: "READ")),
    ("stray=7x", Fault(.stray, value: .stray(.sameAnswer(leverage: "7")))),
    ("stray=changed-7x", Fault(.stray, value: .stray(.change(leverage: "7")))),
    ("stray=refused", Fault(.stray, value: .stray(.refusal))),
    ("stray=garbage", Fault(.stray, value: .stray(.garbage))),
    ("stale-readings", Fault(.staleReadings, value: .count(3))),
    ("stale-readings=12", Fault(.staleReadings, value: .count(12))),
    ("two-rows", Fault(.twoRows, value: .leverage("7"))),
    ("long-number=12.5x", Fault(.longNumber, value: .leverage("12.5"))),
    ("late=20s:CHANGE", Fault(.late, milliseconds: 20_000, method: "CHANGE")),
    ("drop-during/v5/position/list", Fault(.dropDuring, path: "/v5/position/list")),
  ]) func `a text is read`(text: String, fault: Fault) throws {
    #expect(try Fault(parsing: text) == fault)
    #expect(try Fault(parsing: fault.description) == fault)
  }

  @Test(
    arguments: [
      ("", .unknownName("")), ("nope", .unknownName("nope")), ("latency", .missingValue(.time)),
      ("maintenance=1s", .unexpectedValue), ("latency=soon", .malformedValue("soon", .time)),
      ("latency=-1s", .malformedValue("-1s", .time)), ("latency=", .malformedValue("", .time)),
      ("clock-skew=99999999999999999999s", .malformedValue("99999999999999999999s", .difference)),
      ("late", .missingValue(.time)), ("forwarded", .missingValue(.status)),
      ("forwarded=100", .malformedValue("100", .status)),
      ("forwarded=600", .malformedValue("600", .status)),
      ("stray", .missingValue(.stray)), ("stray=7", .malformedValue("7", .stray)),
      ("stray=changed-", .malformedValue("changed-", .stray)),
      ("stale-readings=0", .malformedValue("0", .count)),
      ("two-rows=7", .malformedValue("7", .leverage)),
      ("two-rows=0x", .malformedValue("0x", .leverage)), ("doubled=2", .unexpectedValue),
      ("hang-after@binance", .unknownVenue("binance")),
      ("hang-after:FETCH", .unknownMethod("FETCH")),
      ("hang-after#0", .malformedOccurrences("0")), ("hang-after#", .malformedOccurrences("")),
      ("hang-after#3-2", .malformedOccurrences("3-2")),
      ("hang-after@ztdx@ztdx", .repeatedPart("@")),
    ] as [(String, FaultSyntaxError.Reason)]) func `what is wrong with a text is said`(
      text: String, reason: FaultSyntaxError.Reason
    )
  {
    #expect(throws: FaultSyntaxError(text: text, reason: reason)) { try Fault(parsing: text) }
  }

  @Test func `every fault has a line in the help that fits beside its name`() throws {
    let width = FaultName.allCases.map(\.usage.count).max() ?? 0
    for name in FaultName.allCases {
      #expect(!name.summary.isEmpty && 2 + width + 2 + name.summary.count <= 80, "\(name)")
      let text = name.usage.replacing("[", with: "").replacing("]", with: "")
      let example = text.replacing("=TIME", with: "=1s").replacing("=STATUS", with: "=415")
        .replacing("=ANSWER", with: "=403")
      #expect(try Fault(parsing: example).name == name)
    }
  }
}
