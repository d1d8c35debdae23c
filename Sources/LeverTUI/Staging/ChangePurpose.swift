import JournalModel
import LeverDomain

/// What a change on the screen is for.
enum ChangePurpose: Equatable {
  /// The user asked for a value.
  case asked
  /// It brings back the value before another change.
  case undo(JournalledChange)

  /// Why the change is made, as the journal notes it.
  var reason: ChangeReason {
    switch self {
    case .asked: .asked
    case .undo(let change): .undo(of: change.identifier)
    }
  }
}
