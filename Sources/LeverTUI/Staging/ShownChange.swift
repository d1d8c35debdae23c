import Desk
import FoundationEssentials
import JournalModel
import LeverDomain

/// One entry in the list of changes: of this screen, or from the journal.
enum ShownChange {
  /// A change made on this screen.
  case own(ChangeEntry)
  /// A change that somebody else made, or of which nobody knows what became of it.
  case journalled(JournalledChange, isUnderWay: Bool)

  /// Its place: what is unsettled first, what is not finished next.
  fileprivate var rank: Int {
    switch self {
    case .journalled(let change, let isUnderWay):
      isUnderWay ? 2 : change.isUnsettled ? 0 : 3
    case .own(let entry): entry.isUnknown ? 1 : entry.isOpen ? 2 : 3
    }
  }

  /// Whether it needs attention before all others.
  var isUnsettled: Bool { rank < 2 }

  /// What its age is counted from.
  var date: Date? {
    switch self {
    case .journalled(let change, _):
      change.isUnsettled ? change.intent.moment.local : change.notedAt
    case .own(let entry):
      switch entry.state {
      case .staged: nil
      case .submitting(let date), .blocked(_, let date), .withheld(_, let date): date
      case .decided(let report): report.decidedAt
      }
    }
  }

  fileprivate var number: Int {
    switch self {
    case .own(let entry): entry.identifier
    case .journalled(let change, _): Int(truncatingIfNeeded: change.sequence)
    }
  }
}

extension JournalStanding {
  /// The changes in the order of the list: what is in doubt, what is on its way or staged, then the
  /// others; the latest first.
  var shownChanges: [ShownChange] {
    let journalled = journal.changes.filter(isShown)
    let replaced = Set(journalled.map(\.identifier))
    let own = entries.filter { entry in
      guard case .decided(let report) = entry.state, report.outcome == .unknown else {
        return true
      }
      return !replaced.contains(report.identifier)
    }
    let all =
      own.map(ShownChange.own)
      + journalled.map { .journalled($0, isUnderWay: isUnderWay($0)) }
    return all.sorted { first, second in
      if first.rank != second.rank { return first.rank < second.rank }
      let dates = (first.date ?? .distantFuture, second.date ?? .distantFuture)
      return dates.0 == dates.1 ? first.number > second.number : dates.0 > dates.1
    }
  }

  /// Whether a change of the journal has an entry of its own. A change of this screen has one
  /// already, unless what became of it was or is not known.
  private func isShown(_ change: JournalledChange) -> Bool {
    guard account(of: change.intent.instrument) != nil else { return false }
    guard journal.isOwn(change.intent.author) else { return true }
    if isUnderWay(change) { return false }
    if change.isUnsettled { return true }
    return entries.contains { entry in
      guard case .decided(let report) = entry.state else { return false }
      return report.identifier == change.identifier && report.outcome == .unknown
    }
  }
}
