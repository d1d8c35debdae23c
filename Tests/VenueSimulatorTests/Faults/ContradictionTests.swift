import Testing

@testable import VenueSimulator

/// Answers that contradict themselves, over real connections.
@Suite(.serialized) struct `Answers that contradict themselves` {
  private static let readable = SimulatedVenue.allCases.filter { $0 != .ztdx }

  /// What a venue answers a reading after a change to 12x, with a fault on readings.
  private func reading(
    _ venue: SimulatedVenue, under fault: FaultName, _ value: Fault.Value? = nil
  ) throws -> (reply: Reply, change: PracticeChange) {
    let started = try StartedVenue(venue, [Fault(fault, value: value, method: "READ")])
    defer { started.simulator.stop() }
    _ = try started.answer(to: started.change.request())
    #expect(started.change.isApplied)
    started.simulator.openPosition(
      venue: venue.rawValue, account: venue.rawValue, symbol: started.change.symbol)
    return (try started.answer(to: started.change.reading()), started.change)
  }

  @Test(arguments: SimulatedVenue.allCases)
  func `a leverage stands twice in its object`(venue: SimulatedVenue) throws {
    let (last, change) = try reading(venue, under: .duplicateKeys, .leverage("9"))
    let (first, _) = try reading(venue, under: .duplicateKeysFalseFirst, .leverage("9"))
    // The last of two counts here.
    #expect(change.leverage(in: last) == "9" && change.leverage(in: first) == "12")
    for reply in [last, first] {
      let name = venue == .bingx ? "longLeverage" : "leverage"
      #expect(reply.text.ranges(of: "\"\(name)\":").count == 2)
    }
  }

  @Test(arguments: SimulatedVenue.allCases)
  func `what is false is never what is true`(venue: SimulatedVenue) throws {
    let (reply, change) = try reading(venue, under: .duplicateKeys, .leverage("12"))
    #expect(change.leverage(in: reply) == "13")
  }

  @Test(arguments: [SimulatedVenue.coinSwitchHFT, .ztdx])
  func `a position stands twice with two leverages`(venue: SimulatedVenue) throws {
    let (reply, change) = try reading(venue, under: .twoRows, .leverage("9"))
    let rows = venue == .ztdx ? reply.json : reply["result", "list"]
    guard case .array(let rows) = rows else {
      Issue.record("no rows: \(reply.text)")
      return
    }
    #expect(rows.count.isMultiple(of: 2) && !rows.isEmpty)
    for (row, twin) in zip(rows, rows.dropFirst()).enumerated().filter({ $0.offset % 2 == 0 })
      .map(\.element)
    {
      #expect(row["symbol"] == twin["symbol"] && row["symbol"]?.string == change.symbol)
      #expect(row["leverage"]?.string == "12" && twin["leverage"]?.string == "9")
    }
  }

  @Test(arguments: readable)
  func `an error stands beside the data`(venue: SimulatedVenue) throws {
    let (reply, change) = try reading(venue, under: .errorBesideData)
    let message = reply["message"] ?? reply["retMsg"] ?? reply["msg"]
    #expect(reply.status == 200 && message?.string == HostileText.falseRefusal)
    #expect(change.leverage(in: reply) == "12")
    let code = reply["code"] ?? reply["retCode"]
    #expect(venue == .coinSwitchFutures ? code == nil : code != 0)
  }

  @Test func `an error stands beside what ZTDX echoes`() throws {
    let started = try StartedVenue(.ztdx, [Fault(.errorBesideData)])
    defer { started.simulator.stop() }
    let reply = try started.answer(to: started.change.request())
    #expect(reply.status == 200 && reply["leverage"] == 12)
    #expect((reply["code"]?.integer ?? 0) < 0)
    #expect(reply["msg"]?.string == HostileText.falseRefusal)
  }

  @Test func `the answer is another exchange's`() throws {
    let (reply, change) = try reading(.coinSwitchFutures, under: .otherExchange)
    #expect(reply["data", "exchange"] == "EXCHANGE_1" && change.leverage(in: reply) == "12")
  }

  @Test(arguments: SimulatedVenue.allCases)
  func `the answer is about another symbol`(venue: SimulatedVenue) throws {
    let (reply, change) = try reading(venue, under: .otherSymbol)
    #expect(!reply.text.contains("\"\(change.symbol)\""))
    #expect(reply.text.contains(venue == .bingx ? "\"ETH-USDT\"" : "\"ETHUSDT\""))
    #expect(change.leverage(in: reply) == "12")
  }

  @Test(arguments: SimulatedVenue.allCases, ["7", "12.5"])
  func `a leverage has 39 digits`(venue: SimulatedVenue, near: String) throws {
    let (reply, change) = try reading(venue, under: .longNumber, .leverage(near))
    let text = try #require(change.leverage(in: reply))
    #expect(text.filter(\.isNumber).count == 39)
    #expect(text.hasPrefix(near) && text.hasSuffix("001"))
    #expect(Double(text) == Double(near))
  }
}
