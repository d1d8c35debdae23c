import Testing

@testable import VenueSimulator

/// Changes that are applied while their answer says something else, over real connections.
@Suite(.serialized) struct `Changes that are applied whatever is answered` {
  private static let statuses = [
    201, 202, 206, 301, 302, 307, 308, 400, 403, 404, 405, 409, 413, 415, 418, 422, 425, 426, 429,
    451,
  ]

  @Test(arguments: SimulatedVenue.allCases)
  func `a forwarded change has the venue's success under any status`(venue: SimulatedVenue) throws {
    let started = try StartedVenue(venue)
    defer { started.simulator.stop() }
    func change(to leverage: Int) throws -> Reply {
      try started.answer(to: started.change.request(leverage: leverage))
    }
    // A venue may refuse what is set already, so two values take turns.
    let successes = [12: try change(to: 12), 13: try change(to: 13)]
    for (index, status) in Self.statuses.enumerated() {
      let leverage = index.isMultiple(of: 2) ? 12 : 13
      started.simulator.removeAllFaults()
      started.simulator.addFault(Fault(.forwarded, value: .status(status)))
      let reply = try change(to: leverage)
      #expect(reply.status == status && reply.text == successes[leverage]?.text)
      #expect(started.practice.held(started.change.symbol)?.hasPrefix("\(leverage)/") == true)
    }
  }

  @Test(arguments: SimulatedVenue.allCases, [400, 413, 418, 429, 451, 302])
  func `a forwarded change has a gateway's page or nothing`(
    venue: SimulatedVenue, status: Int
  ) throws {
    for name in [FaultName.forwardedHTML, .forwardedEmpty] {
      let started = try StartedVenue(venue, [Fault(name, value: .status(status))])
      defer { started.simulator.stop() }
      let reply = try started.answer(to: started.change.request())
      #expect(reply.status == status && started.change.isApplied)
      #expect(reply.text.hasPrefix("<html>") == (name == .forwardedHTML))
      #expect(reply.text.isEmpty == (name == .forwardedEmpty))
    }
  }

  @Test(arguments: [204, 304]) func `a status without a body has none`(status: Int) throws {
    let started = try StartedVenue(.ztdx, [Fault(.forwarded, value: .status(status))])
    defer { started.simulator.stop() }
    let client = try started.client()
    client.send(try started.change.request())
    // Left over, a body would stand before the next answer.
    #expect(client.receive().status == status && started.change.isApplied)
    started.simulator.removeAllFaults()
    client.send(Request(method: "GET", target: "/fapi/v1/ping"))
    #expect(client.receive().text == "{}")
  }

  @Test(arguments: SimulatedVenue.allCases)
  func `a refusal in the venue's own words hides a change`(venue: SimulatedVenue) throws {
    let started = try StartedVenue(venue, [Fault(.refusedApplied, method: "CHANGE")])
    defer { started.simulator.stop() }
    let reply = try started.answer(to: started.change.request())
    let message = reply["message"] ?? reply["retMsg"] ?? reply["msg"]
    #expect(message?.string == HostileText.falseRefusal)
    #expect(started.change.isApplied)
  }

  @Test func `one side alone can be refused in words`() throws {
    let started = try StartedVenue(.bingx, [try Fault(parsing: "refused-applied:CHANGE#2")])
    defer { started.simulator.stop() }
    #expect(try started.answer(to: started.change.request(side: "LONG"))["code"] == 0)
    #expect(try started.answer(to: started.change.request(side: "SHORT"))["code"] != 0)
    #expect(started.practice.held("BTC-USDT") == "12/12")
  }

  @Test(arguments: SimulatedVenue.allCases, [FaultName.doubled, .doubledFirst])
  func `a request arrives twice`(venue: SimulatedVenue, name: FaultName) throws {
    let started = try StartedVenue(venue, [Fault(name, method: "CHANGE")])
    defer { started.simulator.stop() }
    let reply = try started.answer(to: started.change.request())
    #expect(reply.status == 200 && started.change.isApplied)
    if venue == .coinSwitchHFT {
      // The second finds what the first did.
      #expect(reply["retCode"]?.integer == (name == .doubled ? 110_043 : 0))
    }
    let counts = started.simulator.requestCounts(venue: venue.rawValue)
    #expect(counts.values.reduce(0, +) == 2)
  }

  @Test(arguments: [SimulatedVenue.coinSwitchFutures, .coinSwitchHFT, .bingx])
  func `readings stay behind a change for as many as are asked for`(venue: SimulatedVenue) throws {
    let started = try StartedVenue(venue, [Fault(.staleReadings, value: .count(2))])
    defer { started.simulator.stop() }
    let before = started.change.leverage(in: try started.answer(to: started.change.reading()))
    #expect(try started.answer(to: started.change.request()).status == 200)
    #expect(started.change.isApplied)
    let shown = try (0..<4).map { _ in
      started.change.leverage(in: try started.answer(to: started.change.reading()))
    }
    #expect(before != "12" && shown == [before, before, "12", "12"])
  }

  @Test func `a second change leaves readings as far behind as the first`() throws {
    let started = try StartedVenue(.coinSwitchHFT, [Fault(.staleReadings, value: .count(2))])
    defer { started.simulator.stop() }
    let before = started.change.leverage(in: try started.answer(to: started.change.reading()))
    for leverage in [12, 13] {
      _ = try started.answer(to: started.change.request(leverage: leverage))
      // A reading that would not tell the difference does not count.
      let wallet = try started.practice.signed(
        "GET", "/v5/account/wallet-balance", "accountType=UNIFIED")
      #expect(try started.answer(to: wallet)["retCode"] == 0)
    }
    let shown = try (0..<3).map { _ in
      started.change.leverage(in: try started.answer(to: started.change.reading()))
    }
    #expect(shown == [before, before, "13"])
  }
}
