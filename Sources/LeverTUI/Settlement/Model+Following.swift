import Desk
import FoundationEssentials
import LeverDomain

extension Model {
  /// Takes in what the journal showed when it was opened.
  mutating func takeJournal(_ opening: JournalOpening) {
    journal.failure = nil
    journal.obstacle = opening.obstacle
    journal.proved = opening.proved
    takeClaims(opening.claims)
    for change in opening.unsettled.reversed() { journal.take(change) }
    for index in accounts.indices { noteJournal(of: index) }
  }

  /// Takes in what somebody has written to the journal.
  mutating func takeJournal(_ news: JournalNews) {
    journal.failure = nil
    journal.recoveries += news.recoveries
    takeClaims(news.claims)
    for change in news.changes { takeJournalled(change) }
    journal.prune()
  }

  /// Takes in who is changing what now.
  mutating func takeClaims(_ claims: [InstrumentClaim]) {
    journal.claims = claims.filter { !journal.isOwn($0.holder) }
  }

  /// Looks again, while somebody else is changing something: one whose program is killed gives no
  /// notice.
  mutating func planClaims() -> [Effect] {
    guard !journal.claims.isEmpty, !journal.isAskingClaims else { return [] }
    journal.isAskingClaims = true
    return [.readClaims(after: .seconds(1))]
  }

  /// Takes in one change as the journal holds it, and what it tells of its instrument's setting.
  mutating func takeJournalled(_ change: JournalledChange) {
    journal.take(change)
    guard let index = accountIndex(of: change.intent.instrument),
      let place = accounts[index].list.place(of: change.intent.change.symbol)
    else { return }
    note(change, inRow: place, of: index)
  }

  /// Takes in what the journal tells of the settings of an account's instruments, once they are
  /// listed.
  mutating func noteJournal(of index: Int) {
    for change in journal.proved + journal.changes
    where accountIndex(of: change.intent.instrument) == index {
      guard let place = accounts[index].list.place(of: change.intent.change.symbol) else {
        continue
      }
      note(change, inRow: place, of: index)
    }
  }

  private mutating func note(_ change: JournalledChange, inRow place: Int, of index: Int) {
    let now = now
    let mayHaveChanged = !isUnderWay(change) && change.outcome != .refused
    accounts[index].list.change(place) { row in
      row.know { $0.receive(change, asOf: min(change.notedAt, now)) }
      guard mayHaveChanged else { return }
      row.know { $0.forgetProved(before: change, notedAt: change.notedAt) }
      row.changedAt = max(row.changedAt ?? .distantPast, min(change.notedAt, now))
      if row.isOutdated { row.needsExamination = true }
    }
    if accounts[index].list.rows[place].isOutdated {
      accounts[index].backgroundCursor = min(accounts[index].backgroundCursor, place)
    }
  }
}

extension InstrumentRow {
  /// Whether the setting may have been changed since it was read, or echoed.
  var isOutdated: Bool {
    guard let changedAt else { return false }
    switch reading.leverage {
    case .notRead: return rememberedValues != nil && (remembered?.readAt ?? changedAt) < changedAt
    case .failed: return false
    case .read(let told, let date):
      if case .notOffered = told.setting { return false }
      return max(date, reading.proved?.provedAt ?? date) < changedAt
    }
  }

  /// Whether the setting is to be read.
  var wantsReading: Bool { reading.leverage == .notRead || isOutdated }
}
