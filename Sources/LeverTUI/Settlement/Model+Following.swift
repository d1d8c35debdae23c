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
      // A row that was never read is read in any case, with the limits that come along.
      if case .value(let values)? = change.conclusion?.readBack {
        if row.reading.leverage.value != nil {
          row.takeSetting(.read(values), at: min(change.notedAt, now))
        }
      } else if let proved = ProvedSetting(change) {
        row.take(proved)
      }
      guard mayHaveChanged else { return }
      row.forgetProved(before: change)
      row.changedAt = max(row.changedAt ?? .distantPast, min(change.notedAt, now))
      if row.isOutdated { row.needsExamination = true }
    }
    if accounts[index].list.rows[place].isOutdated {
      accounts[index].backgroundCursor = min(accounts[index].backgroundCursor, place)
    }
  }
}

extension InstrumentRow {
  /// Takes in what a change proved, unless something newer is known.
  mutating func take(_ proved: ProvedSetting) {
    guard (reading.proved?.provedAt ?? .distantPast) <= proved.provedAt else { return }
    reading.proved = proved
  }

  /// Forgets what was proved before a change that may have altered it.
  mutating func forgetProved(before change: JournalledChange) {
    guard let proved = reading.proved, proved.change != change.identifier,
      !change.isProved, proved.provedAt < change.notedAt
    else { return }
    reading.proved = nil
  }

  /// Takes in a setting that was read somewhere else in the program, or in another one.
  mutating func takeSetting(_ setting: LeverageReading.Setting, at date: Date) {
    let known = reading.leverage.value
    takeLeverage(
      .read(
        LeverageReading(
          setting: setting, limits: known?.limits, positionMode: known?.positionMode), at: date))
  }

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
