import Desk
import LeverDomain

/// A user's wish to undo, while the journal is being asked what that would undo.
struct UndoRequest: Equatable, Sendable {
  /// The number by which the answer names it.
  let number: Int
  /// What is to be undone.
  let target: UndoTarget
}
