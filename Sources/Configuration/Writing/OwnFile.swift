import Glibc

/// Files that the program writes for its owner alone.
enum OwnFile {
  /// Refuses a file that is there and does not begin with `signature`.
  static func checkReplaceable(_ path: String, signature: String) throws(ConfigurationError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw ConfigurationError(
        file: path, problem: errno == ELOOP ? .foreignFile : .unwritable(.init(errno: errno)))
    }
    defer { close(descriptor) }
    let expected = Array(signature.utf8)
    var bytes = [UInt8](repeating: 0, count: expected.count)
    guard read(descriptor, &bytes, bytes.count) == bytes.count, bytes == expected else {
      throw ConfigurationError(file: path, problem: .foreignFile)
    }
  }

  /// Makes a directory that nobody else may enter, if it is not there.
  static func makePrivateDirectory(_ path: String) throws(ConfigurationError) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw ConfigurationError(file: path, problem: .unwritable(.init(errno: errno)))
    }
  }

  /// Writes a file, readable by its owner alone, at one stroke: whoever looks sees the old one or
  /// the whole new one.
  static func write(_ text: String, to path: String) throws(ConfigurationError) {
    let temporary = path + ".\(getpid()).new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw ConfigurationError(file: path, problem: .unwritable(.init(errno: errno)))
    }
    let isWritten = writeAll(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
    let isDone = isWritten && rename(temporary, path) == 0
    let reason = errno
    close(descriptor)
    guard isDone else {
      unlink(temporary)
      throw ConfigurationError(file: path, problem: .unwritable(.init(errno: reason)))
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
