import Foundation
import Glibc
import Synchronization

/// A server on loopback that does, byte for byte, what a test says.
final class ScriptedServer: Sendable {
  let port: UInt16
  /// Every request as it arrived on the wire.
  let requests: AsyncStream<String>

  private let listener: Int32
  private let count = Mutex(0)

  /// How many connections were made.
  var connectionCount: Int { count.withLock { $0 } }

  /// Starts to listen. `serve` runs on a thread of its own for each connection, which is closed
  /// when it returns.
  init(_ serve: @escaping @Sendable (ScriptedConnection) -> Void) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && listen(descriptor, 512) == 0
          && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard status else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    port = UInt16(bigEndian: address.sin_port)

    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    requests = stream
    Thread.detachNewThread { [self] in
      while true {
        let accepted = accept(descriptor, nil, nil)
        guard accepted >= 0 else { break }
        let number = count.withLock { count in
          defer { count += 1 }
          return count
        }
        let connection = ScriptedConnection(
          descriptor: accepted, number: number, received: continuation)
        Thread.detachNewThread {
          serve(connection)
          close(accepted)
        }
      }
      close(descriptor)
    }
  }

  func address(_ target: String = "/") -> String { "http://127.0.0.1:\(port)\(target)" }

  /// Stops listening.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }
}

/// One accepted connection of a ``ScriptedServer``.
struct ScriptedConnection: Sendable {
  let descriptor: Int32
  /// 0 for the first connection that the server accepted.
  let number: Int
  let received: AsyncStream<String>.Continuation

  /// Reads one request, head and body; nil when the other side has closed.
  @discardableResult
  func readRequest() -> String? {
    var bytes: [UInt8] = []
    while true {
      if let text = completeRequest(bytes) {
        received.yield(text)
        return text
      }
      guard let more = readSome() else { return nil }
      bytes += more
    }
  }

  private func completeRequest(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    var length = 0
    for line in text[..<end.lowerBound].split(separator: "\r\n")
    where line.lowercased().hasPrefix("content-length:") {
      length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) ?? 0
    }
    return text[end.upperBound...].utf8.count >= length ? text : nil
  }

  /// Sends bytes; false when the other side has closed.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Sends a whole answer with its length.
  func answer(_ status: String = "200 OK", headers: [String] = [], _ body: String = "") {
    let lines =
      ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(body.utf8.count)", "", body]
    send(lines.joined(separator: "\r\n"))
  }

  /// Returns when the other side has closed the connection.
  func waitForClose() {
    while readSome() != nil {}
  }

  private func readSome() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : nil
  }
}
