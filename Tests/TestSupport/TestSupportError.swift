/// What went wrong while a test drove a program.
public enum TestSupportError: Error, CustomStringConvertible {
  /// A program could not be started; with the system's words.
  case cannotStart(path: String, reason: String)
  /// What was waited for did not come in time; with what there was instead.
  case timedOut(waitingFor: String, instead: String)
  /// The program ended before what was waited for came; with what there was instead.
  case ended(waitingFor: String, state: ExitState, instead: String)
  /// A file or a folder could not be used; with the system's words.
  case file(path: String, reason: String)

  /// The error in words.
  public var description: String {
    switch self {
    case .cannotStart(let path, let reason): "cannot start \(path): \(reason)"
    case .timedOut(let what, let instead): "timed out waiting for \(what); there was:\n\(instead)"
    case .ended(let what, let state, let instead):
      "the program ended (\(state)) before \(what); there was:\n\(instead)"
    case .file(let path, let reason): "cannot use \(path): \(reason)"
    }
  }
}
