import FoundationEssentials
import Synchronization
import Transport

/// Sends requests as the program does, knows how many are under way, and tells of each when its answer
/// has come.
final class NotingTransport: HTTPTransport {
  private let transport = CurlTransport(userAgent: "lever/tests")
  private let count = Mutex(0)
  private let note: @Sendable (HTTPRequest, Int?) -> Void

  /// A transport that hands `note` each request with the status of its answer, nil where none came.
  init(note: @escaping @Sendable (HTTPRequest, Int?) -> Void) { self.note = note }

  /// How many requests are under way.
  var underWay: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    count.withLock { $0 += 1 }
    defer { count.withLock { $0 -= 1 } }
    do throws(TransportError) {
      let response = try await transport.send(request)
      note(request, response.status)
      return response
    } catch {
      note(request, nil)
      throw error
    }
  }

  func shutDown() { transport.shutDown() }
}
