import LeverDomain
import Synchronization

/// The form in which this process sends changes to BingX, for as long as it runs. It begins with the
/// query; see ``BingX`` for why.
final class BingXChangeForm: Sendable {
  private let stored = Mutex(RequestForm.query)

  /// The form that the next change is sent in.
  var current: RequestForm { stored.withLock { $0 } }

  /// Keeps to the JSON form, because the venue has read one.
  func keepToJSON() { stored.withLock { $0 = .jsonBody } }
}

extension ChangeAnswer {
  /// The answer with the forms in which its request was sent.
  func sent(as forms: [RequestForm]) -> ChangeAnswer {
    switch self {
    case .accepted(let acceptance):
      .accepted(
        ChangeAcceptance(
          echo: acceptance.echo, positionCaps: acceptance.positionCaps, forms: forms))
    case .notModified(let error): .notModified(error.replacing(forms: forms))
    case .failed(let error):
      // A request that never left has no form.
      error.consequence == .nothingSent ? self : .failed(error.replacing(forms: forms))
    }
  }
}

extension SubmittedRequest {
  /// The same, with the forms in which the request was sent.
  func sent(as forms: [RequestForm]) -> SubmittedRequest {
    SubmittedRequest(answer.sent(as: forms), expiresAt: expiresAt)
  }
}
