public import LeverDomain

/// Why a change cannot be undone.
public enum UndoObstacle: Error, Equatable, Sendable {
  /// The venue refused it, or it was never sent: there is nothing to undo.
  case neverApplied
  /// The setting already was the wanted one, so it changed nothing.
  case changedNothing
  /// Nobody had read what was set before it. The earlier change is the last one of the instrument
  /// that was proved before it, where the journal knows one.
  case settingBeforeUnknown(earlier: JournalledChange?)
  /// Its account is not configured.
  case accountNotConfigured
  /// Its account is on another venue now.
  case accountMoved(to: Venue)
}

/// What undoing a change would set, and where.
public struct UndoAim: Sendable {
  /// The change that is undone.
  public let change: JournalledChange
  /// Its account.
  public let account: DeskAccount
  /// The setting before it.
  public let setting: LeverageSetting
}

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
    switch change.outcome {
    case .refused: return .failure(.neverApplied)
    case .alreadySet: return .failure(.changedNothing)
    case .applied, .notConfirmed, .unknown, nil: break
    }
    let intent = change.intent
    guard let account = account(intent.account) else { return .failure(.accountNotConfigured) }
    guard account.venue == intent.venue else { return .failure(.accountMoved(to: account.venue)) }
    guard let setting = change.settingBefore else {
      let (journal, _) = try openJournal()
      let page = try await journal.changes(
        matching: JournalFilter(
          account: intent.account, symbol: intent.change.symbol,
          outcomes: [.applied, .alreadySet], before: change.sequence),
        limit: 16)
      let earlier = page.changes.first { $0.intent.venue == intent.venue }
      return .failure(.settingBeforeUnknown(earlier: earlier))
    }
    return .success(UndoAim(change: change, account: account, setting: setting))
  }
}
