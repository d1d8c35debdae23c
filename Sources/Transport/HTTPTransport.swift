/// Sends HTTP requests. Cancelling the calling task ends the request.
public protocol HTTPTransport: Sendable {
  /// Sends `request` once and waits for the whole answer, whatever its status.
  ///
  /// Follows no redirect and never sends again by itself.
  /// - Throws: ``TransportError`` when no complete answer came.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
