import Foundation

/// An HTTPS server on loopback (`openssl s_server`), with a certificate made for the test.
final class TLSServer: Sendable {
  let port: UInt16
  private let process: Process

  /// Starts a server that answers every request with a page of its own.
  init(certificate: TestCertificate) throws {
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate.certificate,
      "-key", certificate.key,
    ]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It says "ACCEPT 127.0.0.1:PORT" once it listens.
    var text = ""
    while !text.contains("ACCEPT"),
      let line = String(
        data: output.fileHandleForReading.availableData, encoding: .utf8), !line.isEmpty
    {
      text += line
    }
    let digits = text.split(separator: ":").last?.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let port = digits.flatMap({ UInt16($0) }) else { throw POSIXError(.EIO) }
    self.port = port
  }

  func stop() {
    // A child of a task's thread starts with most signals blocked, SIGTERM among them.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
