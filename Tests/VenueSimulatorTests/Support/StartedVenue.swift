import Testing

@testable import VenueSimulator

/// A venue that listens, with a connection to it.
struct StartedVenue {
  let practice: PracticeVenue
  let baseURL: String
  let change: PracticeChange

  init(
    _ venue: SimulatedVenue, _ faults: [Fault] = [],
    configure: (inout SimulatorOptions) -> Void = { _ in }
  ) throws {
    practice = try PracticeVenue(venue, faults: faults, configure: configure)
    change = PracticeChange(venue: practice)
    baseURL = try #require(
      practice.simulator.start().first { $0.venue == venue.rawValue }?.baseURL)
  }

  var simulator: Simulator { practice.simulator }

  /// A connection of its own.
  func client() throws -> SocketClient { try SocketClient(baseURL: baseURL) }

  /// Asks for the venue's time, over and over, until `condition` holds; false when it never does.
  func isSoon(_ condition: () -> Bool) throws -> Bool {
    let other = try client()
    let path =
      switch practice.key.venue {
      case .coinSwitchFutures: "/trade/api/v2/time"
      case .coinSwitchHFT: "/v5/market/time"
      case .ztdx: "/fapi/v1/time"
      case .bingx: "/openApi/swap/v2/server/time"
      }
    for _ in 0..<100_000 {
      if condition() { return true }
      other.send(Request(method: "GET", target: path))
      guard other.receive().status != 0 else { break }
    }
    return condition()
  }
}

extension StartedVenue {
  /// The whole answer to a request over a connection of its own.
  func answer(to request: Request) throws -> Reply {
    let client = try client()
    client.send(request)
    return Reply(client.receive())
  }
}

extension Reply {
  /// An answer as it came over a connection; status 0 when none did.
  init(_ received: SocketClient.Received) {
    let lines = received.head.split(separator: "\r\n").dropFirst()
    let headers = lines.map { line in
      let halves = line.split(separator: ":", maxSplits: 1)
      return Header(
        String(halves.first ?? ""), String(halves.dropFirst().first ?? "").replacing(" ", with: ""))
    }
    self.init(
      .answer(
        Answer(
          status: received.status, contentType: nil, headers: headers,
          body: .bytes(received.body))))
  }
}
