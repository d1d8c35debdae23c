import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct ZTDXClientTests {
  private let changePath = Scene.changePath(.ztdx)

  private func step(_ client: any VenueConnection) throws -> ChangeStep {
    try #require(client.rules.legs(of: try Samples.change(.ztdx)).first)
  }

  @Test func `a change is echoed, and the setting stays one that cannot be read`() async throws {
    let client = try Samples.client(.ztdx, Scene.transport(.ztdx))
    let answer = await client.submit(try step(client))
    guard case .accepted(let acceptance) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(acceptance.echo == (try Leverage("20")))
    let reading = try await client.leverage(of: try Samples.symbol(.ztdx), priority: .selected)
    #expect(reading.setting == .notOffered)
  }

  @Test func `a value outside the band is refused by the documented code`() async throws {
    let path = changePath
    let body = try Payload.text(.ztdx, "error-handler")
    let transport = Scene.transport(.ztdx) { request, _ in
      request.path == path ? .success(HTTPResponse(400, body)) : nil
    }
    let client = try Samples.client(.ztdx, transport)
    guard case .failed(let error) = await client.submit(try step(client)) else {
      Issue.record("accepted")
      return
    }
    #expect(error.kind == .leverageNotAllowed)
  }

  @Test func `a venue without one list of maxima is asked for the other, and then for none`()
    async throws
  {
    let first = Scene.transport(.ztdx) { request, _ in
      request.path == "/api/v1/markets/risk-params" ? .success(HTTPResponse(404, "")) : nil
    }
    let listed = try await Samples.client(.ztdx, first).instruments(priority: .selected)
    #expect(listed.first?.limits?.maximum.description == "100")
    let neither = Scene.transport(.ztdx) { request, _ in
      request.path.hasPrefix("/api/v1/markets") ? .success(HTTPResponse(404, "")) : nil
    }
    let bare = try await Samples.client(.ztdx, neither).instruments(priority: .selected)
    #expect(bare.count == 1)
    #expect(bare.first?.limits == nil)
  }

  @Test func `a line that breaks while the maxima are read fails the list`() async throws {
    let transport = Scene.transport(.ztdx) { request, _ in
      request.path.hasPrefix("/api/v1/markets")
        ? .failure(TransportError(.connectionLost, mayHaveBeenSent: true, detail: "cut")) : nil
    }
    let client = try Samples.client(.ztdx, transport)
    await #expect(throws: VenueError.self) { try await client.instruments(priority: .selected) }
  }

  @Test func `weight that others have used is left to them`() async throws {
    let time = TestTime()
    let body = try Payload.text(.ztdx, "empty")
    let transport = Scene.transport(.ztdx) { request, earlier in
      request.path == "/fapi/v1/positionRisk" && earlier == 0
        ? .success(
          HTTPResponse(200, body, headers: [HTTPHeader("X-MBX-USED-WEIGHT-1M", "2400")])) : nil
    }
    let client = try Samples.client(.ztdx, transport, time: time)
    _ = try await client.positions(of: nil, priority: .change)
    #expect(time.uptime < .seconds(1))
    _ = try await client.positions(of: nil, priority: .change)
    #expect(time.uptime >= .seconds(59))
  }
}
