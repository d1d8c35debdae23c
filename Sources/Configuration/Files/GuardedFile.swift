import Cryptography
import Glibc

/// A file that is read only if nobody else can have tampered with it, or seen what is secret.
///
/// The checks are made on the descriptor that is read, so that nothing can be exchanged between the
/// check and the reading. Symbolic links are followed: what counts is who owns the file itself and
/// who may read it.
enum GuardedFile {
  /// What the file must be safe from.
  enum Rule {
    /// Nobody but its owner, who runs the program, may read or write it.
    case secret
    /// Not everybody may write it.
    case configuration
  }

  /// Reads the file at `path` whole and lends its bytes, which are wiped afterwards if `rule` is
  /// ``Rule/secret``.
  ///
  /// - Throws: ``ConfigurationError`` when it cannot be read, breaks `rule` or is longer than
  ///   `maximumLength`.
  static func read<Value>(
    _ path: String, rule: Rule, maximumLength: Int,
    _ body: (UnsafeRawBufferPointer) throws(ConfigurationError) -> Value
  ) throws(ConfigurationError) -> Value {
    // Without O_NONBLOCK a named pipe would keep the program waiting.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      let reason = errno
      throw ConfigurationError(
        file: path,
        problem: reason == ENOENT ? .fileMissing : .unreadable(.init(errno: reason)))
    }
    defer { close(descriptor) }
    try check(descriptor, path, rule)

    // One piece of memory, never moved, so that no copy stays behind.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: maximumLength + 1, alignment: 1)
    defer {
      if rule == .secret { Wipe.wipe(memory) }
      memory.deallocate()
    }
    var count = 0
    while count < memory.count {
      let more = Glibc.read(
        descriptor, memory.baseAddress?.advanced(by: count), memory.count - count)
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else {
        throw ConfigurationError(file: path, problem: .unreadable(.init(errno: errno)))
      }
      if more == 0 { break }
      count += more
    }
    guard count <= maximumLength else {
      throw ConfigurationError(file: path, problem: .tooLong(maximum: maximumLength))
    }
    return try body(UnsafeRawBufferPointer(rebasing: memory[..<count]))
  }

  private static func check(
    _ descriptor: Int32, _ path: String, _ rule: Rule
  ) throws(ConfigurationError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw ConfigurationError(file: path, problem: .unreadable(.init(errno: errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ConfigurationError(file: path, problem: .notRegularFile)
    }
    switch rule {
    case .secret:
      guard status.st_uid == geteuid() else {
        throw ConfigurationError(
          file: path,
          problem: .ownedByAnother(owner: userName(status.st_uid), user: userName(geteuid())))
      }
      guard status.st_mode & 0o077 == 0 else {
        throw ConfigurationError(
          file: path, problem: .readableByOthers(mode: UInt16(status.st_mode & 0o777)))
      }
    case .configuration:
      guard status.st_mode & 0o002 == 0 else {
        throw ConfigurationError(file: path, problem: .writableByEverybody)
      }
    }
  }

  private static func userName(_ identifier: uid_t) -> String {
    guard let entry = getpwuid(identifier), let name = entry.pointee.pw_name else {
      return String(identifier)
    }
    return String(cString: name)
  }
}
