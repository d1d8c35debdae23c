import FileAccess

/// Why a key command gave no key.
enum KeyCommandFailure: Error, Equatable {
  case notStarted(Int32)
  case failed(status: Int32?)
  case timedOut(seconds: Int64)
  case stayed(seconds: Int64)
  case tooLong(maximum: Int)
  case withoutTerminal
  case interrupted

  /// The same as a fact for the user.
  var problem: ConfigurationError.Problem {
    switch self {
    case .notStarted(let reason): .keyCommandNotStarted(SystemError(errno: reason))
    case .failed(let status): .keyCommandFailed(status: status)
    case .timedOut(let seconds): .keyCommandTimedOut(seconds: seconds)
    case .stayed(let seconds): .keyCommandStayed(seconds: seconds)
    case .tooLong(let maximum): .keyCommandTooLong(maximum: maximum)
    case .withoutTerminal: .keyCommandWithoutTerminal
    case .interrupted: .keyCommandInterrupted
    }
  }
}
