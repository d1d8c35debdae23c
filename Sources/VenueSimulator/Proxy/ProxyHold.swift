/// How a proxy holds a request before it delivers it.
struct ProxyHold: Sendable, Equatable {
  /// What the client hears meanwhile.
  enum Meanwhile: Sendable {
    /// Nothing; when the request has been delivered, its answer, if it still waits.
    case nothing
    /// The end of its connection, at once.
    case closedConnection
    /// 504 from the gateway, at once.
    case gatewayTimeout
  }

  /// For how long; nil until it is asked for.
  let milliseconds: Int64?
  let meanwhile: Meanwhile
}
