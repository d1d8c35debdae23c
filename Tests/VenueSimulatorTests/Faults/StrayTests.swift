import Testing

@testable import VenueSimulator

/// Bytes that lie in wait on a kept connection.
@Suite(.serialized) struct `Stray answers` {
  /// Sends a change over a connection that is kept, lets the stray answer arrive behind its answer,
  /// then asks again: what comes is what a client would take for the second answer.
  private func next(
    _ venue: SimulatedVenue, _ stray: StrayAnswer
  ) throws -> (answer: Reply, stray: SocketClient.Received, change: PracticeChange) {
    let fault = Fault(.stray, value: .stray(stray), occurrences: 1...1)
    let started = try StartedVenue(venue, [fault])
    defer { started.simulator.stop() }
    let client = try started.client()
    client.send(try started.change.request())
    let answer = Reply(client.receive())
    #expect(try started.isSoon { started.simulator.strayAnswers(venue: venue.rawValue) == 1 })
    #expect(client.hasBytes && started.change.isApplied)
    client.send(try started.change.request(leverage: 13))
    let taken = client.receive()
    return (answer, taken, started.change)
  }

  @Test(arguments: SimulatedVenue.allCases)
  func `the answer just given comes again with another leverage`(venue: SimulatedVenue) throws {
    let (answer, stray, _) = try next(venue, .sameAnswer(leverage: "9"))
    #expect(answer.status == 200 && stray.status == 200)
    let wanted =
      switch venue {
      case .coinSwitchFutures, .coinSwitchHFT:
        answer.text.replacing(#""leverage":"12""#, with: #""leverage":"9""#)
      case .ztdx, .bingx: answer.text.replacing(#""leverage":12"#, with: #""leverage":9"#)
      }
    #expect(stray.text == wanted)
  }

  @Test(arguments: SimulatedVenue.allCases)
  func `a success of a change that nobody asked for`(venue: SimulatedVenue) throws {
    let (answer, stray, change) = try next(venue, .change(leverage: "9"))
    let reply = Reply(stray)
    #expect(answer.status == 200 && reply.status == 200)
    switch venue {
    case .coinSwitchFutures:
      #expect(reply["data", "leverage"] == "9" && reply["data", "symbol"] == "BTCUSDT")
    case .coinSwitchHFT: #expect(reply["retCode"] == 0)
    case .ztdx: #expect(reply["leverage"] == 9 && reply["symbol"] == "BTCUSDT")
    case .bingx:
      #expect(reply["code"] == 0 && reply["data", "leverage"] == 9)
      #expect(reply["data", "symbol"]?.string == change.symbol)
    }
  }

  @Test(arguments: SimulatedVenue.allCases, [400, 403, 408, 429])
  func `a failure that nobody caused`(venue: SimulatedVenue, status: Int) throws {
    let (answer, stray, _) = try next(venue, .status(status))
    #expect(answer.status == 200 && stray.status == status && !stray.isCutShort)
    let isOfGateway = status == 408 || (venue == .ztdx && status == 429)
    #expect(stray.text.hasPrefix("<html>") == isOfGateway)
  }

  @Test(arguments: SimulatedVenue.allCases)
  func `the venue's own refusal of nothing`(venue: SimulatedVenue) throws {
    let (_, stray, _) = try next(venue, .refusal)
    let reply = Reply(stray)
    let message = reply["message"] ?? reply["retMsg"] ?? reply["msg"]
    #expect(message?.string == HostileText.falseRefusal)
  }

  @Test func `bytes that are no answer`() throws {
    for stray in [StrayAnswer.garbage, .bytes(Array("HTTP/1.1 200 OK\r\n".utf8))] {
      let started = try StartedVenue(.ztdx, [Fault(.stray, value: .stray(stray), method: "CHANGE")])
      defer { started.simulator.stop() }
      let client = try started.client()
      client.send(try started.change.request())
      #expect(client.receive().status == 200)
      #expect(try started.isSoon { started.simulator.strayAnswers(venue: "ztdx") == 1 })
      #expect(client.hasBytes && started.change.isApplied)
    }
  }

  @Test func `a connection of its own has nothing in wait`() throws {
    let started = try StartedVenue(
      .ztdx, [Fault(.stray, value: .stray(.refusal), method: "CHANGE")])
    defer { started.simulator.stop() }
    for leverage in [12, 13] {
      let reply = try started.answer(to: started.change.request(leverage: leverage))
      #expect(reply.status == 200 && reply["leverage"]?.integer == Int64(leverage))
    }
  }
}
