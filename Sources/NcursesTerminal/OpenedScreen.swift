internal import CNcurses
internal import Glibc
internal import TerminalCanvas

/// A screen of ncurses for the user's terminal, and what it can do.
struct OpenedScreen {
  let screen: OpaquePointer
  let colours: TerminalAbilities.Colours
  let namedColours: Int
  let indexesBeforeDirect: Int?
  let hasDefaultColours: Bool
  let knowsMouse: Bool
  let takesClipboard: Bool

  init(environment: [String: String]) throws(NcursesTerminalError) {
    guard let type = environment["TERM"], !type.isEmpty else { throw .terminalTypeMissing }
    // Without this, `LINES` and `COLUMNS` of a shell long resized would win over the terminal.
    use_tioctl(true)
    let opened = try Self.open(TerminalType.candidates(environment: environment, type: type))
    screen = opened.screen
    indexesBeforeDirect = opened.type.indexesBeforeDirect
    knowsMouse = ncurses_capability("kmous") != nil
    // How a selection is set, by tmux's convention; the entries of terminals that do it have it.
    takesClipboard = ncurses_capability("Ms") != nil
    var colours = TerminalAbilities.Colours.none
    var named = 16
    var hasDefaults = false
    if has_colors(), !TerminalType.refusesColour(environment), start_color() == OK {
      hasDefaults = use_default_colors() == OK
      let count = Int(ncurses_colour_count())
      named = count < 16 ? 8 : 16
      colours =
        indexesBeforeDirect != nil
        ? .direct : count >= 256 ? .indexed : count >= 8 ? .sixteen : .none
    }
    self.colours = colours
    namedColours = named
    hasDefaultColours = hasDefaults
  }

  private static func open(
    _ candidates: [TerminalType]
  ) throws(NcursesTerminalError) -> (screen: OpaquePointer, type: TerminalType) {
    let last = candidates[candidates.count - 1].name
    for type in candidates {
      // Asked first, because opening a screen already writes to the terminal.
      var answer: Int32 = 0
      guard setupterm(type.name, STDOUT_FILENO, &answer) == OK else {
        if type.name == last, answer == 1 { throw .cannotDrawScreens(type: last) }
        continue
      }
      let canDraw = ncurses_capability("cup") != nil
      ncurses_forget_entry()
      guard canDraw else {
        if type.name == last { throw .cannotDrawScreens(type: last) }
        continue
      }
      if let screen = ncurses_open(type.name) { return (screen, type) }
    }
    throw .unknownTerminalType(last)
  }
}
