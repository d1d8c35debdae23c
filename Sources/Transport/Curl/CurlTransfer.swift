import CCurl
import FoundationEssentials
import Synchronization

/// One request at work in libcurl.
///
/// Safe to share: all that changes is touched on the worker's thread only, but for the atomic
/// flag by which the caller gives up.
final class CurlTransfer: @unchecked Sendable {
  let request: HTTPRequest
  let address: HTTPAddress

  /// libcurl's handle, while the request is at work.
  private(set) var handle: UnsafeMutableRawPointer?
  private var headerLines: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutablePointer<CChar>
  private let givenUp = Atomic(false)

  /// How often libcurl was about to send the request, the connection being made.
  private var attempts = 0
  /// The sockets that libcurl holds, while the request is at work.
  private var connections: CurlConnections?
  /// The socket that carries the request.
  private var mark: CurlConnections.Mark?
  /// What made a connection unfit before a byte of the request was on it; nil while none was.
  private(set) var unfitness: CurlConnections.Condition?
  /// Whether the request was begun anew on a connection of its own.
  private var isBegunAnew = false
  /// What has arrived so far.
  private var answer: CurlAnswer

  init(_ request: HTTPRequest, to address: HTTPAddress) {
    self.request = request
    self.address = address
    answer = CurlAnswer(maximumBodyLength: request.maximumResponseLength)
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit { errorText.deallocate() }

  /// Says that the caller wants no answer any more. From any thread.
  func markCancelled() { givenUp.store(true, ordering: .releasing) }

  /// Whether the caller wants no answer any more. From any thread.
  var isCancelled: Bool { givenUp.load(ordering: .acquiring) }

  /// Whether libcurl has come as far as sending. Before that, the name is resolved and the
  /// connection and TLS are made, and no byte of the request has left.
  var mayHaveBeenSent: Bool { attempts > 0 }

  /// A handle set up for the request; nil when libcurl refuses an option. To be released with
  /// ``releaseHandle()``, until when it refers to this object without keeping it.
  func makeHandle(
    _ settings: CurlSettings, _ connections: CurlConnections
  ) -> UnsafeMutableRawPointer? {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.connections = connections
    headerLines = request.curlHeaderLines()
    var options = CurlOptions(handle)
    var request = request
    // One unfit connection is enough: the next that is kept may be no better.
    if isBegunAnew { request.connection = .fresh }
    request.setCurlOptions(&options, address: address, settings: settings)

    // libcurl calls these as long as the connection lives, which may be longer than the request.
    let sockets = Unmanaged.passUnretained(connections).toOpaque()
    options.set(CURLOPT_OPENSOCKETDATA, pointer: sockets)
    options.set(CURLOPT_CLOSESOCKETDATA, pointer: sockets)
    options.check(
      curl_set_open_socket_function(handle) { connections, _, address in
        guard let connections, let address else { return CURL_SOCKET_BAD }
        return Unmanaged<CurlConnections>.fromOpaque(connections).takeUnretainedValue()
          .open(address)
      })
    options.check(
      curl_set_close_socket_function(handle) { connections, descriptor in
        guard let connections else { return -1 }
        return Unmanaged<CurlConnections>.fromOpaque(connections).takeUnretainedValue()
          .close(descriptor)
      })

    let this = Unmanaged.passUnretained(self).toOpaque()
    options.set(CURLOPT_ERRORBUFFER, pointer: errorText)
    options.set(CURLOPT_HTTPHEADER, pointer: headerLines)
    options.set(CURLOPT_PREREQDATA, pointer: this)
    options.set(CURLOPT_HEADERDATA, pointer: this)
    options.set(CURLOPT_WRITEDATA, pointer: this)
    options.check(
      curl_set_prerequest_function(handle) { transfer, _, _, remotePort, localPort in
        CurlTransfer.from(transfer)?.allowSending(from: localPort, to: remotePort)
          ?? CURL_PREREQFUNC_ABORT
      })
    options.check(
      curl_set_data_function(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return CurlTransfer.from(transfer)?.answer.take(header: line) == true ? line.count : 0
      })
    options.check(
      curl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
        let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return CurlTransfer.from(transfer)?.answer.take(body: part) == true ? part.count : 0
      })
    return options.areAccepted ? handle : nil
  }

