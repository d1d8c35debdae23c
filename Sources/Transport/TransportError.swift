/// Why a request brought no complete answer.
public struct TransportError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The address is malformed, or neither HTTPS nor loopback.
    case insecureAddress
    /// The host's name did not resolve.
    case nameNotResolved
    /// Nothing accepted the connection.
    case notConnected
    /// The certificate is not valid for this host, or not from a trusted authority.
    case untrustedCertificate
    /// The time allowed ran out.
    case timedOut
    /// The connection was cut, or spoke no HTTP.
    case connectionLost
    /// The answer is longer than allowed.
    case responseTooLarge
    /// The caller gave up.
    case cancelled
    /// The library failed for another reason.
    case failed
  }

  /// What went wrong.
  public let kind: Kind
  /// Whether any byte of the request may have left: if not, the venue cannot have acted.
  public let mayHaveBeenSent: Bool
  /// The library's own words, for a person to read. Holds no secret.
  public let detail: String

  /// A failed request.
  public init(_ kind: Kind, mayHaveBeenSent: Bool, detail: String) {
    self.kind = kind
    self.mayHaveBeenSent = mayHaveBeenSent
    self.detail = detail
  }
}
