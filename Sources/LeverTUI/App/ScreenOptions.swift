public import Desk
public import LeverDomain
public import TerminalCanvas

/// What the screen is opened with.
public struct ScreenOptions: Sendable {
  /// The themes that a key goes through.
  public var themes: [Theme]
  /// The name of the one to start with; the first where there is no such.
  public var startTheme: String
  /// What the user should know from the start, a sentence each: a broken theme, say.
  public var notices: [String]
  /// Keeps what was read from one run to the next, for the first picture; nil for none.
  public var cache: (any ReadingCache)?
  /// The local time, and the waiting for what is to be done later.
  public var timing: DeskTiming

  /// Options; the standard theme, no notices, no cache and the machine's clock unless given.
  public init(
    themes: [Theme] = [.standard], startTheme: String = Theme.standard.name,
    notices: [String] = [], cache: (any ReadingCache)? = nil,
    timing: DeskTiming = .system
  ) {
    self.themes = themes.isEmpty ? [.standard] : themes
    self.startTheme = startTheme
    self.notices = notices
    self.cache = cache
    self.timing = timing
  }
}