  /// Gives libcurl's memory back. The handle must be out of the multi handle.
  func releaseHandle() {
    if let handle { curl_easy_cleanup(handle) }
    handle = nil
    curl_slist_free_all(headerLines)
    headerLines = nil
  }

  /// Takes the request back, where libcurl is done with it without a byte of it sent because the
  /// connection that it had chosen was unfit; answers whether it may begin anew, on a connection of
  /// its own. That is done once.
  func takeBack(after code: CURLcode) -> Bool {
    guard code == CURLE_ABORTED_BY_CALLBACK, unfitness != nil, !mayHaveBeenSent, !isCancelled,
      request.connection == .kept, !isBegunAnew
    else { return false }
    isBegunAnew = true
    unfitness = nil
    releaseHandle()
    return true
  }

  /// Notes which kind of connection brought the answer.
  func noteConnection() {
    guard let handle, let connections, let mark, answer.isBegun else { return }
    var version = 0
    guard curl_get_long(handle, CURLINFO_HTTP_VERSION, &version) == CURLE_OK else { return }
    connections.note(
      answerOn: mark,
      isOrdered: version == CURL_HTTP_VERSION_1_0 || version == CURL_HTTP_VERSION_1_1)
  }

  /// What became of the request, once libcurl is done with it.
  func outcome(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
    guard code == CURLE_OK else {
      return .failure(
        TransportError(kind(code), mayHaveBeenSent: mayHaveBeenSent, detail: detail(code)))
    }
    // libcurl takes a connection that closes among the headers for an answer without a body.
    guard answer.isBegun else {
      return .failure(
        TransportError(
          .connectionLost, mayHaveBeenSent: mayHaveBeenSent,
          detail: "the connection was closed in the midst of the headers"))
    }
    var microseconds: curl_off_t = 0
    if let handle { _ = curl_get_offset(handle, CURLINFO_TOTAL_TIME_T, &microseconds) }
    return .success(
      HTTPResponse(
        status: answer.status, headers: answer.headers, body: answer.body,
        duration: .microseconds(Int64(microseconds))))
  }

  private func kind(_ code: CURLcode) -> TransportError.Kind {
    if answer.isTooLong { return .responseTooLarge }
    if unfitness != nil { return .connectionLost }
    // libcurl found a kept connection dead and wanted to send the request a second time.
    if attempts > 1 { return .connectionLost }
    return TransportError.Kind(code)
  }

  private func detail(_ code: CURLcode) -> String {
    if answer.isTooLong { return "the answer is longer than allowed" }
    switch unfitness {
    case .stray?: return "the server spoke before it was asked"
    case .closing?: return "the connection was closed before the request was sent"
    case .clean?, nil: break
    }
    if attempts > 1 { return "the kept connection was closed before an answer came" }
    let text = String(cString: errorText)
    return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
  }

  /// Lets the request out once. libcurl asks again when a kept connection died before the first
  /// byte of an answer: the server may have acted on what it got, so it is not sent again.
  ///
  /// Before it goes out, the connection is looked at: one with something on it already is given up,
  /// of which libcurl is told by an abort, and which closes it.
  private func allowSending(from localPort: Int32, to remotePort: Int32) -> Int32 {
    mark = connections?.mark(localPort: localPort, remotePort: remotePort)
    if attempts == 0, let mark,
      let condition = connections?.condition(of: mark, isPlain: address.scheme == .http),
      condition != .clean
    {
      unfitness = condition
      return CURL_PREREQFUNC_ABORT
    }
    attempts += 1
    return attempts == 1 ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> CurlTransfer? {
    pointer.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
