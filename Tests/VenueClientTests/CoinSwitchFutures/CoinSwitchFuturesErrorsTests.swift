import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct CoinSwitchFuturesErrorsTests {
  @Test(arguments: [
    (400, "Please close your open position", VenueError.Kind.refused),
    (401, "Invalid access", .keyRejected),
    (401, "API Key or Signature is not Correct", .keyRejected),
    (403, "Forbidden", .permissionDenied),
    (404, "no such symbol", .refused),
    (422, "The value you provided for the field leverage is not valid", .leverageNotAllowed),
    (422, "Input symbol is missing", .refused),
    (422, "Input exchange is missing", .badRequest),
    (429, "Too many requests", .rateLimited),
    (500, "oops", .venueFault),
    (503, "maintenance", .venueFault),
    (504, "", .timedOut),
  ])
  func `a change is judged by its status`(
    _ status: Int, _ message: String, _ kind: VenueError.Kind
  ) throws {
    let error = try #require(
      CoinSwitchFutures().failure(
        in: VenueAnswer(status, #"{"message":"\#(message)"}"#),
        to: CoinSwitchFutures.Endpoints.setLeverage))
    #expect(error.kind == kind)
    #expect(error.status == status)
    #expect((error.message?.text ?? "") == message)
    #expect(error.code == nil)
  }

  @Test func `an unknown symbol of a reading is named as such`() {
    let error = CoinSwitchFutures().failure(
      in: VenueAnswer(422, #"{"message":"symbol is not valid"}"#),
      to: CoinSwitchFutures.Endpoints.leverage)
    #expect(error?.kind == .unknownSymbol)
  }

  @Test func `the venue's words are cleaned`() {
    let error = CoinSwitchFutures().failure(
      in: VenueAnswer(400, #"{"message":"\u001b[31mred\u202e evil\u0007"}"#),
      to: CoinSwitchFutures.Endpoints.setLeverage)
    #expect(error?.message?.text == "red evil")
  }

  @Test func `a wrong key that worked just before is tried a second time, and no more`()
    async throws
  {
    let time = TestTime()
    let path = Scene.readPath(.coinswitchFutures)
    let transport = Scene.transport(.coinswitchFutures) { request, earlier in
      request.path == path && (earlier == 1 || earlier > 2)
        ? .success(HTTPResponse(401, #"{"message":"Invalid access"}"#)) : nil
    }
    let client = try Samples.client(.coinswitchFutures, transport, time: time)
    _ = try await client.positions(of: nil, priority: .selected)
    #expect(try await client.positions(of: nil, priority: .selected).count == 1)
    #expect(transport.sent("GET", path).count == 3)
    let error = await #expect(throws: VenueError.self) {
      try await client.positions(of: nil, priority: .selected)
    }
    #expect(error?.kind == .keyRejected)
    #expect(transport.sent("GET", path).count == 5)
  }

  @Test func `a key that never worked is not tried again`() async throws {
    let path = Scene.readPath(.coinswitchFutures)
    let transport = Scene.transport(.coinswitchFutures) { request, _ in
      request.path == path ? .success(HTTPResponse(401, #"{"message":"Invalid access"}"#)) : nil
    }
    let client = try Samples.client(.coinswitchFutures, transport)
    await #expect(throws: VenueError.self) {
      try await client.positions(of: nil, priority: .selected)
    }
    #expect(transport.sent("GET", path).count == 1)
  }

  @Test func `a rejected change is not tried again even by a key that worked`() async throws {
    let transport = Scene.transport(.coinswitchFutures) { request, _ in
      request.method == "POST" ? .success(HTTPResponse(401, #"{"message":"Invalid"}"#)) : nil
    }
    let client = try Samples.client(.coinswitchFutures, transport)
    _ = try await client.positions(of: nil, priority: .selected)
    let step = try #require(client.rules.legs(of: try Samples.change(.coinswitchFutures)).first)
    _ = await client.submit(step)
    #expect(transport.sent("POST", Scene.changePath(.coinswitchFutures)).count == 1)
  }
}
