import Testing

@testable import VenueSimulator

/// Requests that a proxy holds and delivers later, over real connections.
@Suite(.serialized) struct `Requests that are late` {
  @Test(arguments: SimulatedVenue.allCases)
  func `a client that waits hears nothing until its request is delivered`(
    venue: SimulatedVenue
  ) throws {
    let started = try StartedVenue(venue, [Fault(.late, method: "CHANGE")])
    defer { started.simulator.stop() }
    let client = try started.client()
    client.send(try started.change.request())
    #expect(try started.isSoon { started.simulator.heldRequests() == 1 })
    #expect(!started.change.isApplied && !client.hasBytes)
    #expect(started.simulator.deliverHeldRequests() == 1)
    #expect(started.change.isApplied)
    #expect(client.receive().status == 200)
    #expect(started.simulator.heldRequests() == 0)
  }

  @Test(arguments: [FaultName.late, .lateDropped, .lateGatewayTimeout])
  func `a request is delivered although its client has gone`(name: FaultName) throws {
    let started = try StartedVenue(.coinSwitchHFT, [Fault(name, method: "CHANGE")])
    defer { started.simulator.stop() }
    do {
      let leaving = try started.client()
      leaving.send(try started.change.request())
      switch name {
      case .lateDropped: #expect(leaving.isClosed())
      case .lateGatewayTimeout: #expect(leaving.receive().status == 504)
      default: break
      }
      #expect(try started.isSoon { started.simulator.heldRequests() == 1 })
    }
    // Long after, and no clock is checked: it is applied.
    started.practice.clock.advance(milliseconds: 3_600_000)
    #expect(!started.change.isApplied)
    #expect(started.simulator.deliverHeldRequests(venue: "coinswitch-hft") == 1)
    #expect(started.change.isApplied)
  }

  @Test(
    arguments: [
      (SimulatedVenue.bingx, 5000), (.coinSwitchFutures, 60_000), (.ztdx, 5000),
    ] as [(SimulatedVenue, Int64)])
  func `the venue judges the time of signing when the request arrives`(
    venue: SimulatedVenue, window: Int64
  ) throws {
    for (delay, isTaken) in [(window, true), (window + 1, false)] {
      let started = try StartedVenue(venue, [Fault(.lateDropped, method: "CHANGE")])
      defer { started.simulator.stop() }
      let client = try started.client()
      client.send(try started.change.request())
      #expect(client.isClosed())
      started.practice.clock.advance(milliseconds: delay)
      started.simulator.deliverHeldRequests()
      #expect(started.change.isApplied == isTaken, "after \(delay) ms")
    }
  }

  @Test func `the venue judges by the limits that hold when the request arrives`() throws {
    let started = try StartedVenue(.ztdx, [Fault(.late, method: "CHANGE")])
    defer { started.simulator.stop() }
    let client = try started.client()
    client.send(try started.change.request())
    #expect(try started.isSoon { started.simulator.heldRequests() == 1 })
    started.simulator.setMaximumLeverage("11", venue: "ztdx", symbol: "BTCUSDT")
    started.simulator.deliverHeldRequests()
    #expect(client.receive().status == 400)
    #expect(!started.change.isApplied)
  }

  @Test(arguments: [FaultName.late, .lateDropped])
  func `a time that has come delivers without being asked`(name: FaultName) throws {
    let started = try StartedVenue(.ztdx, [Fault(name, milliseconds: 30, method: "CHANGE")])
    defer { started.simulator.stop() }
    let start = ContinuousClock.now
    do {
      let leaving = try started.client()
      leaving.send(try started.change.request())
      if name == .lateDropped { #expect(leaving.isClosed()) }
      #expect(try started.isSoon { started.change.isApplied })
    }
    #expect(ContinuousClock.now - start >= .milliseconds(30))
    #expect(started.simulator.heldRequests() == 0)
  }

  @Test func `an earlier time is not held up by a later one`() throws {
    let started = try StartedVenue(
      .ztdx,
      [
        Fault(.lateDropped, milliseconds: 3_600_000, method: "CHANGE", occurrences: 1...1),
        Fault(.lateDropped, milliseconds: 1, method: "CHANGE", occurrences: 2...2),
      ])
    defer { started.simulator.stop() }
    for leverage in [12, 13] {
      let client = try started.client()
      client.send(try started.change.request(leverage: leverage))
      #expect(client.isClosed())
    }
    #expect(try started.isSoon { started.practice.held("BTCUSDT") == "13/13" })
    #expect(started.simulator.heldRequests() == 1)
    // The one that was sent first wins, because it came last.
    started.simulator.deliverHeldRequests()
    #expect(started.practice.held("BTCUSDT") == "12/12")
  }

  @Test func `what is held when the simulator stops is never delivered`() throws {
    let started = try StartedVenue(
      .ztdx, [Fault(.late, milliseconds: 3_600_000, method: "CHANGE")])
    let client = try started.client()
    client.send(try started.change.request())
    #expect(try started.isSoon { started.simulator.heldRequests() == 1 })
    started.simulator.stop()
    #expect(client.receive().isCutShort)
    #expect(started.simulator.heldRequests() == 0)
    #expect(started.simulator.deliverHeldRequests() == 0)
    #expect(!started.change.isApplied)
  }

  @Test func `a witness sees a request held before its client hears anything`() throws {
    let notes = Notes()
    let started = try StartedVenue(.ztdx, [Fault(.lateDropped, method: "CHANGE")]) { options in
      options.witness = SimulatorWitness(
        arrived: { _ in
          notes.add("arrived")
          return []
        }, held: { _ in notes.add("held") }, answered: { _ in notes.add("answered") })
    }
    defer { started.simulator.stop() }
    let client = try started.client()
    client.send(try started.change.request())
    #expect(client.isClosed())
    #expect(notes.all == ["arrived", "held"])
    started.simulator.deliverHeldRequests()
    #expect(notes.all == ["arrived", "held", "answered"])
  }
}
