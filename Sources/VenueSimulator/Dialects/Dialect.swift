/// How one venue reads requests and words its answers.
protocol Dialect: Sendable {
  /// The answer to a request, changing what the exchange holds where it says so. `now` is the
  /// venue's clock in Unix milliseconds.
  func answer(_ request: Request, exchange: inout Exchange, now: Int64) -> Answer

  /// The leg of a leverage change that a request asks for, as far as can be told without checking
  /// it; nil for any other request.
  func leg(of request: Request) -> ChangeLeg?

  /// Too many requests. With `freeAt`, in Unix milliseconds, the venue's own headers are sent.
  func tooManyRequests(freeAt: Int64?, now: Int64) -> Answer

  /// A request refused as not signed by a known key.
  func unauthorized(_ request: Request, now: Int64) -> Answer

  /// A request refused with `message`, in the venue's envelope for refusals.
  func refusal(message: String, now: Int64) -> Answer

  /// What an applied change of an instrument to a leverage is answered, made up; without an
  /// instrument, of Bitcoin's.
  func success(of symbol: String?, leverage: Amount, now: Int64) -> Answer

  /// The venue's own failure.
  func internalError(now: Int64) -> Answer

  /// The venue is closed for maintenance.
  func maintenance(now: Int64) -> Answer
}

/// One request of a leverage change.
struct ChangeLeg: Sendable, Equatable {
  let symbol: String
  /// The side, where a change takes one request a side.
  let side: String?
}
