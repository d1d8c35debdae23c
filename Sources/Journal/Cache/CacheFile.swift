import Cryptography
import Glibc

/// A file of the cache: replaced in one step, and read only where its hash agrees.
enum CacheFile {
  /// A title with the version, a hash of all the rest, then the rest.
  static func seal(_ content: [UInt8], title: String) -> [UInt8] {
    Array(title.utf8) + BLAKE2b.hash(content.span.bytes) + content
  }

  /// Where the rest begins; nil when title or hash do not agree.
  static func start(of bytes: [UInt8], title: String) -> Int? {
    let length = title.utf8.count
    let start = length + BLAKE2b.length
    guard bytes.count > start, bytes.prefix(length).elementsEqual(title.utf8),
      bytes[length..<start].elementsEqual(
        BLAKE2b.hash(bytes.span.bytes.extracting(start..<bytes.count)))
    else { return nil }
    return start
  }

  /// Replaces the file `name` of a directory, which is made where it is missing. Answers whether
  /// that could be done.
  static func replace(_ name: String, in directory: String, with bytes: [UInt8]) -> Bool {
    guard (try? PrivateFile.makeDirectory(directory)) != nil else { return false }
    let path = "\(directory)/\(name)"
    let draft = "\(path).\(getpid()).draft"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let isWritten = write(bytes, to: descriptor)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return false }
      rest = rest.dropFirst(max(0, count))
    }
    return true
  }

  /// The bytes of a file of this user; nil where there is none, or a very long one.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var information = stat()
    // Far more than any venue lists.
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
      information.st_uid == geteuid(), (1..<64_000_000).contains(information.st_size)
    else { return nil }
    let size = Int(information.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        guard read > 0 || read < 0 && errno == EINTR else { return }
        count += max(0, read)
      }
    }
    return bytes.count == size ? bytes : nil
  }
}
