public import JournalModel
public import LeverDomain

/// What is to be undone.
public enum UndoTarget: Hashable, Sendable {
  /// The newest change of an instrument that can be undone.
  case latest(InstrumentKey)
  /// One change.
  case change(ChangeIdentifier)
}

/// What the journal holds of what is to be undone.
public enum UndoFinding: Equatable, Sendable {
  /// It can be undone.
  case possible(UndoAim)
  /// This is the change that was meant, and why it cannot be undone.
  case impossible(JournalledChange, UndoObstacle)
  /// No change that could be undone.
  case nothing
  /// The journal could not be read.
  case failed(JournalError)

  /// Whether a change can be undone.
  ///
  /// - Parameter venue: the venue that its account is on now; nil where it is not configured.
  public init(of change: JournalledChange, accountVenue venue: Venue?) {
    do throws(UndoObstacle) {
      self = .possible(try UndoAim(of: change, accountVenue: venue))
    } catch {
      self = .impossible(change, error)
    }
  }
}

extension Desk {
  /// Looks in the journal for what is to be undone, and whether that can be.
  public func findUndo(of target: UndoTarget) async -> UndoFinding {
    do throws(JournalError) {
      guard let change = try await change(meantBy: target) else { return .nothing }
      switch try await undoAim(of: change) {
      case .success(let aim): return .possible(aim)
      case .failure(let obstacle): return .impossible(change, obstacle)
      }
    } catch {
      return .failed(error)
    }
  }

  private func change(
    meantBy target: UndoTarget
  ) async throws(JournalError) -> JournalledChange? {
    switch target {
    case .change(let identifier): return try await journalled(identifier)
    case .latest(let key):
      let found = try await lastUndoable(in: key.account, of: key.symbol)
      if let found, found.intent.instrument == key { return found }
      return try await lastNotUndoable(of: key)
    }
  }

  /// The change that tells best why there is nothing to undo: the newest that was applied over a
  /// setting that nobody had read, else the newest, if it changed nothing.
  private func lastNotUndoable(
    of key: InstrumentKey
  ) async throws(JournalError) -> JournalledChange? {
    let journal = try journal.opened
    for outcomes in [[Outcome.applied], nil] as [Set<Outcome>?] {
      let page = try await journal.changes(
        matching: JournalFilter(account: key.account, symbol: key.symbol, outcomes: outcomes),
        limit: 1)
      let found = page.changes.first { $0.intent.instrument == key && $0.settingBefore == nil }
      if let found { return found }
    }
    return nil
  }
}
