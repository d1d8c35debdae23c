import CCurl
import Glibc

/// The sockets that libcurl holds open, so that a kept one can be looked at before it is used again.
///
/// On an HTTP/1 connection nothing but order tells which answer belongs to which request: bytes that
/// came while nobody had asked, as a broken proxy sends them, are read as the answer to the next
/// request. libcurl 7.88 does not look: a connection with such bytes counts as alive. HTTP/2 needs no
/// look: each answer names its request, one that names none ends the connection, and bytes between
/// requests are part of the protocol.
///
/// What comes between the look and the answer cannot be told apart by anybody. So requests for which
/// that must not happen have a connection of their own: ``HTTPRequest/Connection/fresh``.
///
/// Safe to share: all of it is touched on the worker's thread only, within calls to libcurl.
final class CurlConnections: @unchecked Sendable {
  /// One socket, told apart from a later one with the same number.
  struct Mark: Hashable {
    fileprivate let descriptor: Int32
    fileprivate let number: Int
  }

  /// What lies on a connection before a request goes out on it.
  enum Condition {
    /// Nothing, as it should be.
    case clean
    /// The other side has closed it, or said that it will.
    case closing
    /// Bytes that nobody asked for.
    case stray
  }

  private struct Socket {
    let number: Int
    /// Whether answers are told apart by their order alone; nil while that is not known.
    var isOrdered: Bool?
  }

  private var sockets: [Int32: Socket] = [:]
  private var count = 0

  /// Opens a socket for libcurl; `CURL_SOCKET_BAD` when there is none.
  func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.pointee.family, kind, address.pointee.protocol)
    guard descriptor >= 0 else { return CURL_SOCKET_BAD }
    count += 1
    sockets[descriptor] = Socket(number: count)
    return descriptor
  }

  /// Closes a socket for libcurl.
  func close(_ descriptor: curl_socket_t) -> Int32 {
    sockets[descriptor] = nil
    return Glibc.close(descriptor)
  }

  /// The socket between two ports; nil when it cannot be told.
  func mark(localPort: Int32, remotePort: Int32) -> Mark? {
    let found = sockets.filter { descriptor, _ in
      Self.port(of: descriptor, getsockname) == localPort
        && Self.port(of: descriptor, getpeername) == remotePort
    }
    guard let (descriptor, socket) = found.first, found.count == 1 else { return nil }
    return Mark(descriptor: descriptor, number: socket.number)
  }

  /// Notes that an answer came, and whether answers there are told apart by their order alone.
  func note(answerOn mark: Mark, isOrdered: Bool) {
    guard sockets[mark.descriptor]?.number == mark.number else { return }
    sockets[mark.descriptor]?.isOrdered = isOrdered
  }

  /// Whether a request may go out: only when nothing lies in wait. A new connection over TLS, or one
  /// that speaks HTTP/2, has its own reasons for bytes, and is clean.
  func condition(of mark: Mark, isPlain: Bool) -> Condition {
    guard sockets[mark.descriptor]?.isOrdered ?? isPlain else { return .clean }
    var bytes = [UInt8](repeating: 0, count: 64)
    let length = recv(
      mark.descriptor, &bytes, bytes.count, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    switch length {
    case 0: return .closing
    case 1...: return Self.isClosureNotice(bytes[..<length]) ? .closing : .stray
    default: return errno == EAGAIN || errno == EWOULDBLOCK ? .clean : .closing
    }
  }

  /// Whether bytes are what TLS says before it closes: an alert, in the open (type 21) or encrypted
  /// by TLS 1.3 (type 23, the two bytes of the alert, its type and a tag of 16 bytes).
  private static func isClosureNotice(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 5, bytes[1] == 3 else { return false }
    return bytes[0] == 21 || bytes[0] == 23 && bytes[3] == 0 && bytes[4] == 19
  }

  private static func port(
    of descriptor: Int32,
    _ ask: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int32? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { pointer in
      let status = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        ask(descriptor, $0, &length)
      }
      guard status == 0 else { return nil }
      // The port stands in the same place for both families.
      return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        switch Int32($0.pointee.sin_family) {
        case AF_INET, AF_INET6: Int32(UInt16(bigEndian: $0.pointee.sin_port))
        default: nil
        }
      }
    }
  }
}
