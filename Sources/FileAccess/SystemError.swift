import Glibc

/// Why the operating system refused something, in its own words.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The error number.
  public let errno: Int32

  /// The reason of an error number.
  public init(errno: Int32) { self.errno = errno }

  /// The reason of the call that has just failed on this thread.
  static var latest: SystemError { SystemError(errno: Glibc.errno) }

  /// The system's own words.
  public var description: String {
    var text = [CChar](repeating: 0, count: 256)
    guard strerror_r(errno, &text, text.count) == 0 else { return "error \(errno)" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
