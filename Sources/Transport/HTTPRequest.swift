public import FoundationEssentials

/// One HTTP request, exactly as it goes on the wire.
public struct HTTPRequest: Sendable, Equatable {
  /// Which connection carries a request.
  public enum Connection: Sendable, Hashable {
    /// One that is kept open from an earlier request, where there is one.
    case kept
    /// One that is made for this request and closed after it, so that nothing that an earlier
    /// request left behind can be taken for its answer.
    ///
    /// It costs the handshakes: one way there and back for TCP and one for TLS 1.3, two for TLS 1.2.
    /// Over loopback, where the way is free, that is 0.4 ms on plain HTTP (0.14 ms to 0.57 ms, 4.1
    /// times) and 1.9 ms on HTTPS (0.13 ms to 2.0 ms, 16 times); `script/benchmark connections`, two
    /// cores with other work on them, 2026-11-21.
    case fresh
  }

  /// `GET`, `POST`, ...
  public var method: String
  /// The whole address with its query, percent-encoded; sent as it stands.
  public var url: String
  /// Headers in order.
  public var headers: [HTTPHeader]
  /// The body; empty for none.
  public var body: Data
  /// Which connection carries it.
  public var connection: Connection
  /// The time allowed from the start of the call to the last byte of the answer.
  public var timeout: Duration
  /// An answer longer than this, in bytes, is cut off and reported.
  public var maximumResponseLength: Int

  /// A request on a kept connection; the time allowed is 10 seconds and the answer 16 MiB unless
  /// said otherwise.
  public init(
    method: String, url: String, headers: [HTTPHeader] = [], body: Data = Data(),
    connection: Connection = .kept, timeout: Duration = .seconds(10),
    maximumResponseLength: Int = 16 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.connection = connection
    self.timeout = timeout
    self.maximumResponseLength = maximumResponseLength
  }
}

/// One HTTP header line.
public struct HTTPHeader: Sendable, Hashable {
  /// The field's name; compared without regard to case.
  public let name: String
  /// The field's value.
  public let value: String

  /// A header line.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
