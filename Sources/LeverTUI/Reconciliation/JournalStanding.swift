import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

/// What the journal tells of the accounts here, next to the changes of this screen.
struct JournalStanding {
  /// What the screen knows from the journal.
  let journal: ReconciliationState
  /// The changes of this screen.
  let entries: [ChangeEntry]
  /// The accounts.
  let accounts: [ScreenAccount]
  /// The time.
  let now: Date

  /// The account of an instrument; nil when it is not configured here.
  func account(of key: InstrumentKey) -> ScreenAccount? {
    accounts.first { $0.name == key.account && $0.venue == key.venue }
  }

  /// Whether somebody is at a change of the journal now: it has no outcome because it is on its way.
  func isUnderWay(_ change: JournalledChange) -> Bool {
    guard change.conclusion == nil else { return false }
    let intent = change.intent
    guard journal.isOwn(intent.author) else {
      return journal.claim(on: intent.instrument)?.holder.isSame(as: intent.author) ?? false
    }
    // What it came to is told by the desk and by the journal, in either order.
    return entries.contains { entry in
      switch entry.state {
      case .submitting: entry.instrumentKey == intent.instrument
      case .decided(let report):
        report.identifier == change.identifier && report.journalError == nil
      case .staged, .blocked, .withheld: false
      }
    }
  }

  /// Whether nobody knows what became of a change, nobody is at it, and it bears on an account here.
  func isInDoubt(_ change: JournalledChange) -> Bool {
    change.isUnsettled && !isUnderWay(change) && account(of: change.intent.instrument) != nil
  }

  /// The changes in doubt, the newest first.
  var inDoubt: [JournalledChange] { journal.changes.reversed().filter(isInDoubt) }

  /// Whether a change of an instrument is on its way from this screen.
  func isSubmitting(_ key: InstrumentKey) -> Bool {
    entries.contains { $0.isSubmitting && $0.instrumentKey == key }
  }

  /// Why the desk would hold back a change of an instrument, as far as the journal tells now.
  func withholding(of key: InstrumentKey) -> Withholding? {
    if let obstacle = journal.obstacle { return .notJournalled(obstacle) }
    if let claim = journal.claim(on: key) { return .claimed(claim) }
    let inDoubt = inDoubt.filter { $0.intent.instrument == key }
    let mayArrive = inDoubt.filter { $0.expiresAt.map { $0 > now } ?? false }
    if let until = mayArrive.compactMap(\.expiresAt).max() {
      return .mayStillArrive(mayArrive, until: until)
    }
    return inDoubt.isEmpty ? nil : .unsettled(inDoubt)
  }

  /// Whether a reading that may reconcile what is in doubt of an instrument is under way.
  func isBeingReconciled(_ key: InstrumentKey) -> Bool {
    account(of: key).map { journal.attempts.underway.contains($0.name) } ?? false
  }

  /// Whether the venue of an instrument offers a reading that could reconcile a change of it.
  func offersReading(_ key: InstrumentKey) -> Bool {
    account(of: key).map { $0.traits.settingSource != .notOffered } ?? false
  }

  /// When the next change in doubt is due to be read again; nil where none is.
  var nextReading: Date? {
    inDoubt.compactMap { journal.attempts.next(of: $0.identifier) }.filter { $0 > now }.min()
  }

  /// What the journal tells of the instruments of an account, where it tells anything.
  func marks(of account: AccountName) -> [ContractSymbol: JournalMark] {
    var marks: [ContractSymbol: JournalMark] = [:]
    for change in inDoubt where change.intent.account == account {
      marks[change.intent.change.symbol] = .inDoubt
    }
    for claim in journal.claims where claim.instrument.account == account {
      marks[claim.instrument.symbol] = .claimed
    }
    return marks
  }
}

/// What the journal tells of an instrument in one word.
enum JournalMark: Equatable {
  /// Somebody else is changing it.
  case claimed
  /// Nobody knows what became of a change of it.
  case inDoubt
}
