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
      let example = name.value?.usual == nil ? text.replacing("=TIME", with: "=1s") : text
      #expect(try Fault(parsing: example).name == name)
    }
  }
}
