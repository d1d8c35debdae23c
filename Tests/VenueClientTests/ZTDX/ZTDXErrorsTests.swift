import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct ZTDXErrorsTests {
  private func failure(_ status: Int, _ body: String) -> VenueError? {
    ZTDX().failure(in: VenueAnswer(status, body), to: ZTDX.Endpoints.setLeverage)
  }

  @Test(arguments: [
    (-1001, 500, VenueError.Kind.venueFault), (-1013, 400, .badRequest),
    (-1021, 400, .clockRejected),
    (-1022, 400, .keyRejected), (-1100, 400, .badRequest), (-1102, 400, .badRequest),
    (-1121, 400, .unknownSymbol), (-1128, 400, .badRequest), (-2014, 401, .keyRejected),
    (-2015, 401, .permissionDenied), (-2019, 400, .marginTooLow), (-2027, 400, .positionTooLarge),
    (-2028, 400, .marginTooLow), (-4028, 400, .leverageNotAllowed), (-4046, 400, .badRequest),
    (-4059, 400, .positionModeMismatch), (-4141, 400, .instrumentClosed),
    (-4161, 400, .positionOpen),
    (-2011, 400, .badRequest), (-2013, 404, .badRequest), (-1003, 429, .rateLimited),
    (-1007, 408, .timedOut), (-9999, 400, .badRequest),
    (-9999, 500, .venueFault), (-9999, 200, .refused),
  ])
  func `the handlers' codes are understood, unknown ones by their status`(
    _ code: Int, _ status: Int, _ kind: VenueError.Kind
  ) throws {
    let error = try #require(failure(status, #"{"code":\#(code),"msg":"text"}"#))
    #expect(error.kind == kind)
    #expect(error.code?.text == String(code))
    #expect(error.message?.text == "text")
  }

  @Test(arguments: [
    ("UNAUTHORIZED", "Missing or invalid authorization header", 401, VenueError.Kind.keyRejected),
    ("INVALID_API_KEY", "Invalid API Key", 401, .keyRejected),
    ("API_KEY_DISABLED", "API Key is disabled", 401, .keyRejected),
    ("IP_NOT_ALLOWED", "IP address 1.2.3.4 is not in the whitelist", 403, .permissionDenied),
    ("SIGNATURE_INVALID", "Missing signature parameter", 401, .keyRejected),
    ("SIGNATURE_INVALID", "Timestamp outside recv window", 401, .clockRejected),
    ("SIGNATURE_INVALID", "Invalid signature", 401, .keyRejected),
    ("INTERNAL_ERROR", "Internal server error", 500, .venueFault),
  ])
  func `the envelope of authentication is understood`(
    _ code: String, _ message: String, _ status: Int, _ kind: VenueError.Kind
  ) throws {
    let body = """
      {"success":false,"data":null,"error":{"code":"\(code)","message":"\(message)"},
      "timestamp":1790000000}
      """
    let error = try #require(failure(status, body))
    #expect(error.kind == kind)
    #expect(error.code?.text == code)
    #expect(error.message?.text == message)
  }

  @Test func `the public pages' envelope is understood`() throws {
    let error = try #require(failure(404, try Payload.text(.ztdx, "error-public")))
    #expect(error.kind == .unknownSymbol)
    #expect(error.code?.text == "MARKET_NOT_FOUND")
    #expect(error.message?.text == "market XUSDT not found")
  }

  @Test(arguments: [
    (415, "Expected request with `Content-Type: application/json`", VenueError.Kind.badRequest),
    (400, "Failed to parse the request body as JSON: x", .badRequest),
    (422, "Failed to deserialize the JSON body into the target type: x", .badRequest),
    (405, "", .badRequest), (429, "<html>", .rateLimited), (503, "", .venueFault),
    (403, "<html>WAF</html>", .permissionDenied), (408, "", .timedOut),
  ])
  func `plain text, HTML and nothing are judged by their status`(
    _ status: Int, _ body: String, _ kind: VenueError.Kind
  ) throws {
    let error = try #require(failure(status, body))
    #expect(error.kind == kind)
    #expect((error.message?.text ?? "") == (body.contains("<") ? "" : body))
  }

  @Test(arguments: [
    #"{"code":200,"msg":"success"}"#, #"{"leverage":20,"symbol":"BTCUSDT"}"#, "[]", "{}",
  ])
  func `success is no failure`(_ body: String) {
    #expect(failure(200, body) == nil)
  }

  @Test func `success that is denied inside is a failure`() throws {
    let body = try Payload.text(.ztdx, "error-authentication")
    #expect(failure(200, body)?.kind == .keyRejected)
  }
}
