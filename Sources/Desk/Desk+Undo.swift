public import JournalModel
public import LeverDomain

extension Desk {
  /// The change that undoing without a name would undo: the newest that was applied over a setting
  /// that is known. Nil when the journal knows of none.
  public func lastUndoable(
    in account: AccountName? = nil, of symbol: ContractSymbol? = nil
  ) async throws(JournalError) -> JournalledChange? {
    let (journal, _) = try openJournal()
    return try await journal.lastUndoable(account: account, symbol: symbol)
  }

  /// A change by its name.
  public func journalled(
    _ identifier: ChangeIdentifier
  ) async throws(JournalError) -> JournalledChange? {
    let (journal, _) = try openJournal()
    return try await journal.change(identifier)
  }

  /// What undoing a change would set, or why it cannot be undone. Limits and preconditions are not
  /// looked at: they are those of the new change.
  ///
  /// - Throws: ``JournalError`` where the journal had to be asked and could not.
  public func undoAim(
    of change: JournalledChange
  ) async throws(JournalError) -> Result<UndoAim, UndoObstacle> {
    let intent = change.intent
    do throws(UndoObstacle) {
      return .success(try UndoAim(of: change, accountVenue: account(intent.account)?.venue))
    } catch {
      guard case .settingBeforeUnknown = error else { return .failure(error) }
    }
    let page = try await journal.opened.changes(
      matching: JournalFilter(
        account: intent.account, symbol: intent.change.symbol,
        outcomes: [.applied, .alreadySet], before: change.sequence),
      limit: 16)
    let earlier = page.changes.first { $0.intent.venue == intent.venue }
    return .failure(.settingBeforeUnknown(earlier: earlier))
  }
}
