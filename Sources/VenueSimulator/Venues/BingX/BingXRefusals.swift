/// The numbers and envelopes of BingX's refusals: those of the Set Leverage page, or of another
/// variant.
struct BingXRefusals: Sendable {
  let variants: Set<VenueVariant>

  /// What the codes of the page were renumbered to on 2025-10-16 (change log).
  private static let renumbered = [80014: 109400, 80020: 109403, 100410: 109429]
  /// What the codes were before.
  private static let former = [109400: 80014, 109500: 80012, 109403: 80020, 109429: 100410]

  /// A refusal, inside HTTP 200 unless a variant says otherwise. Gateway refusals, numbered 100001 to
  /// 100500, carry a timestamp; the others empty data.
  ///
  /// - Parameter former: the number before 2025-10-16, where it is not the usual one.
  func refused(_ code: Int, former: Int? = nil, _ message: String, now: Int64) -> Refusal {
    let number = number(code, former: former)
    let isGateway = (100_000..<100_600).contains(number)
    let rest: (String, JSONValue) =
      isGateway ? ("timestamp", .integer(now)) : ("data", .object([]))
    return Refusal(
      .json(
        .object([
          JSONMember(name: "code", value: .integer(number)),
          JSONMember(name: "msg", value: .string(message)),
          JSONMember(name: rest.0, value: rest.1),
        ]), status: status(of: number)))
  }

  /// Too many requests; the window's end is told in headers, in milliseconds from now.
  func limited(status: Int, _ message: String, until: Int64, now: Int64) -> Refusal {
    let number = number(100410)
    var answer = Answer.json(
      ["code": .integer(number), "msg": .string(message), "data": .null],
      status: variants.contains(.bingxRefusalsWithStatus) ? 429 : status)
    answer.headers = BingXDialect.limitHeaders(remaining: 0, milliseconds: max(0, until - now))
    answer.isRateRefusal = true
    return Refusal(answer)
  }

  /// A timestamp outside the window.
  func wrongClock(now: Int64) -> Refusal {
    if variants.contains(.bingxClock100421) {
      return refused(100421, Self.timestampMismatch, now: now)
    }
    let code = variants.contains(.bingxClock109400) ? 109400 : 80014
    return refused(code, "timestamp is invalid", now: now)
  }

  /// A leverage above the maximum.
  func aboveMaximum(_ maximum: Amount, now: Int64) -> Refusal {
    if variants.contains(.bingxMaximum109500) {
      return refused(109500, "leverage illegal", now: now)
    }
    return refused(
      variants.contains(.bingxMaximum101414) ? 101414 : 109400, former: 80001,
      "The maximum leverage for the trading pair is \(maximum), please reduce the leverage",
      now: now)
  }

  /// The documented words of 100421.
  static let timestampMismatch =
    "Null timestamp or timestamp mismatch, try to run our sample code from the link "
    + "https://bingx-api.github.io/docs/#/en-us/spot/account-api.html#Query%20Assets"

  private func number(_ code: Int, former: Int? = nil) -> Int {
    if variants.contains(.bingxCodesRenumbered) { return Self.renumbered[code] ?? code }
    if variants.contains(.bingxCodesFormer) { return former ?? Self.former[code] ?? code }
    return code
  }

  /// The general page lists statuses; the answers seen come inside 200.
  private func status(of code: Int) -> Int {
    guard variants.contains(.bingxRefusalsWithStatus) else { return 200 }
    return switch code {
    case 100001, 100412, 100413, 100421: 401
    case 100004, 100419: 403
    case 100400, 100404: 404
    default: 400
    }
  }
}

extension BingXDialect.Call {
  /// A refusal of this request.
  func refused(_ code: Int, former: Int? = nil, _ message: String) -> Refusal {
    refusals.refused(code, former: former, message, now: now)
  }
}
