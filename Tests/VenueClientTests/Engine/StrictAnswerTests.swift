import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

/// What may follow from an answer to a change: only what the venue's documents say.
struct StrictAnswerTests {
  /// What a client makes of one answer to its change.
  private func answer(
    _ venue: Venue, _ status: Int, _ body: String, headers: [HTTPHeader] = []
  ) async throws -> ChangeAnswer {
    let transport = Scene.transport(venue) { request, _ in
      request.path == Scene.changePath(venue) && request.method == "POST"
        ? .success(HTTPResponse(status, body, headers: headers)) : nil
    }
    let client = try Samples.client(venue, transport)
    let step = try #require(client.rules.legs(of: try Samples.change(venue)).first)
    let answer = await client.submit(step)
    #expect(transport.sent("POST", Scene.changePath(venue)).count == 1)
    return answer
  }

  private func expectUnknown(
    _ venue: Venue, _ status: Int, _ body: String,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    guard case .failed(let error) = try await answer(venue, status, body) else {
      Issue.record("\(status) \(body) is taken for an answer", sourceLocation: location)
      return
    }
    #expect(
      error.consequence == .mayBeApplied, "\(status) \(body): \(error)", sourceLocation: location)
    #expect(error.status == status, sourceLocation: location)
  }

  /// The documented refusals, each with a status of its own.
  static let refusals: [(Venue, Int, String)] = [
    (.coinswitchFutures, 400, #"{"message":"You have an open position"}"#),
    (.coinswitchFutures, 401, #"{"message":"Invalid access"}"#),
    (.coinswitchFutures, 422, #"{"message":"The value of leverage is not valid"}"#),
    (.coinswitchFutures, 429, #"{"message":"Too many requests"}"#),
    (
      .coinswitchHFT, 200,
      #"{"retCode":10001,"retMsg":"Invalid parameter","result":{},"retExtInfo":{},"time":1}"#
    ),
    (
      .coinswitchHFT, 401,
      #"{"message":"Unauthorized: Signature validation failed","data":null,"request_id":"r"}"#
    ),
    (.ztdx, 400, #"{"code":-4028,"msg":"Leverage 500 is not valid. Max: 100"}"#),
    (.ztdx, 429, #"{"code":-1003,"msg":"Too many requests"}"#),
    (
      .ztdx, 401,
      #"{"success":false,"data":null,"error":{"code":"INVALID_API_KEY","message":"Invalid"},"#
        + #""timestamp":1790000000}"#
    ),
    (.ztdx, 422, "Failed to deserialize the JSON body into the target type: x"),
    (.bingx, 200, #"{"code":109400,"msg":"margin is not enough","data":{}}"#),
    (.bingx, 200, #"{"code":100410,"msg":"rate limited"}"#),
    (.bingx, 429, #"{"code":100410,"msg":"rate limited","data":null}"#),
    (.bingx, 200, #"{"code":80020,"msg":"risk forbidden","timestamp":1749815755208}"#),
  ]

  @Test(arguments: refusals)
  func `the documented refusal says that nothing was changed`(
    _ venue: Venue, _ status: Int, _ body: String
  ) async throws {
    guard case .failed(let error) = try await answer(venue, status, body) else {
      Issue.record("taken for a success")
      return
    }
    #expect(error.consequence == .notApplied)
    #expect(error.kind != .unreadable)
  }

  @Test(
    arguments: Venue.allCases, [400, 401, 403, 404, 405, 409, 413, 415, 418, 422, 425, 429, 499])
  func `a 4xx of somebody else leaves a change unknown`(
    _ venue: Venue, _ status: Int
  ) async throws {
    let success = try Payload.text(venue, "set-leverage")
    for body in [
      "", "<html><body>No</body></html>", "{}", "[]", "null", "refused", success,
      #"{"error":"Forbidden"}"#, #"{"message":""}"#, #"{"message":7,"data":{}}"#,
      #"{"status":"error","code":"E1"}"#, #"{"detail":"no"}"#,
    ] {
      try await expectUnknown(venue, status, body)
    }
  }

  /// Refusals whose shape is not quite the documented one.
  static let almost: [(Venue, Int, String)] = [
    (.coinswitchFutures, 403, #"{"message":"Forbidden"}"#),
    (.coinswitchFutures, 400, #"{"message":"no","data":{"leverage":"13"}}"#),
    (.coinswitchFutures, 400, #"{"message":"no","message":"yes"}"#),
    (.coinswitchHFT, 200, #"{"retCode":10001}"#),
    (.coinswitchHFT, 200, #"{"retCode":"10001","retMsg":"no"}"#),
    (.coinswitchHFT, 200, #"{"retCode":10001,"retMsg":"OK","result":{}}"#),
    (.coinswitchHFT, 200, #"{"retCode":10001,"retMsg":"no","retCode":0}"#),
    (.coinswitchHFT, 401, #"{"message":"Unauthorized"}"#),
    (.coinswitchHFT, 418, #"{"retCode":110043,"retMsg":"leverage not modified","result":{}}"#),
    (.ztdx, 200, #"{"code":-4028,"msg":"no"}"#),
    (.ztdx, 400, #"{"code":4028,"msg":"no"}"#),
    (.ztdx, 400, #"{"code":"-4028","msg":"no"}"#),
    (.ztdx, 400, #"{"code":-4028,"msg":"no","leverage":13,"symbol":"BTCUSDT"}"#),
    (.ztdx, 404, #"{"error":"market not found","code":"MARKET_NOT_FOUND"}"#),
    (.ztdx, 408, #"{"code":-1102,"msg":"no"}"#),
    (.ztdx, 400, "<html>Failed to parse the request body as JSON"),
    (.bingx, 200, #"{"code":109400,"msg":"no","data":{"leverage":13,"symbol":"BTC-USDT"}}"#),
    (.bingx, 200, #"{"code":109400}"#), (.bingx, 200, #"{"code":"109400","msg":"no"}"#),
    (.bingx, 500, #"{"code":109400,"msg":"no"}"#),
  ]

  @Test(arguments: almost)
  func `a refusal in another shape leaves a change unknown`(
    _ venue: Venue, _ status: Int, _ body: String
  ) async throws {
    try await expectUnknown(venue, status, body)
  }

  @Test(arguments: Venue.allCases, [201, 202, 203, 204, 206, 300, 301, 302, 307, 308])
  func `success has one status`(_ venue: Venue, _ status: Int) async throws {
    try await expectUnknown(venue, status, try Payload.text(venue, "set-leverage"))
  }

  /// A success with something beside it that contradicts it, or that leaves out what is always said.
  static let contradictions: [(Venue, String)] = [
    (
      .coinswitchFutures,
      #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"13"},"message":"Failed"}"#
    ),
    (
      .coinswitchFutures,
      #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"13"},"error":"x"}"#
    ),
    (.coinswitchFutures, #"{"data":{"exchange":"C2C1","symbol":"BTCUSDT","leverage":"13"}}"#),
    (.coinswitchFutures, #"{"data":{"symbol":"BTCUSDT","leverage":"13"}}"#),
    (.coinswitchFutures, #"{"data":{"exchange":"EXCHANGE_2","leverage":"13"}}"#),
    (
      .coinswitchFutures,
      #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"13","leverage":"9"}}"#
    ),
    (.coinswitchHFT, #"{"retCode":0,"retMsg":"leverage invalid","result":{}}"#),
    (.coinswitchHFT, #"{"retCode":0,"retMsg":"OK","message":"Unauthorized"}"#),
    (.coinswitchHFT, #"{"retCode":0,"retMsg":"OK","error":{"code":1}}"#),
    (.coinswitchHFT, #"{"retCode":0,"retCode":10001,"retMsg":"OK"}"#),
    (.ztdx, #"{"leverage":13,"symbol":"BTCUSDT","code":-4028,"msg":"no"}"#),
    (.ztdx, #"{"leverage":13,"symbol":"BTCUSDT","msg":"no"}"#),
    (.ztdx, #"{"leverage":13,"symbol":"BTCUSDT","success":false}"#),
    (.ztdx, #"{"leverage":13,"maxNotionalValue":"1000000"}"#),
    (.ztdx, #"{"leverage":7,"leverage":13,"symbol":"BTCUSDT"}"#),
    (
      .bingx, #"{"code":0,"msg":"margin is not enough","data":{"leverage":13,"symbol":"BTC-USDT"}}"#
    ),
    (.bingx, #"{"code":0,"msg":"","error":"x","data":{"leverage":13,"symbol":"BTC-USDT"}}"#),
    (.bingx, #"{"code":0,"msg":"","data":{"leverage":13}}"#),
    (.bingx, #"{"code":0,"msg":"","data":{}}"#),
    (
      .bingx, #"{"code":0,"msg":"","data":{"leverage":13,"symbol":"BTC-USDT","symbol":"BTC-USDT"}}"#
    ),
  ]

  @Test(arguments: contradictions)
  func `a success that contradicts itself leaves a change unknown`(
    _ venue: Venue, _ body: String
  ) async throws {
    try await expectUnknown(venue, 200, body)
  }

  // MARK: Readings

  /// Answers to a reading of the leverage that are no proof of one value.
  static let ambiguous: [(Venue, String)] = [
    (
      .coinswitchFutures,
      #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"7","leverage":"9"}}"#
    ),
    (
      .coinswitchFutures,
      #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"7"},"message":"Failed"}"#
    ),
    (.coinswitchFutures, #"{"data":{"exchange":"EXCHANGE_1","symbol":"BTCUSDT","leverage":"7"}}"#),
    (.coinswitchFutures, #"{"data":{"exchange":"EXCHANGE_2","leverage":"7"}}"#),
    (
      .coinswitchFutures,
      #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"#
        + "7.00000000000000000000000000000000000000001}}"
    ),
    (
      .coinswitchHFT,
      #"{"retCode":0,"retMsg":"OK","result":{"list":["#
        + #"{"symbol":"BTCUSDT","side":"","size":"0","positionIdx":0,"leverage":"7"},"#
        + #"{"symbol":"BTCUSDT","side":"","size":"0","positionIdx":0,"leverage":"9"}]}}"#
    ),
    (
      .coinswitchHFT,
      #"{"retCode":0,"retMsg":"no","result":{"list":["#
        + #"{"symbol":"BTCUSDT","side":"","size":"0","positionIdx":0,"leverage":"7"}]}}"#
    ),
    (
      .bingx,
      #"{"code":0,"msg":"","data":{"symbol":"BTC-USDT","longLeverage":7,"longLeverage":9,"#
        + #""shortLeverage":7}}"#
    ),
    (
      .bingx,
      #"{"code":0,"msg":"","data":{"symbol":"BTC-USDT","longLeverage":7,"shortLeverage":"#
        + "7.00000000000000000000000000000000000000001}}"
    ),
  ]

  @Test(arguments: ambiguous)
  func `a reading that can be understood in two ways is unreadable`(
    _ venue: Venue, _ body: String
  ) async throws {
    let transport = Scene.transport(venue) { request, _ in
      request.method == "GET" && request.path != Scene.timePath(venue)
        ? .success(HTTPResponse(200, body)) : nil
    }
    let client = try Samples.client(venue, transport)
    let error = await #expect(throws: VenueError.self) {
      try await client.leverage(of: try Samples.symbol(venue), priority: .change)
    }
    #expect(error?.kind == .unreadable)
  }

  @Test(arguments: Venue.allCases, [201, 202, 206, 302])
  func `a reading with another status than 200 is unreadable`(
    _ venue: Venue, _ status: Int
  ) async throws {
    let transport = Scene.transport(venue) { request, _ in
      guard request.path == Scene.readPath(venue) else { return nil }
      let body = (try? Payload.text(venue, Scene.names(venue)["GET \(request.path)"] ?? "")) ?? ""
      return .success(HTTPResponse(status, body))
    }
    let client = try Samples.client(venue, transport)
    let error = await #expect(throws: VenueError.self) {
      try await client.positions(of: nil, priority: .selected)
    }
    #expect(error?.kind == .unreadable)
    #expect(error?.status == status)
  }

  // MARK: Limits

  @Test(arguments: [Venue.coinswitchFutures, .coinswitchHFT, .bingx])
  func `a ban that leaves a change unknown lets the reading through that would tell`(
    _ venue: Venue
  ) async throws {
    let time = TestTime()
    let transport = Scene.transport(venue) { request, _ in
      request.path == Scene.changePath(venue) && request.method == "POST"
        ? .success(HTTPResponse(418, "<html>teapot</html>")) : nil
    }
    let client = try Samples.client(venue, transport, time: time)
    let step = try #require(client.rules.legs(of: try Samples.change(venue)).first)
    guard case .failed(let error) = await client.submit(step) else {
      Issue.record("taken for a success")
      return
    }
    #expect(error.consequence == .mayBeApplied)
    #expect(error.retryAfter == .seconds(600))

    // What nobody needs in order to know stays away.
    let symbol = try Samples.symbol(venue)
    let closed = await #expect(throws: VenueError.self) {
      try await client.leverage(of: symbol, priority: .selected)
    }
    #expect(closed?.kind == .rateLimited)
    guard case .failed(let second) = await client.submit(step) else {
      Issue.record("sent under a ban")
      return
    }
    #expect(second.kind == .rateLimited)
    #expect(transport.sent("POST", Scene.changePath(venue)).count == 1)

    // The reading that tells goes through, and since it is answered, so does everything else.
    _ = try await client.leverage(of: symbol, priority: .change)
    _ = try await client.leverage(of: symbol, priority: .selected)
  }

  @Test(arguments: [Venue.coinswitchFutures, .coinswitchHFT, .bingx])
  func `readings that would tell knock at a closed gate every half minute, no oftener`(
    _ venue: Venue
  ) async throws {
    let time = TestTime()
    let transport = Scene.transport(venue) { request, _ in
      request.path == Scene.timePath(venue) && request.method == "GET"
        ? nil : .success(HTTPResponse(418, ""))
    }
    let client = try Samples.client(venue, transport, time: time)
    let step = try #require(client.rules.legs(of: try Samples.change(venue)).first)
    _ = await client.submit(step)
    let symbol = try Samples.symbol(venue)
    func read() async { _ = try? await client.leverage(of: symbol, priority: .change) }
    func readings() -> Int {
      transport.sent.count { $0.method == "GET" && $0.path != Scene.timePath(venue) }
    }
    await read()
    await read()
    #expect(readings() == 1)
    time.advance(by: .seconds(29))
    await read()
    #expect(readings() == 1)
    time.advance(by: .seconds(2))
    await read()
    await read()
    #expect(readings() == 2)
  }

  @Test(arguments: Venue.allCases)
  func `a limit that somebody else named holds for the next change`(_ venue: Venue) async throws {
    let time = TestTime()
    let transport = Scene.transport(venue) { request, earlier in
      request.path == Scene.changePath(venue) && request.method == "POST" && earlier == 0
        ? .success(HTTPResponse(429, "<html>", headers: [HTTPHeader("Retry-After", "20")])) : nil
    }
    let client = try Samples.client(venue, transport, time: time)
    let step = try #require(client.rules.legs(of: try Samples.change(venue)).first)
    guard case .failed(let error) = await client.submit(step) else {
      Issue.record("taken for a success")
      return
    }
    #expect(error.consequence == .mayBeApplied)
    let before = time.uptime
    guard case .accepted = await client.submit(step) else {
      Issue.record("the second is not accepted")
      return
    }
    #expect(time.uptime - before >= .seconds(20))
  }
}
