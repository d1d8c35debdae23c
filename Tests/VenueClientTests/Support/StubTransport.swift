import Foundation
import Synchronization
import Transport

/// Answers requests from a closure and keeps what it was asked to send.
final class StubTransport: HTTPTransport {
  typealias Answer = @Sendable (HTTPRequest, Int) throws(TransportError) -> HTTPResponse

  private let sentRequests = Mutex<[HTTPRequest]>([])
  private let answer: Answer

  /// `answer` gets a request and how many of the same method and path came before it.
  init(_ answer: @escaping Answer) { self.answer = answer }

  var sent: [HTTPRequest] { sentRequests.withLock { $0 } }

  /// Requests to a path, in order.
  func sent(_ method: String, _ path: String) -> [HTTPRequest] {
    sent.filter { $0.method == method && $0.path == path }
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let earlier = sentRequests.withLock { sent in
      defer { sent.append(request) }
      return sent.count { $0.method == request.method && $0.path == request.path }
    }
    return try answer(request, earlier)
  }
}

extension HTTPRequest {
  /// The path, without host and query.
  var path: String {
    let afterScheme = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let target = afterScheme.drop { $0 != "/" }
    return String(target.prefix { $0 != "?" })
  }

  /// The query as it goes on the wire; empty where there is none.
  var query: String { url.firstIndex(of: "?").map { String(url[url.index(after: $0)...]) } ?? "" }

  var bodyText: String { String(decoding: body, as: UTF8.self) }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

extension HTTPResponse {
  init(_ status: Int = 200, _ body: String, headers: [HTTPHeader] = []) {
    self.init(status: status, headers: headers, body: Data(body.utf8))
  }
}
