import CMicroHTTPD

/// Hands answers to the daemon.
enum WireAnswer {
  /// A body that is made while it is sent.
  private final class Source {
    let body: Answer.Body
    let end: Int

    init(body: Answer.Body, end: Int) {
      self.body = body
      self.end = end
    }
  }

  /// Queues `answer`. With `end`, the body breaks off there and the connection is closed, although
  /// the head announced its full length.
  static func send(
    _ answer: Answer, over connection: OpaquePointer, upTo end: Int? = nil
  ) -> MHD_Result {
    guard let response = response(for: answer, upTo: end) else { return .NO }
    defer { MHD_destroy_response(response) }
    if let contentType = answer.contentType {
      MHD_add_response_header(response, "Content-Type", contentType)
    }
    for header in answer.headers { MHD_add_response_header(response, header.name, header.value) }
    return MHD_queue_response(connection, UInt32(answer.status), response)
  }

  private static func response(for answer: Answer, upTo end: Int?) -> OpaquePointer? {
    if end == nil, case .bytes(var bytes) = answer.body {
      return MHD_create_response_from_buffer(bytes.count, &bytes, .RESPMEM_MUST_COPY)
    }
    let source = Source(body: answer.body, end: end ?? answer.body.count)
    return MHD_create_response_from_callback(
      UInt64(answer.body.count), 64 << 10,
      { context, position, buffer, limit in
        guard let context, let buffer else { return shim_end_with_error() }
        let source = Unmanaged<Source>.fromOpaque(context).takeUnretainedValue()
        let left = source.end - Int(position)
        guard left > 0 else { return shim_end_with_error() }
        let piece = source.body.slice(from: Int(position), limit: min(limit, left))
        guard !piece.isEmpty else { return shim_end_with_error() }
        piece.withUnsafeBytes { bytes in
          UnsafeMutableRawBufferPointer(start: buffer, count: limit).copyMemory(from: bytes)
        }
        return piece.count
      }, Unmanaged.passRetained(source).toOpaque(),
      { context in
        guard let context else { return }
        Unmanaged<Source>.fromOpaque(context).release()
      })
  }
}
