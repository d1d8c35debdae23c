import Desk
import LeverDomain
import LeverWording

extension Model {
  /// Has what is unsettled read, once for each change, as soon as its account is connected.
  mutating func planSettlements() -> [Effect] {
    let waiting = unsettled.filter { change in
      // Whoever holds the instrument settles or adds to it; the end of that is waited for.
      !journal.tried.contains(change.identifier)
        && journal.claim(on: change.intent.instrument) == nil && !isSubmitting(change.intent)
    }
    guard !waiting.isEmpty else { return [] }
    let places = waiting.compactMap { accountIndex(of: $0.intent.instrument) }
    return Set(places).sorted().filter { accounts[$0].connection == .connected }
      .flatMap { settle(account: $0) }
  }

  /// Has everything that is unsettled read again.
  mutating func settleAgain() -> [Effect] {
    let places = Set(unsettled.compactMap { accountIndex(of: $0.intent.instrument) })
    guard !places.isEmpty else {
      remark = .note("nothing is unsettled")
      return []
    }
    remark = .note("reading what is unsettled")
    return places.sorted().flatMap { settle(account: $0) }
  }

  private mutating func settle(account index: Int) -> [Effect] {
    guard journal.settling.insert(index).inserted else { return [] }
    for change in unsettled where accountIndex(of: change.intent.instrument) == index {
      journal.tried.insert(change.identifier)
      journal.findings[change.identifier] = nil
    }
    return [.settle(account: index)]
  }

  /// Takes in what reading told of an account's unsettled changes.
  mutating func takeSettlements(
    _ result: Result<[Settlement], JournalError>, of index: Int
  ) -> [Effect] {
    journal.settling.remove(index)
    guard accounts.indices.contains(index) else { return [] }
    switch result {
    case .failure(let error):
      for change in unsettled where accountIndex(of: change.intent.instrument) == index {
        journal.findings[change.identifier] = .failed(error)
      }
    case .success(let settlements):
      for settlement in settlements { take(settlement) }
    }
    return askBudgets(of: index)
  }

  private mutating func take(_ settlement: Settlement) {
    switch settlement {
    case .concluded(let change):
      takeJournalled(change)
      journal.findings[change.identifier] = .settled
    case .unknown(let change, let readBack):
      // Nobody need try again by itself, whichever of the two looks found it first.
      journal.tried.insert(change.identifier)
      takeJournalled(change)
      journal.findings[change.identifier] = .unknown(readBack)
    case .underWay(let change, let claim):
      takeJournalled(change)
      if !journal.isOwn(claim.holder), journal.claim(on: claim.instrument) == nil {
        journal.claims.append(claim)
      }
      journal.tried.remove(change.identifier)
    case .notJournalled(let change, let error):
      takeJournalled(change)
      journal.findings[change.identifier] = .failed(error)
    }
  }

  private func isSubmitting(_ intent: ChangeIntent) -> Bool {
    changes.contains { $0.isSubmitting && $0.instrumentKey == intent.instrument }
  }
}
