import Testing

@testable import VenueSimulator

@Suite(.serialized) struct `On the wire` {
  private func started(
    _ venue: SimulatedVenue, _ faults: [Fault] = []
  ) throws -> (venue: PracticeVenue, baseURL: String) {
    let practice = try PracticeVenue(venue, faults: faults)
    let accounts = try practice.simulator.start()
    let address = try #require(accounts.first { $0.venue == venue.rawValue }?.baseURL)
    return (practice, address)
  }

  private let change = #"{"symbol":"BTCUSDT","leverage":20}"#

  @Test func `four venues listen on loopback, each on a port of its own`() throws {
    let simulator = try Simulator(options: SimulatorOptions())
    let accounts = try simulator.start()
    defer { simulator.stop() }
    #expect(accounts.map(\.account) == ["coinswitch-futures", "coinswitch-hft", "ztdx", "bingx"])
    #expect(Set(accounts.map(\.baseURL)).count == 4)
    #expect(accounts.allSatisfy { $0.baseURL.hasPrefix("http://127.0.0.1:") })
    #expect(throws: SimulatorError.alreadyStarted) { try simulator.start() }
  }

  @Test func `a connection carries many requests`() throws {
    let (venue, address) = try started(.coinSwitchFutures)
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    for _ in 0..<3 {
      client.send(try venue.signed("GET", "/trade/api/v2/validate/keys"))
      let received = client.receive()
      #expect(received.status == 200)
      #expect(received.text == #"{"message":"Valid Access"}"#)
    }
  }

  @Test func `a target is checked as it stands on the wire`() throws {
    let (venue, address) = try started(.coinSwitchHFT)
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    let wide = "symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&category=linear"
    client.send(try venue.signed("GET", "/v5/market/instruments-info", wide))
    let received = client.receive()
    #expect(received.text.contains("币安人生USDT"))
  }

