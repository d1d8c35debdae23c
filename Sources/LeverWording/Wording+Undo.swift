public import Desk
public import FoundationEssentials
public import JournalModel
public import LeverDomain

extension Wording {
  /// Which change is undone, by whom and when it was made: `undoes k3f9x2mn: 10x to 15x, by
  /// asha@desk-2, 2026-11-21T04:05:06Z (3 min ago)`; and what became of it, where it was not
  /// applied.
  public static func undoes(_ change: JournalledChange, now: Date) -> String {
    let intent = change.intent
    let time = intent.moment.local
    let became = change.outcome.map(outcome) ?? "its outcome was never seen"
    return
      "undoes \(change.identifier): \(from(intent.change)) to \(setting(intent.change.to)), by "
      + "\(intent.author.user)@\(intent.author.host), \(timestamp(time)) "
      + "(\(CoarseAge(of: time, now: now).text))"
      + (change.outcome == .applied ? "" : ", \(became)")
  }

  /// What is odd about undoing a change now: somebody has changed the setting since, or it is not
  /// known what is set. Nil where the change is still what is set.
  ///
  /// - Parameter now: what is set now; nil where that is not known.
  public static func oddity(ofUndoing change: JournalledChange, now: LeverageSetting?) -> String? {
    let wanted = setting(change.intent.change.to)
    guard let now else { return "what is set now is not known; that change asked for \(wanted)" }
    guard change.isMovedSince(now) else { return nil }
    return "it reads \(setting(now)) now, not the \(wanted) of that change: it was changed since"
  }

  /// Why a change cannot be undone.
  public static func obstacle(_ obstacle: UndoObstacle, to change: JournalledChange) -> String {
    let account = change.intent.account
    return switch obstacle {
    case .neverApplied where change.isRefusedUnread:
      "\(change.identifier) was refused, by the venue's word: the setting was not read; "
        + "nothing to undo"
    case .neverApplied: "\(change.identifier) was refused and changed nothing; nothing to undo"
    case .changedNothing: "\(change.identifier) found its value set already; nothing to undo"
    case .settingBeforeUnknown:
      "what was set before \(change.identifier) is not known, so it cannot be undone"
    case .accountNotConfigured:
      "\(change.identifier) was made in account \(account), which is not configured"
    case .accountMoved(let venue):
      "\(change.identifier) was made in account \(account) on "
        + "\(change.intent.venue.displayName), and \(account) is on \(venue.displayName) now"
    }
  }

  /// That the journal holds nothing that could be undone.
  public static func nothingToUndo(of symbol: ContractSymbol?) -> String {
    symbol.map { "the journal knows no change of \($0) that can be undone" }
      ?? "the journal knows no such change"
  }
}
