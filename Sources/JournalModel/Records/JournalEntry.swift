public import LeverDomain

/// One fact that the journal keeps. Facts are only ever added.
public enum JournalEntry: Hashable, Sendable {
  /// A change is about to be sent.
  case intent(ChangeIntent)
  /// One request of it was answered.
  case answer(StepAnswer)
  /// Its outcome was decided.
  case conclusion(ChangeConclusion)
  /// It stayed unknown and was overtaken.
  case supersession(ChangeSupersession)
  /// The journal itself was damaged and mended.
  case recovery(JournalRecovery)

  /// The change that it is about; nil when it is about the journal itself.
  public var identifier: ChangeIdentifier? {
    switch self {
    case .intent(let intent): intent.identifier
    case .answer(let answer): answer.identifier
    case .conclusion(let conclusion): conclusion.identifier
    case .supersession(let supersession): supersession.identifier
    case .recovery: nil
    }
  }

  /// When it was noted.
  public var moment: JournalMoment {
    switch self {
    case .intent(let intent): intent.moment
    case .answer(let answer): answer.moment
    case .conclusion(let conclusion): conclusion.moment
    case .supersession(let supersession): supersession.moment
    case .recovery(let recovery): recovery.moment
    }
  }
}
