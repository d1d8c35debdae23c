import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct ClockTests {
  @Test func `the offset belongs to the middle of the round trip`() async throws {
    let time = TestTime()
    let transport = Scene.transport(.coinswitchFutures) { request, _ in
      guard request.path == Scene.timePath(.coinswitchFutures) else { return nil }
      // 200 ms there and back; the venue reads its clock half way and is 150 ms ahead.
      time.advance(by: .milliseconds(200))
      return .success(HTTPResponse(200, #"{"serverTime":1790000000250}"#))
    }
    let client = try Samples.client(.coinswitchFutures, transport, time: time)
    let offset = try await client.measureClock(priority: .selected)
    #expect(offset.offset == .milliseconds(150))
    #expect(offset.uncertainty == .milliseconds(100))
  }

  @Test func `requests carry the venue's time`() async throws {
    let transport = Scene.transport(.bingx) { request, _ in
      request.path == Scene.timePath(.bingx)
        ? .success(HTTPResponse(200, #"{"code":0,"data":{"serverTime":1790000090000}}"#)) : nil
    }
    let client = try Samples.client(.bingx, transport)
    _ = try await client.positions(of: nil, priority: .selected)
    let query = transport.sent("GET", Scene.readPath(.bingx)).first?.query ?? ""
    #expect(query.contains("timestamp=1790000090000&"))
  }

  @Test(arguments: Venue.allCases)
  func `a preview names the time instead of ticking`(venue: Venue) throws {
    let client = try Samples.client(venue, Scene.transport(venue) { _, _ in nil })
    let step = try #require(client.rules.legs(of: try Samples.change(venue)).first)
    let preview = client.rules.preview(of: step)
    let text = ([preview.url] + preview.headers).joined(separator: "\n")
    #expect(text.contains("timestamp=<time>") || text.contains("X-AUTH-EPOCH: <time>"))
    #expect(!text.contains(String(Int64.max)))
  }

  @Test func `a clock that jumped looks like a wrong key to CoinSwitch, and is measured again`()
    async throws
  {
    let path = Scene.readPath(.coinswitchFutures)
    let time = TestTime()
    let transport = Scene.transport(.coinswitchFutures) { request, earlier in
      if request.path == Scene.timePath(.coinswitchFutures), earlier > 0 {
        return .success(HTTPResponse(200, #"{"serverTime":1790000300000}"#))
      }
      return request.path == path && earlier == 1
        ? .success(HTTPResponse(401, #"{"message":"Invalid access"}"#)) : nil
    }
    let client = try Samples.client(.coinswitchFutures, transport, time: time)
    _ = try await client.positions(of: nil, priority: .selected)
    time.advance(by: .seconds(1))
    #expect(try await client.positions(of: nil, priority: .selected).count == 1)
    #expect(transport.sent("GET", path).count == 3)
    // Not the pause for a passing mistake: the new offset is reason enough.
    #expect(time.waits.isEmpty)
    #expect(transport.sent("GET", path).last?.header("X-AUTH-EPOCH")?.hasPrefix("17900003") == true)
  }

  @Test func `a wrong key does not have the clock measured each time it is rejected`() async throws
  {
    let path = Scene.readPath(.coinswitchFutures)
    let time = TestTime()
    let transport = Scene.transport(.coinswitchFutures) { request, _ in
      request.path == path
        ? .success(HTTPResponse(401, #"{"message":"Invalid access"}"#)) : nil
    }
    let client = try Samples.client(.coinswitchFutures, transport, time: time)
    for _ in 0..<5 {
      await #expect(throws: VenueError.self) {
        try await client.positions(of: nil, priority: .selected)
      }
      time.advance(by: .seconds(1))
    }
    #expect(transport.sent("GET", Scene.timePath(.coinswitchFutures)).count == 2)
    time.advance(by: .seconds(30))
    await #expect(throws: VenueError.self) {
      try await client.positions(of: nil, priority: .selected)
    }
    #expect(transport.sent("GET", Scene.timePath(.coinswitchFutures)).count == 3)
  }

  @Test func `a local clock that is set anew is measured again before anything is signed`()
    async throws
  {
    let time = TestTime()
    let transport = Scene.transport(.bingx) { request, _ in
      request.path == Scene.timePath(.bingx)
        ? .success(HTTPResponse(200, #"{"code":0,"data":{"serverTime":1790000000000}}"#)) : nil
    }
    let client = try Samples.client(.bingx, transport, time: time)
    _ = try await client.positions(of: nil, priority: .selected)
    time.step(by: .seconds(-3600))
    _ = try await client.positions(of: nil, priority: .selected)
    _ = try await client.positions(of: nil, priority: .selected)
    #expect(transport.sent("GET", Scene.timePath(.bingx)).count == 2)
    let queries = transport.sent("GET", Scene.readPath(.bingx)).compactMap(\.query)
    #expect(queries.count == 3)
    #expect(queries.allSatisfy { $0.contains("timestamp=1790000000000&") })
  }

  @Test func `a venue that does not tell its time is still read, by the local clock`()
    async throws
  {
    let transport = Scene.transport(.ztdx) { request, _ in
      request.path == Scene.timePath(.ztdx) ? .success(HTTPResponse(500, "")) : nil
    }
    let client = try Samples.client(.ztdx, transport)
    _ = try await client.positions(of: nil, priority: .selected)
    let query = transport.sent("GET", Scene.readPath(.ztdx)).first?.query ?? ""
    #expect(query.contains("timestamp=1790000000000&"))
  }
}
