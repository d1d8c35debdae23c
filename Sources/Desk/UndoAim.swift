public import JournalModel
public import LeverDomain

/// Why a change cannot be undone.
public enum UndoObstacle: Error, Equatable, Sendable {
  /// The venue refused it, or it was never sent: there is nothing to undo.
  case neverApplied
  /// The setting already was the wanted one, so it changed nothing.
  case changedNothing
  /// Nobody had read what was set before it. The earlier change is the last one of the instrument
  /// that was proved before it, where the journal knows one.
  case settingBeforeUnknown(earlier: JournalledChange?)
  /// Its account is not configured.
  case accountNotConfigured
  /// Its account is on another venue now.
  case accountMoved(to: Venue)
}

/// What undoing a change would set.
public struct UndoAim: Equatable, Sendable {
  /// The change that is undone.
  public let change: JournalledChange
  /// The setting before it.
  public let setting: LeverageSetting

  /// Its account.
  public var account: AccountName { change.intent.account }

  /// What undoing a change would set. Limits and preconditions are not looked at: they are those of
  /// the new change.
  ///
  /// - Parameter venue: the venue that its account is on now; nil where it is not configured.
  /// - Throws: why it cannot be undone.
  public init(of change: JournalledChange, accountVenue venue: Venue?) throws(UndoObstacle) {
    switch change.outcome {
    case .refused: throw .neverApplied
    case .alreadySet: throw .changedNothing
    case .applied, .notConfirmed, .unknown, nil: break
    }
    guard let venue else { throw .accountNotConfigured }
    guard venue == change.intent.venue else { throw .accountMoved(to: venue) }
    guard let setting = change.settingBefore else { throw .settingBeforeUnknown(earlier: nil) }
    self.change = change
    self.setting = setting
  }
}
