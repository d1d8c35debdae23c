import CSodium
import Synchronization

/// Bytes that must not leak: kept in guarded memory that is locked against swapping where the
/// system allows, unreadable outside ``withBytes(_:)``, and wiped when released.
///
/// Prints as `<secret>`.
public final class SecretBytes: @unchecked Sendable, CustomStringConvertible, CustomReflectable {
  // Safe to share: the bytes never change after init, and the page's protection is switched only
  // while the count of readers is locked.
  private let pointer: UnsafeMutableRawPointer
  private let readers = Mutex(0)

  /// How many bytes there are.
  public let count: Int

  /// Whether the memory is locked, so that it is never written to swap. False when the system's
  /// limit for locked memory (`ulimit -l`) is too small.
  public let isLocked: Bool

  /// Copies `bytes` into guarded memory. The caller's own copy should be wiped.
  ///
  /// - Throws: ``CryptographyError/unavailable`` when guarded memory cannot be had.
  public init(_ bytes: RawSpan) throws(CryptographyError) {
    let size = max(1, bytes.byteCount)
    guard Sodium.isReady, let memory = sodium_malloc(size) else { throw .unavailable }
    pointer = memory
    count = bytes.byteCount
    bytes.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(start: memory, count: size).copyMemory(from: source)
    }
    isLocked = sodium_mlock(memory, size) == 0
    _ = sodium_mprotect_noaccess(memory)
  }

  /// Copies `bytes` into guarded memory, and wipes them.
  ///
  /// - Throws: ``CryptographyError/unavailable`` when guarded memory cannot be had.
  public convenience init(wiping bytes: inout [UInt8]) throws(CryptographyError) {
    defer { Wipe.wipe(&bytes) }
    try self.init(bytes.span.bytes)
  }

  /// Copies the UTF-8 bytes of `text`, which itself stays in ordinary memory: only for text that
  /// is not secret, such as the made-up keys of the practice desk.
  ///
  /// - Throws: ``CryptographyError/unavailable`` when guarded memory cannot be had.
  public convenience init(text: String) throws(CryptographyError) {
    var bytes = Array(text.utf8)
    try self.init(wiping: &bytes)
  }

  deinit {
    // sodium_free makes the memory writable again, wipes it and unlocks it.
    sodium_free(pointer)
  }

  /// Lends the bytes, readable for the time of the call only.
  public func withBytes<Value>(
    _ body: (UnsafeRawBufferPointer) throws -> Value
  ) rethrows -> Value {
    readers.withLock { count in
      if count == 0 { _ = sodium_mprotect_readonly(pointer) }
      count += 1
    }
    defer {
      readers.withLock { count in
        count -= 1
        if count == 0 { _ = sodium_mprotect_noaccess(pointer) }
      }
    }
    return try body(UnsafeRawBufferPointer(start: pointer, count: count))
  }

  /// Redacted text for logs.
  public var description: String { "<secret>" }

  /// Shows nothing of the secret to debuggers and dumps.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
