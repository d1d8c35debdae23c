import Cryptography
import FileAccess
import Glibc

/// A file that is read only if nobody else can have tampered with it, or seen what is secret.
///
/// The checks are made on the descriptor that is read, so that nothing can be exchanged between the
/// check and the reading. Symbolic links are followed; for a secret file, the way to it is judged as
/// well (see ``TrustedPath``).
enum GuardedFile {
  /// What the file must be safe from.
  enum Rule {
    /// Nobody but its owner, who runs the program, may read or write it, nor put another in its
    /// place; directories above `home` are not judged.
    case secret(home: String)
    /// Not everybody may write it.
    case configuration
  }

  /// Reads the file at `path` whole and lends its bytes, which are wiped afterwards if they are
  /// secret.
  ///
  /// - Throws: ``ConfigurationError`` when it cannot be read, breaks `rule` or is longer than
  ///   `maximumLength`.
  static func read<Value>(
    _ path: String, rule: Rule, maximumLength: Int,
    _ body: (UnsafeRawBufferPointer) throws(ConfigurationError) -> Value
  ) throws(ConfigurationError) -> Value {
    let descriptor = try open(path, rule)
    defer { close(descriptor) }
    try check(descriptor, path, rule)

    // One piece of memory, never moved, so that no copy stays behind.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: maximumLength + 1, alignment: 1)
    defer {
      if case .secret = rule { Wipe.wipe(memory) }
      memory.deallocate()
    }
    let count: Int
    do throws(SystemError) {
      count = try DescriptorInput.fill(memory, from: descriptor)
    } catch {
      throw ConfigurationError(file: path, problem: .unreadable(error))
    }
    guard count <= maximumLength else {
      throw ConfigurationError(file: path, problem: .tooLong(maximum: maximumLength))
    }
    return try body(UnsafeRawBufferPointer(rebasing: memory[..<count]))
  }

  private static func open(_ path: String, _ rule: Rule) throws(ConfigurationError) -> Int32 {
    guard case .secret(let home) = rule else {
      // Without O_NONBLOCK a named pipe would keep the program waiting.
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      guard descriptor < 0 else { return descriptor }
      throw ConfigurationError(
        file: path, problem: errno == ENOENT ? .fileMissing : .unreadable(.init(errno: errno)))
    }
    do throws(PathMistrust) {
      return try TrustedPath.open(path, home: home)
    } catch {
      throw ConfigurationError(mistrust: error, file: path)
    }
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
          problem: .ownedByAnother(owner: UserName.of(status.st_uid), user: UserName.of(geteuid())))
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
}
