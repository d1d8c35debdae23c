import Glibc
import NcursesTerminal
import TerminalCanvas

/// A screen that shows what the terminal reports, for tests to drive: every event stands in row 3.
@main struct TerminalProbe {
  private var slider = 3
  private var last = "ready"
  private var count = 0
  private var showsCursor = false

  static func main() {
    var environment: [String: String] = [:]
    for name in ["TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    do {
      let terminal = try NcursesTerminal(theme: probeTheme, environment: environment)
      var probe = TerminalProbe()
      probe.run(terminal)
      terminal.close()
      terminal.close()
      print("closed in order")
    } catch {
      print("refused: \(error)")
      exit(3)
    }
  }

  private static let probeTheme: Theme = {
    var colours: [Role: ThemeColour] = [:]
    for role in Role.allCases { colours[role] = Theme.standard[role] }
    colours[.accent] = ThemeColour(
      direct: DirectColour(red: 1, green: 2, blue: 250), indexed: 75, sixteen: 12, mono: .bold)
    colours[.sliderFill] = ThemeColour(
      direct: DirectColour(red: 0, green: 0, blue: 99), indexed: 130, sixteen: 1)
    return Theme(name: "probe", colours: colours)
  }()

  private mutating func run(_ terminal: NcursesTerminal) {
    while true {
      terminal.show(canvas(for: terminal))
      let events = terminal.waitForInput(timeout: nil)
      if events.isEmpty { record("woken") }
      for event in events {
        record("\(Self.words(for: event))")
        guard case .key(let key) = event, !key.alternate, !key.control else {
          if case .terminate(let signal) = event, signal != SIGINT { return }
          continue
        }
        switch key.code {
        case .right: slider += 1
        case .character("q"): return
        case .character("c"): fatalError("a crash that was asked for")
        case .character("s"): UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case .character("a"): abort()
        case .character("e"): exit(0)
        case .character("u"): showsCursor.toggle()
        case .character("t"): terminal.use(.standard)
        case .character("w"): terminal.wake()
        case .character("y"): terminal.copy("set 币安 20")
        case .character("h"): while true { pause() }
        case .character("d"):
          // Whatever follows in the same breath is gone once it has arrived.
          terminal.show(canvas(for: terminal))
          var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
          poll(&descriptor, 1, 10_000)
          terminal.discardPendingInput()
          record("discarded")
        default: break
        }
      }
    }
  }

  private mutating func record(_ text: String) {
    count += 1
    last = text
  }

  private func canvas(for terminal: NcursesTerminal) -> Canvas {
    let abilities = terminal.abilities
    let shapes = Shapes(for: abilities)
    var canvas = Canvas(size: terminal.size)
    func write(_ text: String, _ row: Int, _ style: Style = Style(.text)) {
      canvas.write(text, at: Point(column: 0, row: row), style: style)
    }
    write(
      "\(terminal.size.columns)x\(terminal.size.rows) \(abilities.colours.rawValue) "
        + "unicode=\(abilities.unicode) mouse=\(abilities.mouse)", 0)
    for column in 0..<40 {
      canvas.put(
        column < slider ? shapes.sliderFill : shapes.sliderTrack, at: Point(column: column, row: 1),
        style: Style(column < slider ? .sliderFill : .sliderTrack))
    }
    write("币安人生|é|", 2)
    write("\(count): \(last)", 3)
    write("accent", 4, Style(.accent))
    write("danger", 5, Style(.danger))
    write("selected", 6, Style(.selectionText, on: .selection))
    canvas.put(
      "#", at: Point(column: canvas.size.columns - 1, row: canvas.size.rows - 1),
      style: Style(.text))
    if showsCursor { canvas.cursor = Point(column: 5, row: 4) }
    return canvas
  }

  private static func words(for event: InputEvent) -> String {
    switch event {
    case .focus(let isGained): return isGained ? "focus gained" : "focus lost"
    case .key(let key):
      let held =
        (key.control ? "control-" : "") + (key.alternate ? "alternate-" : "")
        + (key.shift ? "shift-" : "")
      if case .character(let character) = key.code { return held + "character \(character)" }
      return held + "\(key.code)"
    case .mouse(let mouse): return "\(mouse.action) at \(mouse.place.column),\(mouse.place.row)"
    case .paste(let text): return "paste [\(text)]"
    case .resize(let size): return "resize \(size.columns)x\(size.rows)"
    case .resumed: return "resumed"
    case .terminate(let signal): return "terminate \(signal)"
    }
  }
}
