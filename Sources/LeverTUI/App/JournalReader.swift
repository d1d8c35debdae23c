import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

/// Reads in the journal what the screen shows of it.
struct JournalReader {
  /// How the service keeps its changes.
  let access: JournalAccess

  /// A page of the journal.
  func page(for question: JournalQuestion) async -> Result<JournalPage, JournalError> {
    do throws(JournalError) {
      let journal = try access.opened
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
      let journal = try access.opened
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
}
