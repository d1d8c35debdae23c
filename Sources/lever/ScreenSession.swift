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
      return try showConfigured(options, surroundings)
    }
    // Removed last: until the venues are gone, something may still be noted in it.
    let folder = try PracticeFolder()
    defer { folder.remove() }
    let (simulator, accounts) = try SimulatorSession.start(practice)
    defer { simulator.stop() }
    let journal = LiveJournal.openOnThisThread(directory: folder.path)
    let desk = try PracticeDesk.open(accounts, options, journal)
    // Practice accounts are new each time: nothing of them is remembered.
    let scene = Scene(chosen: options.theme, source: .option("--theme"), cache: nil)
    return end(
      try withTerminal(options, surroundings) { terminal throws(CommandFailure) in
        show(desk, journal, scene, on: terminal, surroundings)
      }, isPractice: true)
  }

  /// Which theme is asked for and by whom, and what is remembered.
  private struct Scene {
    let chosen: String?
    let source: ThemeSource
    let cache: (any ReadingCache)?
  }

  /// Shows what is remembered before anything else is opened: journal, keys, other themes.
  private static func showConfigured(
    _ options: GlobalOptions, _ surroundings: Surroundings
  ) throws(CommandFailure) -> ProgramEnding {
    let variables = surroundings.variables
    let configuration = try ConfiguredDesk.configuration(options, variables: variables)
    let scene = Scene(
      chosen: options.theme ?? configuration.theme,
      source: options.theme == nil ? .file(configuration.file) : .option("--theme"),
      cache: LiveCache.open(configuration, variables: variables))
    func open() throws(CommandFailure) -> (Desk, LiveJournal) {
      let journal = LiveJournal.openOnThisThread(
        directory: ConfigurationPaths(environment: variables).stateDirectory)
      let desk = ThisThread.wait { () async -> Result<Desk, CommandFailure> in
        do throws(CommandFailure) {
          return .success(
            try await ConfiguredDesk.open(configuration, options, variables: variables, journal))
        } catch {
          return .failure(error)
        }
      }
      return (try desk.get(), journal)
    }
    guard let unopened = try ConfiguredDesk.unopened(configuration, options) else {
      let (desk, journal) = try open()
      return end(
        try withTerminal(options, surroundings) { terminal throws(CommandFailure) in
          show(desk, journal, scene, on: terminal, surroundings)
        })
    }
    defer { StandardStream.releaseTalk() }
    return end(
      try withTerminal(options, surroundings) { terminal throws(CommandFailure) in
        let theme = ThemeShelf(variables: variables).forFirstPicture(
          chosen: scene.chosen, source: scene.source)
        LeverScreen.showFirst(
          desk: unopened, terminal: terminal,
          options: ScreenOptions(themes: [theme], startTheme: theme.name, cache: scene.cache))
        StandardStream.holdTalk()
        let (desk, journal) = try open()
        return show(desk, journal, scene, on: terminal, surroundings)
      })
  }

  private static func show(
    _ desk: Desk, _ journal: LiveJournal, _ scene: Scene, on terminal: NcursesTerminal,
    _ surroundings: Surroundings
  ) -> ScreenExit {
    let shelf = ThemeShelf(variables: surroundings.variables)
    let (themes, start, notices) = shelf.forScreen(chosen: scene.chosen, source: scene.source)
    return LeverScreen.run(
      desk: desk, terminal: terminal,
      options: ScreenOptions(
        themes: themes, startTheme: start, notices: journal.notices + notices,
        cache: scene.cache))
  }

  private static func end(_ exit: ScreenExit, isPractice: Bool = false) -> ProgramEnding {
    LiveDesk.close()
    for note in exit.notes { StandardStream.error.write("\(SanitizedText(note))\n") }
    // The practice desk's journal goes with it.
    if exit.isLeftUnsettled, !isPractice { StandardStream.error.write("\(Wording.lookLater)\n") }
    switch exit.reason {
    case .quit: return .status(exit.notes.isEmpty ? .done : .unsettled)
    case .signal(let number): return .signal(number)
    }
  }

  private static func withTerminal(
    _ options: GlobalOptions, _ surroundings: Surroundings,
    _ body: (NcursesTerminal) throws(CommandFailure) -> ScreenExit
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
    return try body(terminal)
  }
}
