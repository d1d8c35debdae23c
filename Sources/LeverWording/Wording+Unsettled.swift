public import JournalModel
public import LeverDomain

extension Wording {
  /// What was answered to a change before anybody concluded it: `no answer was noted; it may have
  /// been applied`.
  public static func answered(_ change: JournalledChange) -> String {
    let steps = change.intent.steps
    let parts = steps.indices.map { index in
      let said = answered(change.answer(toStep: index))
      guard steps.count > 1 else { return said }
      let sides = PositionSide.allCases.filter(steps[index].sides.contains).map(\.rawValue)
      return "\(sides.joined(separator: " and ")): \(said)"
    }
    return parts.joined(separator: "; ")
  }

  private static func answered(_ answer: ChangeAnswer?) -> String {
    switch answer {
    case nil: "no answer was noted; it may have been applied"
    case .accepted(let acceptance):
      acceptance.echo.map { "accepted by the venue, which echoed \(multiple($0))" }
        ?? "accepted by the venue, and not proved"
    case .notModified: "the venue says not modified, and nobody has read it"
    case .failed(let error):
      error.consequence == .mayBeApplied
        ? "\(Wording.error(error)); it may have been applied" : Wording.error(error)
    }
  }

  /// What a person can do about a change that stays unknown where the venue offers no reading.
  ///
  /// - Parameter typed: the value as it is typed.
  public static func stayingUnknown(typed: String, symbol: ContractSymbol) -> String {
    "the venue offers no reading, so it stays in doubt until you send a value again: "
      + "select \(symbol), type \(typed), Enter"
  }

  /// Who made a change, when and under which name: `k3f9x2mn by asha@desk-2 (process 4711, screen),
  /// 2026-11-21T04:05:06Z`.
  public static func maker(_ change: JournalledChange) -> String {
    "\(change.identifier) by \(author(change.intent.author)), "
      + timestamp(change.intent.moment.local)
  }

  /// A change in a few words: `10x to 15x by asha`.
  public static func brief(_ change: JournalledChange) -> String {
    return
      "\(from(change.intent.change)) to \(setting(change.intent.change.to)) by \(change.intent.author.user)"
  }

  /// What sending a value despite a change in doubt means, where the setting can be read and where
  /// it cannot.
  public static func overriding(canBeRead: Bool) -> String {
    canBeRead
      ? "S on the screen reconciles it by reading; typing the value here sends this change anyway"
      : "the venue offers no reading; typing the value here sends this change anyway, and its echo "
        + "resolves it"
  }

  /// That a reading is under way which may reconcile what stands in the way.
  public static let waitForSettlement = "it is being read to reconcile it; wait for that"

  /// Why nothing can be changed while everything can be read.
  public static func cannotBeWritten(_ error: JournalError) -> String {
    "nothing can be changed, since nothing can be written down first: \(journalError(error)); "
      + "everything can be read"
  }

  /// Where to look for what is in doubt once the screen is gone.
  public static let lookLater = "lever journal --in-doubt lists what is in doubt"
}
