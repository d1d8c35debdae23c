public import LeverDomain
public import TerminalCanvas

/// How grave each fact looks, the same on the screen and in commands.
extension Role {
  /// The role of an outcome; nil for a change of which it is not known what became. That is as grave
  /// as a refusal: somebody must look at it, and what was not read yet must not look like it.
  public init(_ outcome: Outcome?) {
    self =
      switch outcome {
      case .applied, .alreadySet: .positive
      case .notConfirmed: .warning
      case .refused, .unknown, nil: .danger
      }
  }

  /// The role of a precondition's state.
  public init(_ state: Precondition.State) {
    self =
      switch state {
      case .met: .positive
      case .blocking: .danger
      case .advisory: .warning
      case .unknown: .unknown
      }
  }
}
