import LeverDomain

/// A person's wish to undo, while the journal is being asked what that would undo.
struct UndoRequest: Equatable, Sendable {
  /// What is to be undone.
  enum Target: Equatable, Sendable {
    /// The newest change of an instrument that can be undone.
    case latest(InstrumentKey)
    /// One change.
    case change(ChangeIdentifier)
  }

  /// The number by which the answer names it.
  let number: Int
  /// What is to be undone.
  let target: Target
}

/// What the journal holds of what is to be undone.
enum UndoFinding: Equatable, Sendable {
  /// The change.
  case change(JournalledChange)
  /// Nothing that could be undone.
  case nothing
  /// The journal could not be read.
  case failed(JournalError)
}
