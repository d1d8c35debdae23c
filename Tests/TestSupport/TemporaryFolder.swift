internal import FoundationEssentials
internal import Glibc

/// A folder that is there as long as the object is.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes an empty folder that only this user can use.
  public init() throws {
    var template = Array("/tmp/lever-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw TestSupportError.file(path: "/tmp", reason: systemWords())
    }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  /// The path of something in it.
  public func path(of name: String) -> String { path + "/" + name }

  /// Writes a file into it, which only this user can read unless `mode` says otherwise, and returns
  /// its path.
  @discardableResult
  public func write(_ text: String, to name: String, mode: UInt32 = 0o600) throws -> String {
    let path = path(of: name)
    try TextFile.write(text, to: path)
    chmod(path, mode)
    return path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
