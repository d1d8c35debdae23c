import LeverDomain

/// A request on its way to being written out: to be sent, signed with a key, or to be shown, with
/// key and signature only named.
struct RequestDraft: Sendable {
  /// What is shown in the place of the key.
  static let keyName = "<key>"
  /// What is shown in the place of the signature.
  static let signatureName = "<signature>"
  /// What is shown in the place of the time of sending.
  static let timeName = "<time>"

  /// The request.
  let request: VenueRequest
  private let signingKey: SigningKey?

  /// A request to be sent.
  init(sending signable: SignableRequest, with key: SigningKey) {
    request = signable.request
    signingKey = key
  }

  /// A request to be shown.
  init(showing request: VenueRequest) {
    self.request = request
    signingKey = nil
  }

  /// The key's name.
  var key: String { signingKey?.name ?? RequestDraft.keyName }

  /// The signature of `message`.
  func signature(of message: String) throws(VenueError) -> String {
    try signingKey?.signature(of: message) ?? RequestDraft.signatureName
  }
}
