/// Sends requests through libcurl: connections are kept and reused, HTTP/2 is spoken where a
/// server offers it over TLS, and nothing is done while nothing is asked.
///
/// - Only HTTPS, certificates verified, or plain HTTP to a loopback address; anything else throws
///   ``TransportError/Kind/insecureAddress`` and nothing is sent.
/// - The target of the address goes out byte for byte as given.
/// - Proxies come from the usual variables (`https_proxy`, `all_proxy`, `no_proxy`); a loopback
///   address is always reached directly.
/// - A kept HTTP/1 connection on which bytes lie that nobody asked for is closed before the next
///   request, which goes out on a connection of its own: see ``strayConnectionCount``.
/// - libcurl itself sends a request again when a kept connection turns out to be dead. That is
///   stopped here: each request leaves at most once, whatever its method.
public final class CurlTransport: HTTPTransport {
  private let worker: CurlWorker

  /// A transport. Costs nothing until the first request: libcurl starts on its own thread.
  ///
  /// - Parameters:
  ///   - userAgent: what the program calls itself, such as `lever/1.0`.
  ///   - connectTimeout: the longest time for name, connection and TLS together; at most the
  ///     time that the request allows as a whole.
  ///   - certificateAuthorities: a file of authorities (PEM) to trust instead of the system's.
  public init(
    userAgent: String, connectTimeout: Duration = .seconds(5),
    certificateAuthorities: String? = nil
  ) {
    worker = CurlWorker(
      settings: CurlSettings(
        userAgent: userAgent, connectTimeout: connectTimeout,
        certificateAuthorities: certificateAuthorities))
  }

  deinit { worker.stop() }

  /// Sends `request` once and waits for the whole answer, whatever its status.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let address = try request.checkedAddress()
    let transfer = CurlTransfer(request, to: address)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        worker.submit(transfer, continuation)
      }
    } onCancel: {
      worker.cancel(transfer)
    }
    return try outcome.get()
  }

  /// How many connections were closed so far because bytes lay on them that nobody had asked for. They would have been taken for the next request's answer. More than none means that
  /// something between here and a server is broken.
  public var strayConnectionCount: Int { worker.strayConnectionCount }

  /// Ends every request as cancelled, closes the connections and waits for the thread to end.
  /// Requests made later are cancelled at once. To be called before the process exits.
  public func shutDown() { worker.stop() }
}

/// What is the same for every request of a transport.
struct CurlSettings: Sendable {
  let userAgent: String
  let connectTimeout: Duration
  let certificateAuthorities: String?
}
