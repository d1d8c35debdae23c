import Desk
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
}
