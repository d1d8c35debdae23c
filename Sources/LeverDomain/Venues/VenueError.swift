/// Why a request to a venue brought no usable answer. Facts only: the sentences are made in one
/// place, above.
public struct VenueError: Error, Hashable, Sendable {
  /// What is known about the failure.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    // Nothing left this machine.
    /// The account is read-only, so no change is signed.
    case readOnly
    /// The address is neither HTTPS nor loopback.
    case insecureAddress
    /// No connection: the name did not resolve, or nothing listened.
    case unreachable
    /// The certificate does not prove that the venue is the venue.
    case untrustedCertificate
    /// The caller gave up before the request was sent.
    case cancelled
    /// The venue's instrument list has no such symbol.
    case unknownSymbol
    /// The venue has no such reading.
    case unavailable

    // Sent, and no answer that says what became of it.
    /// No answer within the time allowed.
    case timedOut
    /// The connection was cut before the answer was complete.
    case connectionLost
    /// An answer that cannot be understood, or is too large.
    case unreadable
    /// The venue failed inside (5xx, or its own code for that).
    case venueFault

    // The venue answered that it did not do it.
    /// Too many requests.
    case rateLimited
    /// The key is unknown, disabled, or its signature does not match.
    case keyRejected
    /// The key is good but may not do this.
    case permissionDenied
    /// The request's time is too far from the venue's.
    case clockRejected
    /// The leverage is outside what the venue allows.
    case leverageNotAllowed
    /// An open position forbids it.
    case positionOpen
    /// An open order forbids it.
    case orderOpen
    /// Too little margin for the new setting.
    case marginTooLow
    /// The position is too large for the new setting.
    case positionTooLarge
    /// The position mode does not allow the sides that were sent.
    case positionModeMismatch
    /// The instrument is paused, not launched or delisted.
    case instrumentClosed
    /// The venue is closed for maintenance.
    case maintenance
    /// The venue found the request malformed.
    case badRequest
    /// Refused for another reason, which the venue's code and message name.
    case refused
  }

  /// What is known about the failure.
  public let kind: Kind
  /// The HTTP status, where there was an answer.
  public let status: Int?
  /// The venue's own code, cleaned.
  public let code: VenueText?
  /// The venue's own words, cleaned, or the transport's.
  public let message: VenueText?
  /// The venue's identifier of the request, for its support desk.
  public let requestIdentifier: VenueText?
  /// How long the venue asks to wait.
  public let retryAfter: Duration?
  /// The forms in which the request was sent, the last being the one that failed; empty on a venue
  /// that takes one form only.
  public let forms: [RequestForm]

  /// A failure with what is known about it.
  public init(
    _ kind: Kind, status: Int? = nil, code: VenueText? = nil, message: VenueText? = nil,
    requestIdentifier: VenueText? = nil, retryAfter: Duration? = nil, forms: [RequestForm] = []
  ) {
    self.kind = kind
    self.status = status
    self.code = code
    self.message = message
    self.requestIdentifier = requestIdentifier
    self.retryAfter = retryAfter
    self.forms = forms
  }

  /// What a failed change request leaves known.
  public enum Consequence: Sendable, Hashable {
    /// No byte of the request left.
    case nothingSent
    /// The venue may have applied it.
    case mayBeApplied
    /// The venue said that it did not apply it.
    case notApplied
  }

  /// What this failure says about a change that it ended.
  public var consequence: Consequence {
    switch kind {
    case .readOnly, .insecureAddress, .unreachable, .untrustedCertificate, .cancelled:
      .nothingSent
    case .unknownSymbol, .unavailable:
      // This program's own check, unless the venue answered so.
      status == nil ? .nothingSent : .notApplied
    case .timedOut, .connectionLost, .unreadable, .venueFault:
      .mayBeApplied
    case .rateLimited:
      // This program's own waiting for the limit, unless the venue answered so.
      status == nil ? .nothingSent : .notApplied
    case .keyRejected, .permissionDenied, .clockRejected, .leverageNotAllowed,
      .positionOpen, .orderOpen, .marginTooLow, .positionTooLarge, .positionModeMismatch,
      .instrumentClosed, .maintenance, .badRequest, .refused:
      .notApplied
    }
  }
}
