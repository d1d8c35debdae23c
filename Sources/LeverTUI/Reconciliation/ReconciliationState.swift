import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

/// What the screen knows from the journal: what is in doubt, what others change, and what is done
/// about it.
struct ReconciliationState: Equatable {
  /// How many changes that others made are kept for the list.
  private static let kept = 50

  /// In whose name this screen writes; nil where nothing is written down.
  private let author: ChangeAuthor?
  /// Why nothing can be written, and so nothing changed; nil while nothing is known to stand in the
  /// way.
  private(set) var obstacle: JournalError?
  /// Why the journal cannot be followed at the moment; nil while it is.
  private(set) var failure: JournalError?
  /// Damaged journals that were set aside since the screen opened.
  private(set) var recoveries: [JournalRecovery] = []
  /// The changes that somebody else made, or that are or were in doubt, as the journal holds them
  /// now, in the order of the journal.
  private(set) var changes: [JournalledChange] = []
  /// What accounts on venues without readings were known to have set when the screen opened.
  private(set) var proved: [JournalledChange] = []
  /// Who else is changing which instrument now.
  private(set) var claims: [InstrumentClaim] = []
  /// The readings that are to reconcile what is in doubt.
  private(set) var attempts = ReconciliationAttempts()
  /// Whether the claims are being looked at.
  private var isAskingClaims = false

  /// A journal that has not been looked at.
  ///
  /// - Parameters:
  ///   - author: in whose name this screen writes; nil where nothing is written down.
  ///   - obstacle: why nothing can be written; nil while nothing is known to stand in the way.
  init(author: ChangeAuthor?, obstacle: JournalError?) {
    self.author = author
    self.obstacle = obstacle
  }

  /// Whether somebody is this screen.
  func isOwn(_ author: ChangeAuthor) -> Bool { self.author.map { $0.isSame(as: author) } ?? false }

  /// Somebody else's claim on an instrument.
  func claim(on key: InstrumentKey) -> InstrumentClaim? { claims.first { $0.instrument == key } }

  // MARK: - What the journal tells

  /// Takes in what the journal showed when it was opened.
  mutating func take(_ opening: JournalOpening) {
    failure = nil
    obstacle = opening.obstacle
    proved = opening.proved
    takeClaims(opening.claims)
    for change in opening.unsettled.reversed() { take(change) }
  }

  /// Takes in what somebody has written to the journal.
  mutating func take(_ news: JournalNews) {
    failure = nil
    recoveries += news.recoveries
    takeClaims(news.claims)
    for change in news.changes { take(change) }
    prune()
  }

  /// Takes in that the journal cannot be followed.
  mutating func take(_ failure: JournalError) { self.failure = failure }

  /// Takes in who is changing what now; nil where that could not be read.
  mutating func takeAnswer(_ claims: [InstrumentClaim]?) {
    isAskingClaims = false
    if let claims { takeClaims(claims) }
  }

  /// Takes in a change as it stands now, unless something later is known of it.
  private mutating func take(_ change: JournalledChange) {
    if let place = changes.lastIndex(where: { $0.identifier == change.identifier }) {
      if change.isAtLeastAsLate(as: changes[place]) { changes[place] = change }
    } else {
      let place = changes.lastIndex { $0.sequence < change.sequence }
      changes.insert(change, at: place.map { $0 + 1 } ?? 0)
    }
    if !change.isUnsettled { attempts.stop(change.identifier) }
  }

  private mutating func takeClaims(_ claims: [InstrumentClaim]) {
    self.claims = claims.filter { !isOwn($0.holder) }
  }

  /// Forgets the oldest of the changes that need nobody's attention.
  private mutating func prune() {
    var spare = changes.count { !$0.isUnsettled } - Self.kept
    guard spare > 0 else { return }
    changes.removeAll { change in
      guard spare > 0, !change.isUnsettled else { return false }
      spare -= 1
      attempts.forget(change.identifier)
      return true
    }
  }

  // MARK: - Reconciling

  /// Has what is in doubt read as soon as its account is connected, and again for as long as it
  /// stays in doubt where the venue offers a reading.
  mutating func plan(_ standing: JournalStanding) -> [ScreenAction] {
    let waiting = standing.inDoubt.filter { change in
      // Whoever holds the instrument reconciles or adds to it; the end of that is waited for.
      attempts.isDue(change.identifier, at: standing.now)
        && claim(on: change.intent.instrument) == nil
        && !standing.isSubmitting(change.intent.instrument)
    }
    guard !waiting.isEmpty else { return [] }
    let names = Set(waiting.map(\.intent.account))
    return standing.accounts.filter { names.contains($0.name) && $0.connection == .connected }
      .flatMap { reconcile($0.name, standing) }
  }

  /// Has everything that is in doubt read again; nil where nothing is.
  mutating func planAgain(_ standing: JournalStanding) -> [ScreenAction]? {
    let inDoubt = standing.inDoubt
    for change in inDoubt { attempts.restart(change.identifier) }
    guard !inDoubt.isEmpty else { return nil }
    let names = Set(inDoubt.map(\.intent.account))
    return standing.accounts.filter { names.contains($0.name) }
      .flatMap { reconcile($0.name, standing) }
  }

  private mutating func reconcile(
    _ account: AccountName, _ standing: JournalStanding
  ) -> [ScreenAction] {
    let changes = standing.inDoubt.filter { $0.intent.account == account }
    return attempts.begin(account, changes.map(\.identifier))
      ? [.account(account, .reconcile)] : []
  }

  /// Looks again, while somebody else is changing something: one whose program is killed gives no
  /// notice.
  mutating func planClaims() -> [ScreenAction] {
    guard !claims.isEmpty, !isAskingClaims else { return [] }
    isAskingClaims = true
    return [.journal(.readClaims(after: .seconds(1)))]
  }

  /// Takes in what reading told of an account's changes in doubt. Returns the changes that the
  /// journal has told of with it.
  mutating func take(
    _ result: Result<[Settlement], JournalError>, of account: AccountName,
    _ standing: JournalStanding
  ) -> [JournalledChange] {
    attempts.end(account)
    switch result {
    case .failure(let error):
      for change in standing.inDoubt where change.intent.account == account {
        attempts.note(.failed(error), of: change.identifier)
        planNext(change, standing)
      }
      return []
    case .success(let settlements): return settlements.map { take($0, standing) }
    }
  }

  private mutating func take(
    _ settlement: Settlement, _ standing: JournalStanding
  ) -> JournalledChange {
    switch settlement {
    case .concluded(let change):
      take(change)
      attempts.note(.settled, of: change.identifier)
      return change
    case .unknown(let change, let readBack):
      take(change)
      attempts.note(.unknown(readBack), of: change.identifier)
      planNext(change, standing)
      return change
    case .underWay(let change, let claim):
      take(change)
      if !isOwn(claim.holder), self.claim(on: claim.instrument) == nil { claims.append(claim) }
      attempts.stop(change.identifier)
      return change
    case .notJournalled(let change, let error):
      take(change)
      attempts.note(.failed(error), of: change.identifier)
      planNext(change, standing)
      return change
    }
  }

  private mutating func planNext(_ change: JournalledChange, _ standing: JournalStanding) {
    attempts.planNext(
      change, offersReading: standing.offersReading(change.intent.instrument), now: standing.now)
  }
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
