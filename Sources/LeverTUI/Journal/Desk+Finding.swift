import Desk
import FoundationEssentials
import LeverDomain

extension Desk {
  /// What the journal holds of what is to be undone.
  func finding(for target: UndoRequest.Target) async -> UndoFinding {
    do throws(JournalError) {
      let found: JournalledChange?
      switch target {
      case .latest(let key):
        found = try await lastUndoable(in: key.account, of: key.symbol)
          .flatMap { $0.intent.venue == key.venue ? $0 : nil }
      case .change(let identifier): found = try await journalled(identifier)
      }
      return found.map(UndoFinding.change) ?? .nothing
    } catch {
      return .failed(error)
    }
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
