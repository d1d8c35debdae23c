public import FoundationEssentials
public import TerminalCanvas

/// What the screen is opened with.
public struct ScreenOptions: Sendable {
  /// The themes that a key goes through.
  public var themes: [Theme]
  /// The name of the one to start with; the first where there is no such.
  public var startTheme: String
  /// What the person should know from the start, a sentence each: a broken theme, say.
  public var notices: [String]
  /// The local time.
  public var now: @Sendable () -> Date

  /// Options; the standard theme, no notices and the machine's clock unless given.
  public init(
    themes: [Theme] = [.standard], startTheme: String = Theme.standard.name,
    notices: [String] = [], now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.themes = themes.isEmpty ? [.standard] : themes
    self.startTheme = startTheme
    self.notices = notices
    self.now = now
  }
}
