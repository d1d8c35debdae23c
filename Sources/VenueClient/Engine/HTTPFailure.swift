import FoundationEssentials
import LeverDomain
import Transport

/// What an HTTP status says when the body says nothing more.
enum HTTPFailure {
  /// A ban whose end the venue does not name is taken to last this long. No document names a time:
  /// it is this program's own choice.
  static let banDuration: Duration = .seconds(600)

  /// The kind of failure, or nil for a success. Success is 200: no venue documents another status
  /// for it, and 206, say, is a part of something.
  static func kind(of status: Int) -> VenueError.Kind? {
    switch status {
    case 200: nil
    case 401: .keyRejected
    case 403, 451: .permissionDenied
    case 408, 499, 504: .timedOut
    case 418, 425, 429: .rateLimited
    case 400, 404...417, 422: .badRequest
    case 400..<500: .refused
    case 500...: .venueFault
    default: .unreadable
    }
  }

  /// The failure that an answer's status names, or nil for a success.
  static func error(
    in response: HTTPResponse, kind: VenueError.Kind? = nil, code: VenueText? = nil,
    message: VenueText? = nil, requestIdentifier: VenueText? = nil
  ) -> VenueError? {
    guard let kind = kind ?? HTTPFailure.kind(of: response.status) else { return nil }
    return VenueError(
      kind, status: response.status, code: code, message: message,
      requestIdentifier: requestIdentifier, retryAfter: retryAfter(in: response))
  }

  /// How long the answer asks to wait: `Retry-After` in seconds, at most a day.
  static func retryAfter(in response: HTTPResponse) -> Duration? {
    if let text = response.header("Retry-After"), let seconds = Int(text.trimmingSpaces),
      (0...86_400).contains(seconds)
    {
      return .seconds(seconds)
    }
    return response.status == 418 ? banDuration : nil
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension VenueError {
  /// What a request without a complete answer leaves known.
  ///
  /// - Parameter isChange: whether it would change something: then a request that may have left
  ///   is never reported as if nothing had been sent.
  init(_ error: TransportError, isChange: Bool) {
    let kind: Kind =
      switch error.kind {
      case .insecureAddress where !error.mayHaveBeenSent: .insecureAddress
      case .untrustedCertificate where !error.mayHaveBeenSent: .untrustedCertificate
      case .cancelled where !error.mayHaveBeenSent || !isChange: .cancelled
      case _ where !error.mayHaveBeenSent: .unreachable
      case .timedOut: .timedOut
      case .responseTooLarge: .unreadable
      default: .connectionLost
      }
    self.init(kind, message: VenueText(cleaning: error.detail))
  }

  /// The same failure of another request form.
  func replacing(forms: [RequestForm]) -> VenueError {
    VenueError(
      kind, status: status, code: code, message: message, requestIdentifier: requestIdentifier,
      retryAfter: retryAfter, forms: forms)
  }

  /// The same failure of another kind, or with another time to wait.
  func replacing(kind: Kind? = nil, retryAfter: Duration? = nil) -> VenueError {
    VenueError(
      kind ?? self.kind, status: status, code: code, message: message,
      requestIdentifier: requestIdentifier, retryAfter: retryAfter ?? self.retryAfter,
      forms: forms)
  }
}
