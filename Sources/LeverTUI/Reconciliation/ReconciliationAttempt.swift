import FoundationEssentials
import LeverDomain

/// How often a change in doubt was read, and when it is to be read again.
struct ReconciliationAttempt: Equatable {
  /// The first pause between two readings that tell nothing; each later one is twice as long.
  static let firstPause = 30.0
  /// The longest pause.
  static let longestPause = 600.0

  /// How many readings were asked for since the last one that the user asked for, or that was due
  /// because a request had expired.
  var count = 0
  /// When the next one is due; nil while one is under way, or where none is of use.
  var next: Date?

  /// A reading was asked for.
  mutating func begin() {
    count += 1
    next = nil
  }

  /// A reading came back and told nothing: plans the next one at the moment from which on the venue no
  /// longer takes the request, for only a reading made then is conclusive; else after a pause.
  mutating func plan(expiresAt expiry: Date?, now: Date) {
    if let expiry, expiry > now {
      count = 0
      next = expiry
      return
    }
    let doublings = min(max(count - 1, 0), 10)
    next = now.addingTimeInterval(
      min(Self.longestPause, Self.firstPause * Double(1 << doublings)))
  }
}
