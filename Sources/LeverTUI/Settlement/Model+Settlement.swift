import Desk
import FoundationEssentials
import LeverDomain
import LeverWording

extension Model {
  /// Has what is in doubt read as soon as its account is connected, and again for as long as it stays
  /// in doubt where the venue offers a reading.
  mutating func planSettlements() -> [Effect] {
    let now = now
    let waiting = unsettled.filter { change in
      // Whoever holds the instrument settles or adds to it; the end of that is waited for.
      (journal.attempts[change.identifier].map { $0.next.map { $0 <= now } ?? false } ?? true)
        && journal.claim(on: change.intent.instrument) == nil && !isSubmitting(change.intent)
    }
    guard !waiting.isEmpty else { return [] }
    let places = waiting.compactMap { accountIndex(of: $0.intent.instrument) }
    return Set(places).sorted().filter { accounts[$0].connection == .connected }
      .flatMap { settle(account: $0) }
  }

  /// When the next change in doubt is due to be read again; nil where none is.
  var nextReconciliation: Date? {
    unsettled.compactMap { journal.attempts[$0.identifier]?.next }.filter { $0 > now }.min()
  }

  /// Has everything that is in doubt read again.
  mutating func settleAgain() -> [Effect] {
    let places = Set(unsettled.compactMap { accountIndex(of: $0.intent.instrument) })
    for change in unsettled { journal.attempts[change.identifier]?.count = 0 }
    guard !places.isEmpty else {
      remark = .note("nothing is in doubt")
      return []
    }
    remark = .note("reading what is in doubt")
    return places.sorted().flatMap { settle(account: $0) }
  }

  private mutating func settle(account index: Int) -> [Effect] {
    guard journal.settling.insert(index).inserted else { return [] }
    for change in unsettled where accountIndex(of: change.intent.instrument) == index {
      journal.attempts[change.identifier, default: ReconciliationAttempt()].begin()
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
        planNext(change)
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
      takeJournalled(change)
      journal.findings[change.identifier] = .unknown(readBack)
      planNext(change)
    case .underWay(let change, let claim):
      takeJournalled(change)
      if !journal.isOwn(claim.holder), journal.claim(on: claim.instrument) == nil {
        journal.claims.append(claim)
      }
      journal.attempts[change.identifier] = nil
    case .notJournalled(let change, let error):
      takeJournalled(change)
      journal.findings[change.identifier] = .failed(error)
      planNext(change)
    }
  }

  /// Plans the next reading of a change that is still in doubt, where the venue offers one.
  private mutating func planNext(_ change: JournalledChange) {
    var attempt = journal.attempts[change.identifier] ?? ReconciliationAttempt(count: 1)
    if offersReading(change.intent.instrument) {
      attempt.plan(expiresAt: change.expiresAt, now: now)
    }
    journal.attempts[change.identifier] = attempt
  }

  private func isSubmitting(_ intent: ChangeIntent) -> Bool {
    changes.contains { $0.isSubmitting && $0.instrumentKey == intent.instrument }
  }
}
