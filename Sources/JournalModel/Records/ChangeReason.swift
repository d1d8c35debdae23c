public import LeverDomain

/// Why a change is made.
public enum ChangeReason: Hashable, Sendable {
  /// A person asked for it.
  case asked
  /// A policy or a saved plan says so; holds the file's name.
  case policy(String)
  /// It brings back the value before another change.
  case undo(of: ChangeIdentifier)
  /// A person said to send the value of a change again whose outcome stayed unknown.
  case again(of: ChangeIdentifier)
}
