import Desk
import LeverDomain

/// What the screen knows from the journal.
struct JournalState {
  /// In whose name this screen writes; nil where nothing is written down.
  let author: ChangeAuthor?
  /// Why nothing can be written, and so nothing changed; nil while nothing is known to stand in the
  /// way.
  var obstacle: JournalError?
  /// Why the journal cannot be followed at the moment; nil while it is.
  var failure: JournalError?
  /// The changes that somebody else made, or that are unsettled, as the journal holds them now, in
  /// the order of the journal.
  private(set) var changes: [JournalledChange] = []
  /// Who else is changing which instrument now.
  var claims: [InstrumentClaim] = []

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

  /// Takes in a change as it stands now.
  mutating func take(_ change: JournalledChange) {
    if let place = changes.firstIndex(where: { $0.identifier == change.identifier }) {
      changes[place] = change
    } else {
      let place = changes.lastIndex { $0.sequence < change.sequence }
      changes.insert(change, at: place.map { $0 + 1 } ?? 0)
    }
  }

  /// Whether somebody is this screen.
  func isOwn(_ author: ChangeAuthor) -> Bool {
    self.author.map { $0.host == author.host && $0.process == author.process } ?? false
  }
}

extension Model {
  /// Takes in what the journal showed when it was opened.
  mutating func takeJournal(_ opening: JournalOpening) {
    journal.failure = nil
    journal.obstacle = opening.obstacle
    journal.claims = opening.claims.filter { !journal.isOwn($0.holder) }
    for change in opening.unsettled.reversed() { journal.take(change) }
  }

  /// Takes in what somebody has written to the journal.
  mutating func takeJournal(_ news: JournalNews) {
    journal.failure = nil
    journal.claims = news.claims.filter { !journal.isOwn($0.holder) }
    for change in news.changes { journal.take(change) }
  }
}
