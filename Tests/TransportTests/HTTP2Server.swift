import Foundation

/// A server on loopback that speaks HTTP/2 over TLS and nothing else (`nghttpd`), with a
/// certificate made for the test.
final class HTTP2Server: Sendable {
  let port: UInt16
  private let process: Process

  /// Starts a server and waits until it listens.
  init(certificate: TestCertificate) throws {
    // It is given a port that was free a moment ago; should somebody take it, another is tried.
    for _ in 0..<5 {
      let port = try Self.freePort()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "nghttpd", "--address=127.0.0.1", String(port), certificate.key, certificate.certificate,
      ]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      while process.isRunning {
        if Self.isListening(on: port) {
          self.port = port
          self.process = process
          return
        }
      }
    }
    throw POSIXError(.EADDRINUSE)
  }

  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func freePort() throws -> UInt16 {
    try withSocket { descriptor, address, length in
      guard bind(descriptor, address, length) == 0 else { throw POSIXError(.EADDRINUSE) }
      var length = length
      getsockname(descriptor, address, &length)
    }
  }

  private static func isListening(on port: UInt16) -> Bool {
    let answer = try? withSocket(port: port) { descriptor, address, length in
      guard connect(descriptor, address, length) == 0 else { throw POSIXError(.ECONNREFUSED) }
    }
    return answer != nil
  }

  /// Lends a socket and a loopback address; answers the port that is in the address afterwards.
  private static func withSocket(
    port: UInt16 = 0, _ body: (Int32, UnsafeMutablePointer<sockaddr>, socklen_t) throws -> Void
  ) throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    try withUnsafeMutablePointer(to: &address) {
      try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }
}