  @Test func `a taken port is named`() throws {
    let (venue, address) = try started(.ztdx)
    defer { venue.simulator.stop() }
    let port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })
    var options = SimulatorOptions()
    options.ports = ["ztdx": port]
    let second = try Simulator(options: options)
    #expect(throws: SimulatorError.cannotListen(venue: "ztdx", port: port)) {
      try second.start()
    }
  }

  @Test func `a body over a megabyte is refused`() throws {
    let (venue, address) = try started(.ztdx)
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    client.send(
      bytes: Array(
        "POST /fapi/v1/leverage HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n".utf8))
    #expect(client.receive().status == 413)
  }

  @Test(arguments: [FaultName.dropBefore, .dropApplied])
  func `a dropped connection ends without a byte`(name: FaultName) throws {
    let (venue, address) = try started(.ztdx, [Fault(name)])
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    client.send(try venue.signed("POST", "/fapi/v1/leverage", json: change))
    let received = client.receive()
    #expect(received.head.isEmpty && received.body.isEmpty && received.isCutShort)
    #expect(venue.held("BTCUSDT") == (name == .dropApplied ? "20/20" : "100/100"))
  }

  @Test func `a connection dropped during the answer leaves half a body`() throws {
    let (venue, address) = try started(.ztdx, [Fault(.dropDuring)])
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    client.send(try venue.signed("POST", "/fapi/v1/leverage", json: change))
    let received = client.receive()
    #expect(received.status == 200)
    #expect(received.isCutShort)
    let announced = try #require(received.announced)
    #expect(received.body.count == announced / 2)
    #expect(venue.held("BTCUSDT") == "20/20")
  }

  @Test func `a connection dropped after the answer closes without notice`() throws {
    let (venue, address) = try started(.ztdx, [Fault(.dropAfter)])
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    client.send(try venue.signed("POST", "/fapi/v1/leverage", json: change))
    let received = client.receive()
    #expect(received.status == 200 && !received.isCutShort)
    #expect(!received.head.lowercased().contains("connection: close"))
    #expect(client.isClosed())
  }

  @Test(arguments: [FaultName.hangBefore, .hangAfter])
  func `a hanging request holds nobody else back and ends when the simulator stops`(
    name: FaultName
  ) throws {
    let (venue, address) = try started(
      .ztdx, [Fault(name, path: "/fapi/v1/leverage", occurrences: 1...1)])
    defer { venue.simulator.stop() }
    let hanging = try SocketClient(baseURL: address)
    hanging.send(try venue.signed("POST", "/fapi/v1/leverage", json: change))
    let other = try SocketClient(baseURL: address)
    var rounds = 0
    repeat {
      other.send(Request(method: "GET", target: "/fapi/v1/ping"))
      #expect(other.receive().status == 200)
      rounds += 1
    } while venue.simulator.requestCounts(venue: "ztdx")["POST /fapi/v1/leverage"] == nil
      && rounds < 100_000
    venue.simulator.stop()
    #expect(hanging.receive().isCutShort)
    #expect(venue.held("BTCUSDT") == (name == .hangAfter ? "20/20" : "100/100"))
  }

  @Test func `fifty megabytes are sent whole`() throws {
    let (venue, address) = try started(.ztdx, [Fault(.hugeBody)])
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    client.send(Request(method: "GET", target: "/fapi/v1/time"))
    let received = client.receive()
    #expect(received.body.count > 50_000_000 && !received.isCutShort)
    #expect(received.body.last == UInt8(ascii: "}"))
  }

  @Test func `a latency is waited for`() throws {
    let (venue, address) = try started(.ztdx, [Fault(.latency, milliseconds: 30)])
    defer { venue.simulator.stop() }
    let client = try SocketClient(baseURL: address)
    let start = ContinuousClock.now
    client.send(Request(method: "GET", target: "/fapi/v1/time"))
    #expect(client.receive().status == 200)
    #expect(ContinuousClock.now - start >= .milliseconds(30))
  }

  @Test func `what is no request of HTTP is refused and harms nothing`() throws {
    let (venue, address) = try started(.ztdx)
    defer { venue.simulator.stop() }
    for text in [
      "\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST % HTTP/1.1\r\n\r\n",
    ] {
      let hostile = try SocketClient(baseURL: address)
      hostile.send(bytes: Array(text.utf8))
    }
    let client = try SocketClient(baseURL: address)
    client.send(Request(method: "GET", target: "/fapi/v1/ping"))
    #expect(client.receive().status == 200)
  }

  @Test func `a client that leaves in the middle of an answer harms nothing`() throws {
    let (venue, address) = try started(.ztdx, [Fault(.hugeBody, path: "/time")])
    defer { venue.simulator.stop() }
    for _ in 0..<3 {
      let leaving = try SocketClient(baseURL: address)
      leaving.send(Request(method: "GET", target: "/fapi/v1/time"))
    }
    let client = try SocketClient(baseURL: address)
    var rounds = 0
    repeat {
      client.send(Request(method: "GET", target: "/fapi/v1/ping"))
      _ = client.receive()
      rounds += 1
    } while venue.simulator.requestCounts(venue: "ztdx")["GET /fapi/v1/time"] != 3
      && rounds < 100_000
    client.send(Request(method: "GET", target: "/fapi/v1/ping"))
    #expect(client.receive().text == "{}")
  }

  @Test func `a request that is held back is given up when its client goes`() throws {
    let (venue, address) = try started(
      .ztdx, [Fault(.latency, milliseconds: 3_600_000, method: "CHANGE")])
    do {
      let leaving = try SocketClient(baseURL: address)
      leaving.send(try venue.signed("POST", "/fapi/v1/leverage", json: change))
    }
    let client = try SocketClient(baseURL: address)
    client.send(Request(method: "GET", target: "/fapi/v1/ping"))
    #expect(client.receive().status == 200)
    venue.simulator.stop()
    #expect(venue.held("BTCUSDT") == "100/100")
  }

  @Test func `many connections at once change one exchange`() async throws {
    let (venue, address) = try started(.coinSwitchFutures)
    defer { venue.simulator.stop() }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for leverage in 1...16 {
        group.addTask {
          let client = try SocketClient(baseURL: address)
          let body =
            #"{"symbol":"BTCUSDT","exchange":"EXCHANGE_2","leverage":\#(leverage)}"#
          client.send(try venue.signed("POST", "/trade/api/v2/futures/leverage", json: body))
          return client.receive().status
        }
      }
      for try await status in group { #expect(status == 200) }
    }
    let counts = venue.simulator.requestCounts(venue: "coinswitch-futures")
    #expect(counts["POST /trade/api/v2/futures/leverage"] == 16)
  }
}
