import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct CoinSwitchHFTClientTests {
  private let changePath = Scene.changePath(.coinswitchHFT)

  private func answer(_ code: Int) -> StubTransport {
    Scene.transport(.coinswitchHFT) { request, _ in
      request.method == "POST"
        ? .success(HTTPResponse(200, #"{"retCode":\#(code),"retMsg":"text","result":{}}"#)) : nil
    }
  }

  private func submit(_ transport: StubTransport) async throws -> ChangeAnswer {
    let client = try Samples.client(.coinswitchHFT, transport)
    let step = try #require(client.rules.legs(of: try Samples.change(.coinswitchHFT)).first)
    return await client.submit(step)
  }

  @Test func `not modified is told apart from a refusal`() async throws {
    guard case .notModified(let error) = try await submit(answer(110043)) else {
      Issue.record("110043 is not taken for not modified")
      return
    }
    #expect(error.code?.text == "110043")
    guard case .failed(let refusal) = try await submit(answer(110044)) else {
      Issue.record("110044 is taken for success")
      return
    }
    #expect(refusal.kind == .marginTooLow)
  }

  @Test func `both sides go in one request, as text`() async throws {
    let transport = Scene.transport(.coinswitchHFT)
    let client = try Samples.client(.coinswitchHFT, transport)
    let change = Change(
      symbol: try Samples.symbol(.coinswitchHFT), from: nil,
      to: LeverageSetting(long: try Leverage("12.34"), short: try Leverage("5")),
      positionMode: .hedge)
    let steps = client.rules.legs(of: change)
    #expect(steps.map(\.sides) == [[.long, .short]])
    let step = try #require(steps.first)
    #expect(await client.submit(step) == .accepted(echo: nil))
    #expect(
      transport.sent("POST", changePath).first?.bodyText
        == #"{"category":"linear","symbol":"BTCUSDT","buyLeverage":"12.34","sellLeverage":"5"}"#)
  }

  @Test func `two values are not sent in one-way mode`() async throws {
    let transport = Scene.transport(.coinswitchHFT)
    let client = try Samples.client(.coinswitchHFT, transport)
    let step = ChangeStep(
      symbol: try Samples.symbol(.coinswitchHFT), sides: [.long, .short],
      target: LeverageSetting(long: try Leverage("12"), short: try Leverage("5")),
      positionMode: .oneWay)
    guard case .failed = await client.submit(step) else {
      Issue.record("sent")
      return
    }
    #expect(transport.sent.isEmpty)
  }

  @Test func `instruments are read page after page`() async throws {
    let body = try Payload.text(.coinswitchHFT, "instruments-info")
    let transport = Scene.transport(.coinswitchHFT) { request, earlier in
      guard request.path == "/v5/market/instruments-info", earlier < 2 else { return nil }
      let page = body.replacingOccurrences(of: "BTCUSDT", with: "A\(earlier)USDT")
        .replacingOccurrences(
          of: #""nextPageCursor":"""#, with: #""nextPageCursor":"first%3DX\#(earlier)""#)
      return .success(HTTPResponse(200, page))
    }
    let client = try Samples.client(.coinswitchHFT, transport)
    let instruments = try await client.instruments(priority: .selected)
    #expect(instruments.map(\.symbol.text) == ["A0USDT", "A1USDT", "BTCUSDT"])
    let queries = transport.sent("GET", "/v5/market/instruments-info").map(\.query)
    #expect(queries.allSatisfy { $0.contains("limit=1000") })
    #expect(queries.last?.hasSuffix("cursor=first%253DX1") == true)
  }

  @Test func `a cursor that goes in circles ends`() async throws {
    let body = try Payload.text(.coinswitchHFT, "instruments-info")
      .replacingOccurrences(of: #""nextPageCursor":"""#, with: #""nextPageCursor":"again""#)
    let transport = Scene.transport(.coinswitchHFT) { request, _ in
      request.path == "/v5/market/instruments-info" ? .success(HTTPResponse(200, body)) : nil
    }
    let client = try Samples.client(.coinswitchHFT, transport)
    #expect(try await client.instruments(priority: .selected).count == 1)
    #expect(transport.sent("GET", "/v5/market/instruments-info").count == 2)
  }
}
