import FoundationEssentials
import JournalModel
import LeverDomain

/// The readings that are to reconcile changes in doubt: which are under way, what came of them, and
/// when the next ones are due.
struct ReconciliationAttempts: Equatable {
  /// What trying to reconcile a change came to.
  enum Finding: Equatable {
    /// It was decided, by this screen's reading.
    case settled
    /// It was read, and still nobody knows.
    case unknown(ReadBack)
    /// The journal could not be read or written.
    case failed(JournalError)
  }

  /// The accounts that are being reconciled.
  private(set) var underway: Set<AccountName> = []
  /// What came of the last reading of each change.
  private(set) var findings: [ChangeIdentifier: Finding] = [:]
  private var attempts: [ChangeIdentifier: ReconciliationAttempt] = [:]

  /// Whether a change is due to be read: for the first time, or again.
  func isDue(_ change: ChangeIdentifier, at now: Date) -> Bool {
    attempts[change].map { $0.next.map { $0 <= now } ?? false } ?? true
  }

  /// When a change is to be read again; nil where that is not planned.
  func next(of change: ChangeIdentifier) -> Date? { attempts[change]?.next }

  /// Notes that the changes of an account are read. False where that is under way.
  mutating func begin(_ account: AccountName, _ changes: [ChangeIdentifier]) -> Bool {
    guard underway.insert(account).inserted else { return false }
    for change in changes {
      attempts[change, default: ReconciliationAttempt()].begin()
      findings[change] = nil
    }
    return true
  }

  /// Notes that the reading of an account came to its end.
  mutating func end(_ account: AccountName) { underway.remove(account) }

  /// Notes what came of reading a change.
  mutating func note(_ finding: Finding, of change: ChangeIdentifier) {
    findings[change] = finding
  }

  /// Plans the next reading of a change that is still in doubt, where the venue offers one.
  mutating func planNext(_ change: JournalledChange, offersReading: Bool, now: Date) {
    var attempt = attempts[change.identifier] ?? ReconciliationAttempt(count: 1)
    if offersReading { attempt.plan(expiresAt: change.expiresAt, now: now) }
    attempts[change.identifier] = attempt
  }

  /// Begins the pauses anew: the user has asked.
  mutating func restart(_ change: ChangeIdentifier) { attempts[change]?.count = 0 }

  /// Plans nothing for a change: it is decided, or somebody else is at it.
  mutating func stop(_ change: ChangeIdentifier) { attempts[change] = nil }

  /// Forgets a change that is no longer listed.
  mutating func forget(_ change: ChangeIdentifier) { findings[change] = nil }
}
