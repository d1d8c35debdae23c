public import FoundationEssentials

/// A complete HTTP answer.
public struct HTTPResponse: Sendable, Equatable {
  /// The status code.
  public let status: Int
  /// Headers in the order of arrival.
  public let headers: [HTTPHeader]
  /// The body.
  public let body: Data
  /// The time from the start of the request to the last byte.
  public let duration: Duration

  /// A complete answer.
  public init(status: Int, headers: [HTTPHeader], body: Data, duration: Duration = .zero) {
    self.status = status
    self.headers = headers
    self.body = body
    self.duration = duration
  }

  /// The last value of a header, whatever its case; nil when absent.
  public func header(_ name: String) -> String? {
    headers.last { $0.name.lowercased() == name.lowercased() }?.value
  }
}
