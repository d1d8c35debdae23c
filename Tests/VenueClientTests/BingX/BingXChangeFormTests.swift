import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

/// The two forms of a change: the query that works, and the JSON body that the page asks for.
struct BingXChangeFormTests {
  private static let lacking = #"{"code":109400,"msg":"symbol is required","data":{}}"#
  private static let accepted =
    #"{"code":0,"msg":"","data":{"leverage":13,"symbol":"BTC-USDT","maxPositionLongVal":"5"}}"#

  /// A venue that answers the query form with one body and the JSON form with another.
  private func client(
    query: String = lacking, json: Result<HTTPResponse, TransportError>
  ) throws -> (any VenueConnection, StubTransport) {
    let transport = Scene.transport(.bingx) { request, _ in
      guard request.method == "POST" else { return nil }
      return request.body.isEmpty ? .success(HTTPResponse(200, query)) : json
    }
    return (try Samples.client(.bingx, transport), transport)
  }

  private func step(_ client: any VenueConnection) throws -> ChangeStep {
    try #require(client.rules.legs(of: try Samples.change(.bingx)).first)
  }

  @Test func `a venue that misses the parameters gets them as JSON, and from then on`()
    async throws
  {
    let (client, transport) = try client(json: .success(HTTPResponse(200, Self.accepted)))
    let step = try step(client)
    #expect(client.rules.preview(of: step).body.isEmpty)
    let first = await client.submit(step)
    #expect(first.forms == [.query, .jsonBody])
    guard case .accepted(let acceptance) = first else {
      Issue.record("\(first)")
      return
    }
    #expect(acceptance.positionCaps[.maximumLongValue] == 5)
    #expect(await client.submit(step).forms == [.jsonBody])
    let sent = transport.sent("POST", Scene.changePath(.bingx))
    #expect(sent.map { $0.body.isEmpty } == [true, false, false])
    #expect(sent[1].query.isEmpty)
    #expect(sent[1].header("Content-Type") == "application/json")
    let preview = client.rules.preview(of: step)
    #expect(
      preview.body
        == #"{"leverage":13,"recvWindow":5000,"side":"BOTH","symbol":"BTC-USDT","#
        + #""timestamp":<time>,"signature":"<signature>"}"#)
    #expect(preview.headers.contains("Content-Type: application/json"))
  }

  static let missing: [(Int, String)] = [
    (100412, "Null signature"), (100421, "Null timestamp or timestamp mismatch"),
    (109400, "Invalid parameters"), (100400, "leverage is required"), (80014, "decode, err:EOF"),
  ]

  @Test(arguments: missing)
  func `a refusal for missing parameters is known by its code and text`(
    _ code: Int, _ text: String
  ) async throws {
    let (client, transport) = try client(
      query: #"{"code":\#(code),"msg":"\#(text)"}"#,
      json: .success(HTTPResponse(200, Self.accepted)))
    guard case .accepted = await client.submit(try step(client)) else {
      Issue.record("not sent again")
      return
    }
    #expect(transport.sent("POST", Scene.changePath(.bingx)).count == 2)
  }

  static let others: [(Int, String)] = [
    (109400, "margin is not enough"), (80020, "risk forbidden"), (100410, "rate limited"),
    (100413, "Incorrect apiKey"), (109500, "symbol not exist"), (101414, "above the maximum"),
    (80014, "timestamp is invalid"), (100001, "Signature verification failed"),
    (109400, "In the Hedge mode, the 'Side' field can only be set to LONG or SHORT."),
  ]

  @Test(arguments: others)
  func `another refusal is not sent again`(_ code: Int, _ text: String) async throws {
    let (client, transport) = try client(
      query: #"{"code":\#(code),"msg":"\#(text)"}"#,
      json: .success(HTTPResponse(200, Self.accepted)))
    let answer = await client.submit(try step(client))
    guard case .failed(let error) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(error.consequence == .notApplied)
    #expect(error.forms == [.query])
    #expect(transport.sent("POST", Scene.changePath(.bingx)).count == 1)
  }

  @Test func `a lost answer to the JSON form leaves the change unknown, and the form open`()
    async throws
  {
    let (client, _) = try client(
      json: .failure(TransportError(.timedOut, mayHaveBeenSent: true, detail: "slow")))
    let answer = await client.submit(try step(client))
    guard case .failed(let error) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(error.consequence == .mayBeApplied)
    #expect(error.forms == [.query, .jsonBody])
    #expect(client.rules.preview(of: try step(client)).body.isEmpty)
  }

  @Test func `a venue that misses them in either form is asked in the query again`()
    async throws
  {
    let (client, transport) = try client(json: .success(HTTPResponse(200, Self.lacking)))
    for _ in 0..<2 {
      guard case .failed(let error) = await client.submit(try step(client)) else {
        Issue.record("taken for a success")
        return
      }
      #expect(error.consequence == .notApplied)
    }
    let sent = transport.sent("POST", Scene.changePath(.bingx))
    #expect(sent.map { $0.body.isEmpty } == [true, false, true, false])
  }
}
