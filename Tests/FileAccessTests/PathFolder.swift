import Foundation

/// A folder for paths, with links and owners, that is gone when the test is.
final class PathFolder {
  let path: String

  init() throws {
    let made = FileManager.default.temporaryDirectory.path + "/lever-paths-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: made, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = made
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func directory(_ name: String, mode: mode_t = 0o700) throws -> String {
    let made = "\(path)/\(name)"
    try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
    guard chmod(made, mode) == 0 else { throw POSIXError(.EPERM) }
    return made
  }

  @discardableResult
  func file(_ name: String, _ text: String = "text") throws -> String {
    let made = "\(path)/\(name)"
    try text.write(toFile: made, atomically: false, encoding: .utf8)
    return made
  }

  func link(_ name: String, to target: String) throws -> String {
    let made = "\(path)/\(name)"
    try FileManager.default.createSymbolicLink(atPath: made, withDestinationPath: target)
    return made
  }
}
