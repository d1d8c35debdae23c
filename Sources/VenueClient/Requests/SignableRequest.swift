import LeverDomain

/// A request that may be signed. The only gate to a signature: a request that changes something
/// passes it with a ``ChangeAuthority`` alone.
struct SignableRequest: Sendable {
  /// The request.
  let request: VenueRequest

  /// Takes a request that reads.
  ///
  /// - Throws: ``VenueError`` of kind `readOnly` for one that changes something.
  init(reading request: VenueRequest) throws(VenueError) {
    guard request.endpoint.effect == .reads else { throw VenueError(.readOnly) }
    self.request = request
  }

  /// Takes a request that changes something.
  init(changing request: VenueRequest, authority: ChangeAuthority) {
    self.request = request
  }
}
