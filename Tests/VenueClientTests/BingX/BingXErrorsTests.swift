import Foundation
import LeverDomain
import Testing
import Transport

@testable import VenueClient

struct BingXErrorsTests {
  private static let clock = "timestamp is invalid"
  private static let cap =
    "The maximum leverage for the trading pair is 150, please reduce the leverage"

  @Test(arguments: [
    (100001, "Signature verification failed", VenueError.Kind.keyRejected),
    (100004, "Permission denied", .permissionDenied), (100400, "bad", .badRequest),
    (100404, "this api is not exist", .badRequest), (100412, "no signature", .keyRejected),
    (100413, "Incorrect apiKey", .keyRejected),
    (100419, "your ip is not allowed", .permissionDenied),
    (100421, "off", .clockRejected), (80014, clock, .clockRejected),
    (109400, clock, .clockRejected),
    (80014, "parameter", .badRequest), (100410, "rate limited", .rateLimited),
    (109429, "over 20 error code", .rateLimited),
    (
      100410,
      "code:100410:The endpoint trigger frequency limit rule is currently in the disabled period and will be unblocked after 1727193814249",
      .rateLimited
    ),
    (
      100410,
      "over 20 error code:100202 requests within 480000 ms for this api, please verify and fix it ,can retry after time: 1727193970155",
      .rateLimited
    ),
    (100202, "too many", .rateLimited), (80020, "risk forbidden", .refused),
    (109500, "symbol not exist", .unknownSymbol),
    (
      100421,
      "Null timestamp or timestamp mismatch, try to run our sample code from the link https://bingx-api.github.io/docs/#/en-us/spot/account-api.html#Query%20Assets",
      .clockRejected
    ),
    (100500, "The current system is busy", .venueFault),
    (109500, "The current system is busy", .venueFault),
    (109500, "Account Service Unavailable, err:symbol not exist", .unknownSymbol),
    (109500, "leverage illegal", .leverageNotAllowed),
    (80012, "leverage illegal", .leverageNotAllowed),
    (80001, cap, .leverageNotAllowed), (109400, cap, .leverageNotAllowed),
    (109400, "margin is not enough", .marginTooLow),
    (
      109400, "In the Hedge mode, the 'Side' field can only be set to LONG or SHORT.",
      .positionModeMismatch
    ),
    (
      109400, "In the One-way mode, the 'Side' field can only be set to BOTH.",
      .positionModeMismatch
    ),
    (
      109400, "Q-USDT,symbol not exist, please verify it in api: /openApi/swap/v2/quote/contracts",
      .unknownSymbol
    ),
    (109400, "something", .badRequest), (80020, "risk", .refused), (109403, "risk", .refused),
    (109415, "paused", .instrumentClosed), (109417, "pre", .instrumentClosed),
    (109425, "no", .unknownSymbol), (109401, "mode", .refused), (104103, "mode", .refused),
    (101201, "position too large", .positionTooLarge), (101222, "risk", .leverageNotAllowed),
    (101209, "cap", .positionTooLarge), (110287, "cap", .positionTooLarge),
    (101204, "Insufficient margin", .marginTooLow), (101414, "above", .leverageNotAllowed),
    (101415, "suspended", .instrumentClosed), (999999, "new", .refused),
  ])
  func `old and new codes are understood inside HTTP 200`(
    _ code: Int, _ text: String, _ kind: VenueError.Kind
  ) throws {
    let error = try #require(
      BingX().failure(
        in: VenueAnswer(200, #"{"code":\#(code),"msg":"\#(text)","data":{}}"#),
        to: BingX.Endpoints.setLeverage))
    #expect(error.kind == kind)
    #expect(error.code?.text == String(code))
    #expect(error.message?.text == text)
  }

  @Test(arguments: [
    "{}", #"{"code":0,"data":null}"#, #"{"timestamp":1}"#,
  ])
  func `success needs its code`(_ body: String) {
    let error = BingX().failure(in: VenueAnswer(200, body), to: BingX.Endpoints.setLeverage)
    #expect((error == nil) == body.contains("code"))
  }

  @Test func `a failing page of permissions that needs no code is still a failure by its code`() {
    let page = BingX.Endpoints.permissions
    #expect(BingX().failure(in: VenueAnswer(200, #"{"permissions":[2]}"#), to: page) == nil)
    #expect(
      BingX().failure(in: VenueAnswer(200, #"{"code":100413,"msg":"x"}"#), to: page)?.kind
        == .keyRejected)
  }

  @Test(arguments: [
    (
      "code:100410:The endpoint trigger frequency limit rule is currently in the disabled period and will be unblocked after 1790000005000",
      5000
    ),
    (
      "over 20 error code:100202 requests within 480000 ms for this api, please verify and fix it ,can retry after time: 1790000009000",
      9000
    ), ("unblocked after 1780000000000", 0),
  ])
  func `the end of a block is read from its text`(_ text: String, _ milliseconds: Int64) {
    #expect(
      BingX.retryAfter(in: text, now: TestTime.start) == .milliseconds(milliseconds))
  }

  @Test(arguments: ["rate limited", "unblocked after 123", "unblocked after soon", ""])
  func `a block without an end has none`(_ text: String) {
    #expect(BingX.retryAfter(in: text, now: TestTime.start) == nil)
  }
}
