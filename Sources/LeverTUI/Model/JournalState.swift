import Desk
import FoundationEssentials
import LeverDomain

/// What the screen knows from the journal.
struct JournalState {
  /// What trying to settle a change came to.
  enum Finding: Equatable {
    /// It was decided, by this screen's reading.
    case settled
    /// It was read, and still nobody knows.
    case unknown(ReadBack)
    /// The journal could not be read or written.
    case failed(JournalError)
  }

  /// How many changes that others made are kept for the list.
  private static let kept = 50

  /// In whose name this screen writes; nil where nothing is written down.
  let author: ChangeAuthor?
  /// Why nothing can be written, and so nothing changed; nil while nothing is known to stand in the
  /// way.
  var obstacle: JournalError?
  /// Why the journal cannot be followed at the moment; nil while it is.
  var failure: JournalError?
  /// Damaged journals that were set aside since the screen opened.
  var recoveries: [JournalRecovery] = []
  /// The changes that somebody else made, or that are or were unsettled, as the journal holds them
  /// now, in the order of the journal.
  private(set) var changes: [JournalledChange] = []
  /// What accounts on venues without readings were known to have set when the screen opened.
  var proved: [JournalledChange] = []
  /// Who else is changing which instrument now.
  var claims: [InstrumentClaim] = []
  /// Whether the claims are being looked at.
  var isAskingClaims = false
  /// The accounts that are being settled, by their places.
  var settling: Set<Int> = []
  /// The changes in doubt for which a reading was asked, and when the next one is due.
  var attempts: [ChangeIdentifier: ReconciliationAttempt] = [:]
  /// What came of that.
  var findings: [ChangeIdentifier: Finding] = [:]

  /// A journal that has not been looked at.
  init(_ access: JournalAccess) {
    switch access {
    case .open(_, let author): self.author = author
    case .unavailable(let error):
      author = nil
      obstacle = error
    case .notKept: author = nil
    }
  }

  /// Takes in a change as it stands now, unless something later is known of it.
  mutating func take(_ change: JournalledChange) {
    if let place = changes.lastIndex(where: { $0.identifier == change.identifier }) {
      if change.isAtLeastAsLate(as: changes[place]) { changes[place] = change }
    } else {
      let place = changes.lastIndex { $0.sequence < change.sequence }
      changes.insert(change, at: place.map { $0 + 1 } ?? 0)
    }
    if !change.isUnsettled { attempts[change.identifier] = nil }
  }

  /// Forgets the oldest of the changes that need nobody's attention.
  mutating func prune() {
    var spare = changes.count { !$0.isUnsettled } - Self.kept
    guard spare > 0 else { return }
    changes.removeAll { change in
      guard spare > 0, !change.isUnsettled else { return false }
      spare -= 1
      findings[change.identifier] = nil
      return true
    }
  }

  /// Whether somebody is this screen.
  func isOwn(_ author: ChangeAuthor) -> Bool { self.author.map { $0.isSame(as: author) } ?? false }

  /// Somebody else's claim on an instrument.
  func claim(on key: InstrumentKey) -> InstrumentClaim? { claims.first { $0.instrument == key } }
}

extension ChangeAuthor {
  /// Whether both are the same process.
  func isSame(as other: ChangeAuthor) -> Bool { host == other.host && process == other.process }
}

extension JournalledChange {
  /// Whether this was looked up no earlier than another state of the same change: facts are only
  /// ever added.
  fileprivate func isAtLeastAsLate(as other: JournalledChange) -> Bool {
    func progress(_ change: JournalledChange) -> (Int, Date, Int) {
      (
        change.successor == nil ? 0 : 1, change.conclusion?.moment.local ?? .distantPast,
        change.answers.count
      )
    }
    return progress(self) >= progress(other)
  }

  /// When anything was noted of it last.
  var notedAt: Date {
    ([intent.moment] + answers.map(\.moment) + [conclusion?.moment].compactMap(\.self))
      .map(\.local).max() ?? intent.moment.local
  }
}
