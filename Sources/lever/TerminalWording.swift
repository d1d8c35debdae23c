import LeverCLI
import NcursesTerminal

/// The sentences for why a screen cannot be opened.
enum TerminalWording {
  static func failure(_ error: NcursesTerminalError) -> CommandFailure {
    switch error {
    case .notATerminal:
      CommandFailure(
        .system, "the screen needs a terminal, and standard input or output is none",
        hint: "in scripts use the commands: `lever list`, `lever show`, `lever set`")
    case .terminalTypeMissing:
      CommandFailure(
        .system, "TERM is not set, so nothing is known about the terminal",
        hint: "set it, for instance: export TERM=xterm-256color")
    case .cannotDrawScreens(let type):
      CommandFailure(
        .system, "the terminal (TERM=\(type)) cannot place its cursor",
        hint: "use the commands instead: `lever list`, `lever show`, `lever set`")
    case .unknownTerminalType(let type):
      CommandFailure(
        .system, "the system knows no terminal of the type TERM=\(type)",
        hint: "install ncurses-term, or set TERM=xterm-256color")
    case .system(let number):
      CommandFailure(.system, "the terminal could not be taken over: error \(number)")
    }
  }
}
