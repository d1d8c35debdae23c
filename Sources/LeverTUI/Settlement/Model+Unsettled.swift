import Desk
import LeverDomain

extension Model {
  /// Whether somebody is at a change of the journal now: it has no outcome because it is on its way.
  func isUnderWay(_ change: JournalledChange) -> Bool {
    guard change.conclusion == nil else { return false }
    let intent = change.intent
    guard journal.isOwn(intent.author) else {
      return journal.claim(on: intent.instrument)?.holder.isSame(as: intent.author) ?? false
    }
    // What it came to is told by the desk and by the journal, in either order.
    return changes.contains { entry in
      switch entry.state {
      case .submitting: entry.instrumentKey == intent.instrument
      case .decided(let report):
        report.identifier == change.identifier && report.journalError == nil
      case .staged, .blocked, .withheld: false
      }
    }
  }

  /// Whether nobody knows what became of a change, nobody is at it, and it bears on an account here.
  func isLeftUnsettled(_ change: JournalledChange) -> Bool {
    change.isUnsettled && !isUnderWay(change) && accountIndex(of: change.intent.instrument) != nil
  }

  /// The changes of which nobody knows what became of them, the newest first.
  var unsettled: [JournalledChange] { journal.changes.reversed().filter(isLeftUnsettled) }

  /// Those of an instrument.
  func unsettled(of key: InstrumentKey) -> [JournalledChange] {
    unsettled.filter { $0.intent.instrument == key }
  }

  /// Why the desk would hold back a change of an instrument, as far as the journal tells now.
  func withholding(of key: InstrumentKey) -> Withholding? {
    if let obstacle = journal.obstacle { return .notJournalled(obstacle) }
    if let claim = journal.claim(on: key) { return .claimed(claim) }
    let unsettled = unsettled(of: key)
    let mayArrive = unsettled.filter { $0.expiresAt.map { $0 > now } ?? false }
    if let until = mayArrive.compactMap(\.expiresAt).max() {
      return .mayStillArrive(mayArrive, until: until)
    }
    return unsettled.isEmpty ? nil : .unsettled(unsettled)
  }

  /// The same for the selected instrument.
  var withholding: Withholding? {
    guard let account, let row else { return nil }
    return withholding(of: account.key(of: row.symbol))
  }

  /// Whether a reading that may settle what is unsettled of an instrument is under way.
  func isBeingSettled(_ key: InstrumentKey) -> Bool {
    accountIndex(of: key).map { journal.settling.contains($0) } ?? false
  }
}

extension AccountState {
  /// One of the account's instruments, among those of all accounts.
  func key(of symbol: ContractSymbol) -> InstrumentKey {
    InstrumentKey(account: account.name, venue: account.venue, symbol: symbol)
  }
}

extension ChangeEntry {
  /// The instrument that it changes.
  var instrumentKey: InstrumentKey {
    InstrumentKey(
      account: proposal.account, venue: proposal.venue, symbol: instrument.symbol)
  }
}
