/// How the screen came to its end.
public struct ScreenExit: Equatable, Sendable {
  /// What ended it.
  public enum Reason: Equatable, Sendable {
    /// The user quit.
    case quit
    /// A signal asked the program to end.
    case signal(Int32)
  }

  /// What ended it.
  public let reason: Reason
  /// What the user should still know once the terminal is back: a sentence for every change
  /// whose outcome is unknown or was not seen.
  public let notes: [String]
  /// Whether nobody knows what became of some change of these accounts.
  public var isLeftUnsettled = false
}
