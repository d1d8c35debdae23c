import Glibc
import LeverCLI

/// How the process ends, once everything it opened has been closed.
enum ProgramEnding {
  /// With a status.
  case status(ExitStatus)
  /// By the signal that asked for it, so that the shell sees what ended the program.
  case signal(Int32)

  /// Ends the process.
  func take() -> Never {
    switch self {
    case .status(let status): exit(status.rawValue)
    case .signal(let number):
      Glibc.signal(number, SIG_DFL)
      raise(number)
      // A signal that the process may not die of leaves a status in its place.
      exit(128 + number)
    }
  }
}
