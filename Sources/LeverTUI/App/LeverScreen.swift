public import Desk
import LeverDomain
public import TerminalCanvas

/// The screen: accounts, instruments, leverage, changes.
public enum LeverScreen {
  /// Shows the screen on a terminal until the user quits or a signal ends it. Blocks the calling
  /// thread, which should be the main one; the venues are asked on others. Leaves closing the
  /// terminal to the caller.
  public static func run(
    desk: Desk, terminal: any Terminal, options: ScreenOptions
  ) -> ScreenExit {
    var program = Program(
      state: state(of: desk, on: terminal, options), terminal: terminal, desk: desk,
      options: options)
    return program.run()
  }

  /// Shows the first picture and returns: what is remembered of accounts that nothing has been
  /// asked of. For the time until ``run(desk:terminal:options:)`` goes on with the same terminal.
  public static func showFirst(desk: Desk, terminal: any Terminal, options: ScreenOptions) {
    terminal.show(view(state(of: desk, on: terminal, options)).canvas)
  }

  private static func state(
    of desk: Desk, on terminal: any Terminal, _ options: ScreenOptions
  ) -> AppState {
    let start = options.themes.firstIndex { $0.name == options.startTheme } ?? 0
    terminal.use(options.themes[start])
    return AppState(
      accounts: desk.accounts, size: terminal.size,
      abilities: terminal.abilities, themes: options.themes.map(\.name), theme: start,
      notices: options.notices, journal: desk.journal,
      remembered: desk.accounts.map { options.cache?.load($0.name, on: $0.venue) },
      now: options.timing.now())
  }
}
