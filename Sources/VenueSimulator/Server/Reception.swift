import CMicroHTTPD

/// A request while it arrives: what the daemon hands over piece by piece.
///
/// Used by one connection's thread at a time, from the first line to the end of the answer.
final class Reception {
  /// The longest body taken, in bytes.
  static let maximumBody = 1 << 20

  private let target: String
  private var headers: [Header] = []
  private var body: [UInt8] = []
  /// Whether the head was read.
  private(set) var hasHead = false
  /// Whether the connection is closed behind the daemon's back once the answer is out.
  var closesAfterAnswer = false

  /// What is written to the connection once the answer is out; nil for nothing.
  var stray: [UInt8]?

  init(target: String) { self.target = target }

  /// Reads the headers; false when they announce too long a body.
  func readHead(of connection: OpaquePointer) -> Bool {
    hasHead = true
    MHD_get_connection_values(
      connection, .HEADER_KIND,
      { context, _, name, value in
        guard let context, let name else { return .NO }
        let reception = Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
        reception.headers.append(
          Header(String(cString: name), value.map { String(cString: $0) } ?? ""))
        return .YES
      }, Unmanaged.passUnretained(self).toOpaque())
    let announced = headers.first { $0.name.lowercased() == "content-length" }?.value
    return announced.flatMap { Int($0) } ?? 0 <= Self.maximumBody
  }

  /// Takes a piece of the body; false when it has become too long.
  func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard body.count + piece.count <= Self.maximumBody else { return false }
    body.append(contentsOf: piece)
    return true
  }

  /// The request, complete.
  func request(method: String) -> Request {
    Request(method: method, target: target, headers: headers, body: body)
  }
}
