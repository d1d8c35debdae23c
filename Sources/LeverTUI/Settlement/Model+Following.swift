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
    let tells = change.told
    let mayHaveChanged = !isUnderWay(change) && change.outcome != .refused
    let isReadable = accounts[index].account.traits.settingSource != .notOffered
    accounts[index].list.change(place) { row in
      // A row that was never read is read in any case, with the limits that come along.
      if let tells, !isReadable || row.reading.leverage.value != nil {
        row.takeSetting(tells, at: min(change.notedAt, now))
      }
      guard mayHaveChanged else { return }
      row.changedAt = max(row.changedAt ?? .distantPast, min(change.notedAt, now))
      if row.isOutdated { row.needsExamination = true }
    }
    if accounts[index].list.rows[place].isOutdated {
      accounts[index].backgroundCursor = min(accounts[index].backgroundCursor, place)
    }
  }
}

extension JournalledChange {
  /// The setting that its conclusion rests on; nil when it rests on none.
  fileprivate var told: LeverageReading.Setting? {
    guard let conclusion else { return nil }
    if case .value(let values) = conclusion.readBack { return .read(values) }
    guard conclusion.outcome == .applied, conclusion.proof == .echo else { return nil }
    return .echoed(intent.change.to, at: conclusion.moment.local)
  }
}

extension InstrumentRow {
  /// Takes in a setting that was read or echoed somewhere else in the program, or in another one.
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
      switch told.setting {
      case .echoed(_, let echoedAt): return echoedAt < changedAt
      case .notOffered: return false
      case .read, .notShown: return date < changedAt
      }
    }
  }

  /// A reading joined with the echo that is known, on a venue that shows no setting: the venue's
  /// client knows only what it has sent itself. An echo holds until something may have changed it.
  func joined(with new: LeverageReading) -> LeverageReading {
    guard !isOutdated, case .echoed(_, let knownAt)? = reading.leverage.value?.setting,
      let known = reading.leverage.value?.setting
    else { return new }
    switch new.setting {
    case .read, .notShown: return new
    case .echoed(_, let date) where date >= knownAt: return new
    case .echoed, .notOffered:
      return LeverageReading(
        setting: known, limits: new.limits, positionMode: new.positionMode,
        positions: new.positions, maximumPositionValue: new.maximumPositionValue)
    }
  }

  /// Whether the setting is to be read.
  var wantsReading: Bool { reading.leverage == .notRead || isOutdated }
}
