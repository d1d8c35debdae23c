import CSodium

/// The library's start, once a process.
enum Sodium {
  /// Whether libsodium could be initialised. Without it there is no randomness and no signing.
  static let isReady: Bool = sodium_init() >= 0
}

/// Why a cryptographic operation was not done.
public enum CryptographyError: Error, Equatable, Sendable {
  /// libsodium could not start, or could not allocate guarded memory.
  case unavailable
  /// A key of the wrong length or alphabet.
  case malformedKey
}
