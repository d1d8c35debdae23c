public import TerminalCanvas

/// A theme that was found, whole or broken.
public struct ThemeListing: Sendable {
  /// The name by which it is chosen.
  public let name: String
  /// The file it stands in; nil where it is built in.
  public let file: String?
  /// The theme; nil where it is broken.
  public let theme: Theme?
  /// What is wrong with it, in a whole sentence; nil where nothing is.
  public let problem: String?
  /// Whether the screen would use it.
  public let isChosen: Bool

  /// A theme that was found.
  public init(name: String, file: String?, theme: Theme?, problem: String?, isChosen: Bool) {
    self.name = name
    self.file = file
    self.theme = theme
    self.problem = problem
    self.isChosen = isChosen
  }
}
