import Glibc

@testable import VenueSimulator

/// A client of one connection that shows what truly happens on the wire.
final class SocketClient {
  private let descriptor: Int32
  /// What came behind the last answer that was received.
  private var rest: [UInt8] = []

  struct NotConnected: Error {}

  /// Connects to a base address of the simulator; reads give up after 20 seconds.
  init(baseURL: String) throws {
    guard let port = baseURL.split(separator: ":").last.flatMap({ UInt16($0) }) else {
      throw NotConnected()
    }
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var timeout = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw NotConnected() }
  }

  deinit { close(descriptor) }

  /// Writes a request, over one connection that stays open.
  func send(_ request: Request) {
    var text = "\(request.method) \(request.target) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for header in request.headers { text += "\(header.name): \(header.value)\r\n" }
    if !request.body.isEmpty { text += "Content-Length: \(request.body.count)\r\n" }
    text += "\r\n"
    send(bytes: Array(text.utf8) + request.body)
  }

  func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// What came back for one request.
  struct Received {
    var head = ""
    var body: [UInt8] = []
    /// The length that the head announced; nil without a head.
    var announced: Int?
    /// Whether the connection ended before the announced length was there.
    var isCutShort = false

    var status: Int { head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0 }
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// Reads one answer, or what there is of it until the connection ends.
  func receive() -> Received {
    var received = Received()
    var bytes = rest
    rest = []
    let blank = Array("\r\n\r\n".utf8)
    while true {
      if received.announced == nil, let end = bytes.firstRange(of: blank) {
        received.head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        bytes.removeFirst(end.upperBound)
        received.announced = Self.announcedLength(in: received.head)
      }
      if let announced = received.announced, bytes.count >= announced {
        received.body = Array(bytes.prefix(announced))
        rest = Array(bytes.dropFirst(announced))
        return received
      }
      guard let piece = read() else {
        received.body = bytes
        received.isCutShort = true
        return received
      }
      bytes += piece
    }
  }

  /// Whether something has come that was not received yet.
  var hasBytes: Bool {
    guard rest.isEmpty else { return true }
    var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }

  /// Whether nothing more comes and the other side has closed.
  func isClosed() -> Bool { rest.isEmpty && read() == nil }

  private func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  private static func announcedLength(in head: String) -> Int {
    for line in head.lowercased().split(separator: "\r\n") where line.hasPrefix("content-length:") {
      return Int(line.dropFirst("content-length:".count).drop { $0 == " " }) ?? 0
    }
    return 0
  }
}
