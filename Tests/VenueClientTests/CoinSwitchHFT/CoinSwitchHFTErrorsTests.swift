import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct CoinSwitchHFTErrorsTests {
  @Test(arguments: [
    (10001, VenueError.Kind.badRequest), (10029, .badRequest), (10002, .clockRejected),
    (10003, .keyRejected), (10004, .keyRejected), (10005, .permissionDenied), (10006, .rateLimited),
    (10000, .venueFault), (10016, .venueFault), (110013, .leverageNotAllowed),
    (110007, .marginTooLow), (110012, .marginTooLow), (110044, .marginTooLow),
    (110045, .marginTooLow), (110011, .positionTooLarge), (110046, .positionTooLarge),
    (110036, .refused), (110038, .refused), (110024, .positionOpen), (110028, .orderOpen),
    (110025, .positionModeMismatch), (110029, .positionModeMismatch), (987654, .refused),
  ])
  func `codes inside HTTP 200 are understood`(_ code: Int, _ kind: VenueError.Kind) throws {
    let error = try #require(
      CoinSwitchHFT().failure(
        in: VenueAnswer(200, #"{"retCode":\#(code),"retMsg":"text","result":{}}"#),
        to: CoinSwitchHFT.Endpoints.setLeverage))
    #expect(error.kind == kind)
    #expect(error.code?.text == String(code))
  }

  @Test func `the proxy's own envelope names its request`() throws {
    let error = try #require(
      CoinSwitchHFT().failure(
        in: VenueAnswer(401, try Payload.text(.coinswitchHFT, "error-proxy")),
        to: CoinSwitchHFT.Endpoints.time))
    #expect(error.kind == .keyRejected)
    #expect(error.message?.text == "Unauthorized: Signature validation failed")
    #expect(error.requestIdentifier?.text == "0d7a8f6e-1111-4222-8333-944455556666")
  }

  @Test(arguments: [
    (401, #"{"retMsg":"Unauthorized: Invalid signature"}"#, VenueError.Kind.keyRejected),
    (400, #"{"message":"X-AUTH-EPOCH missing","data":null,"request_id":"r"}"#, .badRequest),
    (429, "<html>Too Many</html>", .rateLimited), (403, "", .permissionDenied),
    (502, "<html>", .venueFault), (200, "<html>OK</html>", .unreadable),
    (200, #"{"message":"strange"}"#, .unreadable), (200, #"{"retCode":"0x"}"#, .unreadable),
  ])
  func `other answers are judged by their status`(
    _ status: Int, _ body: String, _ kind: VenueError.Kind
  ) {
    let error = CoinSwitchHFT().failure(
      in: VenueAnswer(status, body), to: CoinSwitchHFT.Endpoints.setLeverage)
    #expect(error?.kind == kind)
  }

  @Test func `a code as text is a code`() {
    let answer = VenueAnswer(200, #"{"retCode":"0","retMsg":"OK","result":{}}"#)
    #expect(CoinSwitchHFT().failure(in: answer, to: CoinSwitchHFT.Endpoints.time) == nil)
  }
}
