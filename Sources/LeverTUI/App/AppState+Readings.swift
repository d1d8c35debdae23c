import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

extension AppState {
  // MARK: - What the venues tell

  /// Tells the instruments of an account something.
  mutating func tell(_ name: AccountName, _ news: InstrumentNews) {
    guard let index = accounts.index(of: name) else { return }
    instruments.update(index, news, lines: layout.listLines, now: now)
  }

  /// Takes in clock and key.
  mutating func takeConnection(_ reading: AccountReading, of name: AccountName) -> [ScreenAction] {
    tell(name, .accountChanged)
    return accounts.update(name, .connected(reading), now: now)
  }

  /// Takes in the list of instruments.
  mutating func takeInstruments(
    _ reading: Reading<[Instrument]>, of name: AccountName
  ) -> [ScreenAction] {
    tell(name, .listed(reading))
    let actions = accounts.update(name, .listed, now: now)
    noteJournal(of: name)
    return actions + keepSoon(name)
  }

  /// Takes in what became of a submitted change.
  mutating func take(_ submission: Submission, of number: Int) -> [ScreenAction] {
    guard let entry = staging.take(submission, of: number, now: now) else { return [] }
    let name = entry.proposal.account
    let symbol = entry.instrument.symbol
    switch submission {
    case .blocked: tell(name, .examine(symbol, always: true))
    case .withheld: break
    case .decided(let report): tell(name, .decided(symbol, report))
    }
    return accounts.update(name, .spent(nil), now: now) + keepSoon(name)
  }

  // MARK: - What the journal tells

  /// Tells the instruments of an account what the journal holds of them, once they are listed.
  mutating func noteJournal(of name: AccountName) {
    for change in reconciliation.proved + reconciliation.changes
    where change.intent.account == name {
      note(change)
    }
  }

  /// Tells an instrument what the journal holds of a change of it.
  mutating func note(_ change: JournalledChange) {
    let symbol = change.intent.change.symbol
    guard let index = accounts.index(of: change.intent.instrument),
      let place = instruments.list(of: index).place(of: symbol)
    else { return }
    let mayHaveChanged = !standing.isUnderWay(change) && change.outcome != .refused
    tell(change.intent.account, .journalled(change, mayHaveChanged: mayHaveChanged))
    if instruments.list(of: index).rows[place].isOutdated {
      _ = accounts.update(change.intent.account, .outdated(place: place), now: now)
    }
  }

  // MARK: - What is to be read

  /// Shows the selected instrument in the leverage pane, and asks for a look at another one.
  mutating func showSelected() {
    if leverage.show(subject?.key) { markForExamination() }
  }

  /// Asks for a fresh look at the selected instrument unless the last one is recent.
  mutating func markForExamination(always: Bool = false) {
    guard let subject else { return }
    tell(subject.account.name, .examine(subject.row.symbol, always: always))
  }

  /// Has what is wanted read, and the rest given up.
  mutating func planReadings() -> [ScreenAction] {
    let (instruments, reviewed, isResting) = (instruments, reviewed, isResting)
    let (selected, lines, now) = (accounts.selectedIndex, layout.listLines, now)
    let submitting = staging.entries.filter(\.isSubmitting).map(\.instrumentKey)
    let all = accounts.all
    return accounts.plan { index in
      let list = instruments.list(of: index)
      let keys = reviewed.filter { $0.account == all[index].name }.map(\.symbol)
      let row = index == selected ? list.selectedRow : nil
      return ReadingAttention(
        list: list, lines: lines, isSelected: index == selected,
        examined: [row].compactMap(\.self)
          + keys.filter { $0 != row?.symbol }.compactMap(list.row(of:)),
        submitting: Set(submitting.filter { $0.account == all[index].name }.map(\.symbol)),
        isResting: isResting, now: now)
    }
  }

  /// The instruments under review.
  private var reviewed: [InstrumentKey] {
    if case .review(let review) = dialog { review.entries.map(\.instrumentKey) } else { [] }
  }

  /// Works out for the rows in sight whether they can be changed.
  mutating func workOutChangeable() {
    guard let account = accounts.selected else { return }
    instruments.workOutChangeable(
      of: accounts.selectedIndex, in: account, lines: layout.listLines)
  }

  // MARK: - What the next run is to begin with

  /// Has what was read of an account kept for the next run in a while, unless that is under way.
  mutating func keepSoon(_ name: AccountName) -> [ScreenAction] {
    guard let index = accounts.index(of: name), instruments.list(of: index).isListed else {
      return []
    }
    return accounts.update(name, .keepSoon, now: now)
  }

  /// Has what was read of an account kept for the next run now.
  mutating func keep(_ name: AccountName) -> [ScreenAction] {
    guard let index = accounts.index(of: name), accounts.all[index].isKeepingDue,
      let known = accounts.all[index].toKeep(instruments.list(of: index))
    else { return [] }
    return accounts.update(name, .kept, now: now) + [.account(name, .keep(known))]
  }

  /// What is still to be kept for the next run.
  var unkept: [(account: AccountName, known: CachedAccount)] {
    accounts.all.indices.compactMap { index in
      let account = accounts.all[index]
      guard account.isKeepingDue, let known = account.toKeep(instruments.list(of: index)) else {
        return nil
      }
      return (account.name, known)
    }
  }
}
