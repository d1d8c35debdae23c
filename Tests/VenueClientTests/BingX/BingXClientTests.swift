import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct BingXClientTests {
  private let changePath = Scene.changePath(.bingx)

  private func change(
    from: (String, String)?, to: (String, String), mode: PositionMode?
  ) throws -> Change {
    func setting(_ values: (String, String)) throws -> LeverageSetting {
      LeverageSetting(long: try Leverage(values.0), short: try Leverage(values.1))
    }
    return Change(
      symbol: try Samples.symbol(.bingx), from: try from.map(setting), to: try setting(to),
      positionMode: mode)
  }

  @Test func `hedge mode takes a request a side, long first, and only sides that differ`() throws {
    let client = try Samples.client(.bingx, Scene.transport(.bingx))
    let both = client.rules.legs(of: try change(from: nil, to: ("5", "5"), mode: .hedge))
    #expect(both.map(\.sides) == [[.long], [.short]])
    let short = client.rules.legs(of: try change(from: ("5", "9"), to: ("5", "7"), mode: .hedge))
    #expect(short.map(\.sides) == [[.short]])
    let none = client.rules.legs(of: try change(from: ("5", "7"), to: ("5", "7"), mode: .hedge))
    #expect(none.isEmpty)
  }

  @Test func `one-way mode takes one request for both`() async throws {
    let transport = Scene.transport(.bingx)
    let client = try Samples.client(.bingx, transport)
    let steps = client.rules.legs(of: try change(from: nil, to: ("13", "13"), mode: .oneWay))
    #expect(steps.map(\.sides) == [[.long, .short]])
    let step = try #require(steps.first)
    _ = await client.submit(step)
    #expect(transport.sent("POST", changePath).first?.query.contains("side=BOTH") == true)
  }

  @Test func `each side is sent with its own name and value`() async throws {
    let transport = Scene.transport(.bingx)
    let client = try Samples.client(.bingx, transport)
    for step in client.rules.legs(of: try change(from: nil, to: ("13", "7"), mode: .hedge)) {
      _ = await client.submit(step)
    }
    let queries = transport.sent("POST", changePath).map(\.query)
    #expect(queries.count == 2)
    #expect(queries.first?.hasPrefix("leverage=13&recvWindow=5000&side=LONG&") == true)
    #expect(queries.last?.hasPrefix("leverage=7&recvWindow=5000&side=SHORT&") == true)
  }

  @Test func `nothing is sent while the mode is not known`() async throws {
    let transport = Scene.transport(.bingx)
    let client = try Samples.client(.bingx, transport)
    let step = ChangeStep(
      symbol: try Samples.symbol(.bingx), sides: [.long, .short],
      target: LeverageSetting(both: try Leverage("5")), positionMode: nil)
    guard case .failed = await client.submit(step) else {
      Issue.record("sent without a mode")
      return
    }
    #expect(transport.sent("POST", changePath).isEmpty)
  }

  @Test func `the mode is kept for a while, and read afresh for a change`() async throws {
    let time = TestTime()
    let transport = Scene.transport(.bingx)
    let client = try Samples.client(.bingx, transport, time: time)
    let symbol = try Samples.symbol(.bingx)
    let path = "/openApi/swap/v1/positionSide/dual"
    _ = try await client.positionMode(of: symbol, priority: .visible)
    _ = try await client.positionMode(of: symbol, priority: .visible)
    #expect(transport.sent("GET", path).count == 1)
    time.advance(by: .seconds(10))
    _ = try await client.positionMode(of: symbol, priority: .visible)
    #expect(transport.sent("GET", path).count == 1)
    _ = try await client.positionMode(of: symbol, priority: .change)
    #expect(transport.sent("GET", path).count == 2)
  }

  @Test func `a refusal over the mode makes the mode be read again`() async throws {
    let transport = Scene.transport(.bingx) { request, _ in
      request.method == "POST"
        ? (try? Payload.text(.bingx, "error")).map { .success(HTTPResponse(200, $0)) } : nil
    }
    let client = try Samples.client(.bingx, transport)
    let symbol = try Samples.symbol(.bingx)
    _ = try await client.positionMode(of: symbol, priority: .visible)
    let step = try #require(client.rules.legs(of: try Samples.change(.bingx)).first)
    guard case .failed(let error) = await client.submit(step) else {
      Issue.record("accepted")
      return
    }
    #expect(error.kind == .positionModeMismatch)
    _ = try await client.positionMode(of: symbol, priority: .visible)
    #expect(transport.sent("GET", "/openApi/swap/v1/positionSide/dual").count == 2)
  }

  @Test func `a clock refusal of a reading measures the clock and tries once more`() async throws {
    let path = Scene.readPath(.bingx)
    let transport = Scene.transport(.bingx) { request, earlier in
      request.path == path && earlier == 0
        ? .success(HTTPResponse(200, #"{"code":109400,"msg":"timestamp is invalid"}"#)) : nil
    }
    let client = try Samples.client(.bingx, transport)
    #expect(try await client.positions(of: nil, priority: .selected).count == 1)
    #expect(transport.sent("GET", path).count == 2)
    #expect(transport.sent("GET", Scene.timePath(.bingx)).count == 2)
  }

  @Test func `a clock refusal of a change is reported and not sent again`() async throws {
    let transport = Scene.transport(.bingx) { request, _ in
      request.method == "POST"
        ? .success(HTTPResponse(200, #"{"code":100421,"msg":"timestamp"}"#)) : nil
    }
    let client = try Samples.client(.bingx, transport)
    let step = try #require(client.rules.legs(of: try Samples.change(.bingx)).first)
    guard case .failed(let error) = await client.submit(step) else {
      Issue.record("accepted")
      return
    }
    #expect(error.kind == .clockRejected)
    #expect(transport.sent("POST", changePath).count == 1)
  }

  @Test func `a block whose end the venue names is waited for`() async throws {
    let path = Scene.readPath(.bingx)
    let time = TestTime()
    let end = Int64(TestTime.start.timeIntervalSince1970 * 1000) + 30_000
    let transport = Scene.transport(.bingx) { request, earlier in
      request.path == path && earlier == 0
        ? .success(
          HTTPResponse(200, #"{"code":100410,"msg":"will be unblocked after \#(end)"}"#)) : nil
    }
    let client = try Samples.client(.bingx, transport, time: time)
    _ = try await client.positions(of: nil, priority: .selected)
    #expect(time.uptime >= .seconds(29))
    #expect(time.uptime < .seconds(31))
  }

  @Test func `a venue without the page of permissions is asked in other ways`() async throws {
    let transport = Scene.transport(.bingx) { request, _ in
      request.path.hasPrefix("/openApi/v1/account/")
        ? .success(HTTPResponse(200, #"{"code":100404,"msg":"this api is not exist"}"#)) : nil
    }
    let client = try Samples.client(.bingx, transport)
    #expect(try await client.verifyKey(priority: .selected).mayChangeLeverage == nil)
    #expect(transport.sent("GET", "/openApi/swap/v3/user/balance").count == 1)
  }

  @Test(arguments: ["X-RateLimit-Requests-Remain"])
  func `a limit that others have used up is waited for`(_ header: String) async throws {
    let path = Scene.readPath(.bingx)
    let time = TestTime()
    let body = try Payload.text(.bingx, "positions-empty")
    let transport = Scene.transport(.bingx) { request, earlier in
      request.path == path && earlier == 0
        ? .success(
          HTTPResponse(
            200, body,
            headers: [HTTPHeader(header, "0"), HTTPHeader("X-RateLimit-Requests-Expire", "900")]))
        : nil
    }
    let client = try Samples.client(.bingx, transport, time: time)
    _ = try await client.positions(of: nil, priority: .change)
    #expect(time.uptime < .milliseconds(100))
    _ = try await client.positions(of: nil, priority: .change)
    #expect(time.uptime >= .milliseconds(900))
  }
}
