import FoundationEssentials
import LeverDomain
import Synchronization

/// Keeps readings for the next run, one account at a time and never on the main thread's time. Where
/// they cannot be kept there is nothing to say: the next run reads them again.
final class ReadingKeeper: Sendable {
  private let cache: (any ReadingCache)?
  private let now: @Sendable () -> Date
  private let turn = Mutex<Void>(())

  /// Keeps in a cache; nowhere without one.
  init(_ cache: (any ReadingCache)?, now: @escaping @Sendable () -> Date) {
    self.cache = cache
    self.now = now
  }

  /// Keeps what is known of an account, and of what another process has kept meanwhile whatever is
  /// later.
  func keep(_ known: CachedAccount, of account: AccountName) {
    guard let cache else { return }
    turn.withLock { _ in
      let other = cache.load(account, on: known.venue)?.worthShowing(at: now())
      cache.save(other.map(known.merged(with:)) ?? known, of: account)
    }
  }
}
