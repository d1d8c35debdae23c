/// Why a screen cannot be opened.
public enum NcursesTerminalError: Error, Hashable, Sendable {
  /// Standard input or output is not a terminal, but a file or a pipe.
  case notATerminal
  /// `TERM` is not set.
  case terminalTypeMissing
  /// The terminal cannot place its cursor: `TERM=dumb` and the like.
  case cannotDrawScreens(type: String)
  /// Nothing is known about the terminal: its entry is missing from the system's terminfo. On
  /// Debian, the package `ncurses-term` has many.
  case unknownTerminalType(String)
  /// The system refused something it should give; with its error number.
  case system(errorNumber: Int32)
}
