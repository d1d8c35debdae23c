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
  func makeHandle(_ settings: CurlSettings) -> UnsafeMutableRawPointer? {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    headerLines = request.curlHeaderLines()
    var options = CurlOptions(handle)
    request.setCurlOptions(&options, address: address, settings: settings)

    let this = Unmanaged.passUnretained(self).toOpaque()
    options.set(CURLOPT_ERRORBUFFER, pointer: errorText)
    options.set(CURLOPT_HTTPHEADER, pointer: headerLines)
    options.set(CURLOPT_PREREQDATA, pointer: this)
    options.set(CURLOPT_HEADERDATA, pointer: this)
    options.set(CURLOPT_WRITEDATA, pointer: this)
    options.check(
      curl_set_prerequest_function(handle) { transfer, _, _, _, _ in
        CurlTransfer.from(transfer)?.allowSending() ?? CURL_PREREQFUNC_ABORT
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
    // libcurl found a kept connection dead and wanted to send the request a second time.
    if attempts > 1 { return .connectionLost }
    return TransportError.Kind(code)
  }

  private func detail(_ code: CURLcode) -> String {
    if answer.isTooLong { return "the answer is longer than allowed" }
    if attempts > 1 { return "the kept connection was closed before an answer came" }
    let text = String(cString: errorText)
    return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
  }

  /// Lets the request out once. libcurl asks again when a kept connection died before the first
  /// byte of an answer: the server may have acted on what it got, so it is not sent again.
  private func allowSending() -> Int32 {
    attempts += 1
    return attempts == 1 ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> CurlTransfer? {
    pointer.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
