import Configuration
import Desk
import LeverCLI
import LeverDomain
import LeverTUI
import LeverWording
import NcursesTerminal
import TerminalCanvas
import VenueSimulator

/// `lever` alone and `lever demo`: the screen on live accounts, on the main thread.
enum ScreenSession {
  static func run(
    _ request: ScreenRequest, options: GlobalOptions, _ surroundings: Surroundings
  ) throws(CommandFailure) -> ProgramEnding {
    guard let practice = request.practice else {
      let configuration = try ConfiguredDesk.configuration(
        options, variables: surroundings.variables)
      let journal = LiveJournal.openOnThisThread(
        directory: ConfigurationPaths(environment: surroundings.variables).stateDirectory)
      let desk = try ConfiguredDesk.open(
        configuration, options, variables: surroundings.variables, journal)
      return try show(
        desk, journal, theme: options.theme ?? configuration.theme,
        source: options.theme == nil ? configuration.file : "--theme",
        cache: LiveCache.open(configuration, variables: surroundings.variables), options,
        surroundings)
    }
    let (simulator, accounts) = try SimulatorSession.start(practice)
    defer { simulator.stop() }
    let folder = try PracticeFolder()
    defer { folder.remove() }
    let journal = LiveJournal.openOnThisThread(directory: folder.path)
    let desk = try PracticeDesk.open(accounts, options, journal)
    // Practice accounts are new each time: nothing of them is remembered.
    return try show(
      desk, journal, isPractice: true, theme: options.theme, source: "--theme", cache: nil, options,
      surroundings)
  }

  private static func show(
    _ desk: Desk, _ journal: LiveJournal, isPractice: Bool = false, theme: String?, source: String,
    cache: (any ReadingCache)?,
    _ options: GlobalOptions, _ surroundings: Surroundings
  ) throws(CommandFailure) -> ProgramEnding {
    let shelf = ThemeShelf(variables: surroundings.variables)
    let (themes, start, notices) = shelf.forScreen(chosen: theme, source: source)
    let exit = try withTerminal(options, surroundings) { terminal in
      LeverScreen.run(
        desk: desk, terminal: terminal,
        options: ScreenOptions(
          themes: themes, startTheme: start, notices: journal.notices + notices, cache: cache))
    }
    LiveDesk.close()
    for note in exit.notes { StandardStream.error.write("\(note)\n") }
    // The practice desk's journal goes with it.
    if exit.isLeftUnsettled, !isPractice { StandardStream.error.write("\(Wording.lookLater)\n") }
    switch exit.reason {
    case .quit: return .status(exit.notes.isEmpty ? .done : .unsettled)
    case .signal(let number): return .signal(number)
    }
  }

  private static func withTerminal(
    _ options: GlobalOptions, _ surroundings: Surroundings,
    _ body: (NcursesTerminal) -> ScreenExit
  ) throws(CommandFailure) -> ScreenExit {
    var variables = surroundings.variables
    if options.isWithoutColour { variables["NO_COLOR"] = "1" }
    let terminal: NcursesTerminal
    do throws(NcursesTerminalError) {
      terminal = try NcursesTerminal(theme: .standard, environment: variables)
    } catch {
      throw TerminalWording.failure(error)
    }
    defer { terminal.close() }
    return body(terminal)
  }
}
