import FoundationEssentials
import LeverDomain
import Transport

@testable import VenueClient

extension FuzzTarget.Exercise {
  /// A decoder, and what must hold for what it makes. That it finds the bytes unreadable is fine.
  static func decoding<Value>(
    _ name: String,
    _ decode: @escaping @Sendable (VenueAnswer) throws(VenueError) -> Value,
    _ check: @escaping @Sendable (Value) throws(BrokenInvariant) -> Void
  ) -> Self {
    Self(name) { (bytes) throws(BrokenInvariant) in
      let value: Value
      do throws(VenueError) {
        value = try decode(
          VenueAnswer(HTTPResponse(status: 200, headers: [], body: Data(bytes))))
      } catch {
        return try Invariants.hold(error)
      }
      try check(value)
    }
  }
}

/// What every venue's adapter is tried with beside their decoders.
enum VenueExercises {
  private static let statuses = [200, 200, 200, 201, 400, 401, 403, 404, 418, 422, 429, 500, 503]
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  /// The clock, failures with what they ask to wait, and notices of limits.
  static func all(
    of adapter: some VenueAdapter, reading: Endpoint, changing: Endpoint, noticeHeaders: [String]
  ) -> [FuzzTarget.Exercise] {
    [
      .decoding("clock", adapter.venueTime(in:)) { (time) throws(BrokenInvariant) in
        let offset = Duration.milliseconds(time - now.milliseconds)
        try require(now.adding(offset).milliseconds >= 0, "a clock stands before time")
      },
      failure("failure of a reading", adapter, reading),
      failure("failure of a change", adapter, changing),
      FuzzTarget.Exercise("notices") { (bytes) throws(BrokenInvariant) in
        // One header a line, in the order of their names.
        let values = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let headers = zip(noticeHeaders, values).map { name, value in
          HTTPHeader(name, String(decoding: value, as: UTF8.self))
        }
        let response = HTTPResponse(status: 200, headers: headers, body: Data())
        for endpoint in [reading, changing] {
          for notice in adapter.notices(in: response, to: endpoint, now: now) {
            guard case .left(let left, let resetAfter) = notice.fact else { continue }
            try require(left >= 0, "less than nothing is left")
            try require(resetAfter >= .zero, "a limit was reset in the past")
          }
        }
      },
    ]
  }

  /// The first byte chooses the status; a line of `Retry-After` follows, then the body.
  private static func failure(
    _ name: String, _ adapter: some VenueAdapter, _ endpoint: Endpoint
  ) -> FuzzTarget.Exercise {
    FuzzTarget.Exercise(name) { (bytes) throws(BrokenInvariant) in
      guard let first = bytes.first else { return }
      var body = bytes[...]
      var headers: [HTTPHeader] = []
      // A body that is JSON from its first byte on is an answer without headers.
      if first != UInt8(ascii: "{"), first != UInt8(ascii: "[") {
        let end = body.firstIndex(of: 0x0A) ?? body.endIndex
        let value = String(decoding: body[..<end].dropFirst(), as: UTF8.self)
        headers = [HTTPHeader("Retry-After", value)]
        body = body[end...].dropFirst()
      }
      let response = HTTPResponse(
        status: statuses[Int(first) % statuses.count], headers: headers, body: Data(body))
      guard let error = adapter.failure(in: VenueAnswer(response), to: endpoint) else {
        return try require((200..<300).contains(response.status), "a failure passes as a success")
      }
      try Invariants.hold(error)
      if let wait = adapter.retryAfter(error, now: now) {
        try require(wait >= .zero && wait <= .seconds(86_400), "a refusal asks to wait \(wait)")
      }
    }
  }
}

extension ContractSymbol {
  /// A symbol that is written in the test.
  static func named(_ text: StaticString) -> ContractSymbol? { ContractSymbol(text.description) }
}
