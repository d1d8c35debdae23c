import LeverDomain
import RateLimiting

/// One call of a venue's API: how it is addressed, whether it is signed, and what it costs.
struct Endpoint: Sendable, Hashable {
  /// What a call does to the account.
  enum Effect: Sendable, Hashable {
    /// Nothing.
    case reads
    /// It changes a setting: it is signed only with a ``ChangeAuthority`` and sent only once.
    case changes
  }

  /// `GET` or `POST`.
  let method: String
  /// The path, percent-encoded.
  let path: String
  /// What a call does to the account.
  let effect: Effect
  /// Whether the venue wants a signature.
  let isSigned: Bool
  /// Which limits a call counts against, the endpoint's own first.
  let charges: [RateCharge]

  /// A call that changes nothing.
  static func reads(
    _ method: String = "GET", _ path: String, isSigned: Bool = true, charges: [RateCharge]
  ) -> Endpoint {
    Endpoint(method: method, path: path, effect: .reads, isSigned: isSigned, charges: charges)
  }

  /// A call that changes a setting.
  static func changes(_ method: String = "POST", _ path: String, charges: [RateCharge]) -> Endpoint
  {
    Endpoint(method: method, path: path, effect: .changes, isSigned: true, charges: charges)
  }
}
