public import LeverDomain

extension Desk {
  /// The change that undoing without a name would undo: the newest that was applied over a setting
  /// that is known. Nil when the journal knows of none.
  public func lastUndoable(
    in account: AccountName? = nil, of symbol: ContractSymbol? = nil
  ) async throws(JournalError) -> JournalledChange? {
    let (journal, _) = try openJournal()
    var filter = JournalFilter(account: account, symbol: symbol, outcomes: [.applied])
    while true {
      let page = try await journal.changes(matching: filter, limit: 64)
      if let found = page.changes.first(where: { $0.settingBefore != nil }) { return found }
      guard let last = page.changes.last else { return nil }
      filter.before = last.sequence
    }
  }

  /// A change by its name.
  public func journalled(
    _ identifier: ChangeIdentifier
  ) async throws(JournalError) -> JournalledChange? {
    let (journal, _) = try openJournal()
    return try await journal.change(identifier)
  }
}
