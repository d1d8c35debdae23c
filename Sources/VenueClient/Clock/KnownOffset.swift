import Synchronization

/// A venue's clock offset that can be read without waiting; zero until one is measured.
final class KnownOffset: Sendable {
  private let stored = Mutex(Duration.zero)

  /// Venue time minus local time.
  var value: Duration {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}
