import Desk
import FoundationEssentials
import LeverDomain

extension Desk {
  /// What the journal holds of what is to be undone.
  func finding(for target: UndoRequest.Target) async -> UndoFinding {
    do throws(JournalError) {
      switch target {
      case .latest(let key):
        let found = try await lastUndoable(in: key.account, of: key.symbol)
        if let found, found.intent.instrument == key { return .change(found) }
        return try await lastNotUndoable(of: key).map(UndoFinding.change) ?? .nothing
      case .change(let identifier):
        return try await journalled(identifier).map(UndoFinding.change) ?? .nothing
      }
    } catch {
      return .failed(error)
    }
  }

  /// The change that tells best why there is nothing to undo: the newest that was applied over a
  /// setting that nobody had read, else the newest, if it changed nothing.
  private func lastNotUndoable(
    of key: InstrumentKey
  ) async throws(JournalError) -> JournalledChange? {
    let journal = try readableJournal()
    for outcomes in [[Outcome.applied], nil] as [Set<Outcome>?] {
      let page = try await journal.changes(
        matching: JournalFilter(account: key.account, symbol: key.symbol, outcomes: outcomes),
        limit: 1)
      let found = page.changes.first { $0.intent.instrument == key && $0.settingBefore == nil }
      if let found { return found }
    }
    return nil
  }

  /// A page of the journal.
  func page(for question: JournalQuestion) async -> Result<JournalPage, JournalError> {
    do throws(JournalError) {
      let journal = try readableJournal()
      return .success(
        try await journal.changes(matching: question.filter, limit: question.limit))
    } catch {
      return .failure(error)
    }
  }

  /// Everything about one change, and what its instrument was set to.
  func evidence(
    of identifier: ChangeIdentifier, on instrument: InstrumentKey
  ) async -> Result<JournalEvidence, JournalError> {
    let limit = 200
    do throws(JournalError) {
      let journal = try readableJournal()
      let page = try await journal.changes(
        matching: JournalFilter(account: instrument.account, symbol: instrument.symbol),
        limit: limit)
      return .success(
        JournalEvidence(
          records: try await journal.records(of: identifier),
          history: page.changes.filter { $0.intent.instrument == instrument },
          isHistoryCut: page.changes.count == limit, readAt: Date()))
    } catch {
      return .failure(error)
    }
  }

  private func readableJournal() throws(JournalError) -> any ChangeJournal {
    switch journal {
    case .open(let journal, _): journal
    case .unavailable(let error): throw error
    case .notKept: throw .notReadable(path: "the journal")
    }
  }
}
