public import FoundationEssentials
public import LeverDomain

extension Wording {
  /// Which change is undone, by whom and when it was made: `undoes k3f9x2mn: 10x to 15x, by
  /// asha@desk-2, 2026-11-21T04:05:06Z (3 min ago)`.
  public static func undoes(_ change: JournalledChange, now: Date) -> String {
    let intent = change.intent
    let from = intent.change.from.map(setting) ?? "not known"
    let time = intent.moment.local
    return "undoes \(change.identifier): \(from) to \(setting(intent.change.to)), by "
      + "\(intent.author.user)@\(intent.author.host), \(timestamp(time)) "
      + "(\(CoarseAge(of: time, now: now).text))"
  }

  /// That the setting is no longer what the change set that is to be undone.
  public static func changedSince(_ change: JournalledChange, now: LeverageSetting) -> String {
    "it reads \(setting(now)) now, not the \(setting(change.intent.change.to)) of that change: "
      + "it was changed since"
  }

  /// Why a change cannot be undone.
  public static func whyNotUndoable(_ change: JournalledChange) -> String {
    switch change.outcome {
    case .refused: "\(change.identifier) was refused and changed nothing; nothing to undo"
    case .alreadySet: "\(change.identifier) found its value set already; nothing to undo"
    case .applied, .notConfirmed, .unknown, nil:
      "what was set before \(change.identifier) is not known, so it cannot be undone"
    }
  }

  /// That the journal holds nothing that could be undone.
  public static func nothingToUndo(of symbol: ContractSymbol?) -> String {
    symbol.map { "the journal knows no change of \($0) that can be undone" }
      ?? "the journal knows no such change"
  }
}
