/// What a command tells the shell.
public enum ExitStatus: Int32, Sendable, Hashable {
  /// Done, or nothing to do.
  case done = 0
  /// Configuration, usage, or the network before anything was sent.
  case error = 1
  /// A change was refused: by the venue, by a precondition or by the limits. Or a check found that
  /// something is not as it should be.
  case refused = 2
  /// At least one outcome is unknown or not confirmed.
  case unsettled = 3
  /// Interrupted, after what is known was said.
  case interrupted = 130
}
