import Foundation

/// A certificate with its key, made by `openssl` in a folder of the test.
struct TestCertificate: Sendable {
  let certificate: String
  let key: String
}

/// A certificate authority that lives as long as the test.
final class TestAuthority: Sendable {
  let folder: URL
  /// The authority's own certificate, to be trusted or not.
  let certificate: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "lever-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "authority.pem").path
    try TestAuthority.openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-subj", "/CN=Test Authority", "-days", "2",
      "-keyout", folder.appending(path: "authority.key").path, "-out", certificate,
    ])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A certificate for `subject`, such as `IP:127.0.0.1`, valid for `days` from now on; -1 for one
  /// that has expired.
  func issue(_ name: String, for subject: String, days: Int = 1) throws -> TestCertificate {
    let key = folder.appending(path: "\(name).key").path
    let request = folder.appending(path: "\(name).csr").path
    let extensions = folder.appending(path: "\(name).ext").path
    let certificate = folder.appending(path: "\(name).pem").path
    try "subjectAltName=\(subject)\n".write(
      toFile: extensions, atomically: true, encoding: .utf8)
    try TestAuthority.openssl([
      "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-subj", "/CN=\(name)", "-keyout", key, "-out", request,
    ])
    try TestAuthority.openssl([
      "x509", "-req", "-in", request, "-CA", self.certificate,
      "-CAkey", folder.appending(path: "authority.key").path, "-CAcreateserial",
      "-extfile", extensions, "-days", String(days), "-out", certificate,
    ])
    return TestCertificate(certificate: certificate, key: key)
  }

  private static func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw POSIXError(.EIO) }
  }
}
