import Desk
import LeverDomain
import LeverWording
import TerminalCanvas

/// The sign and the role of a precondition's state.
struct PreconditionSign {
  private let state: Precondition.State

  /// The sign of a state.
  init(_ state: Precondition.State) { self.state = state }

  /// How grave it is.
  var role: Role { Role(state) }

  /// Its sign.
  func scalar(_ shapes: Shapes) -> Unicode.Scalar {
    switch state {
    case .met: shapes.check
    case .blocking: shapes.crossMark
    case .advisory: shapes.warning
    case .unknown: shapes.unknown
    }
  }
}

/// The sign and the role of an outcome.
struct OutcomeSign {
  private let outcome: Outcome

  /// The sign of an outcome.
  init(_ outcome: Outcome) { self.outcome = outcome }

  /// How grave it is.
  var role: Role { Role(outcome) }

  /// Its sign.
  func scalar(_ shapes: Shapes) -> Unicode.Scalar {
    switch outcome {
    case .applied, .alreadySet: shapes.check
    case .refused: shapes.crossMark
    case .notConfirmed: shapes.warning
    case .unknown: shapes.unknown
    }
  }
}
