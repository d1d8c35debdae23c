internal import CNcurses
internal import CSystem
internal import Glibc
public import TerminalCanvas

/// The user's terminal, by way of ncurses. There is one at a time, and it belongs to the thread
/// that made it, the main thread.
///
/// From the moment it is made until ``close()``, the terminal is put back on every way out: a
/// signal, a crash, an exit.
public final class NcursesTerminal: Terminal {
  /// The present extent.
  public private(set) var size: Size
  /// What it can show.
  public let abilities: TerminalAbilities

  private let screen: OpaquePointer
  private let signals: SignalPipe
  private let keys: KeyReader
  private let wakeUp: Int32
  private let usesPrivateModes: Bool
  private var painter: Painter
  private var isClosed = false

  /// Takes over the terminal at standard input and output.
  ///
  /// Honours `TERM`, `COLORTERM`, `NO_COLOR` and the locale of `environment`; the user's palette
  /// is left as it is.
  ///
  /// - Throws: ``NcursesTerminalError`` when there is no terminal that can draw screens. Nothing
  ///   has been written then.
  public init(theme: Theme, environment: [String: String]) throws(NcursesTerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let unicode = Self.useLocale(of: environment)
    wakeUp = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    // First the signals: ncurses takes those that nobody has taken yet, and handles them in ways
    // that no signal handler should.
    signals = try SignalPipe(terminal: STDOUT_FILENO)
    let opened: OpenedScreen
    do {
      opened = try OpenedScreen(environment: environment)
    } catch {
      signals.end()
      _ = Glibc.close(wakeUp)
      throw error
    }
    screen = opened.screen
    usesPrivateModes = opened.knowsMouse
    abilities = TerminalAbilities(
      colours: opened.colours, unicode: unicode, mouse: usesPrivateModes,
      clipboard: opened.takesClipboard)
    keys = KeyReader(input: STDIN_FILENO, understandsReports: usesPrivateModes)
    painter = Painter(
      styles: StyleTable(
        theme: theme, colours: opened.colours, named: opened.namedColours,
        indexesBeforeDirect: opened.indexesBeforeDirect,
        hasDefaultColours: opened.hasDefaultColours),
      unicode: unicode)
    size = Self.currentSize()
    takeOver()
  }

  deinit {
    close()
    _ = Glibc.close(wakeUp)
  }

  /// Uses another theme from the next ``show(_:)`` on.
  public func use(_ theme: Theme) {
    guard theme != painter.styles.theme else { return }
    painter.styles.use(theme)
    painter.forget()
  }

  /// Shows a screen, sending only what differs from the one before.
  public func show(_ canvas: Canvas) {
    guard !isClosed else { return }
    painter.show(canvas)
  }

  /// Takes nothing on the screen for granted: the next ``show(_:)`` sends everything.
  public func forgetScreen() {
    guard !isClosed else { return }
    clearok(ncurses_current_window(), true)
    painter.forget()
    painter.forgetCursor()
  }

  /// Waits until there is input, ``wake()`` is called or `timeout` has passed (nil: without end),
  /// then returns everything that has arrived.
  public func waitForInput(timeout: Duration?) -> [InputEvent] {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while !isClosed {
      var descriptors = [STDIN_FILENO, wakeUp, signals.readEnd].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let ready = poll(&descriptors, 3, Self.milliseconds(until: deadline))
      var events: [InputEvent] = []
      if ready > 0 {
        if descriptors[2].revents != 0 { events += eventsOfSignals() }
        if descriptors[1].revents != 0 {
          var count: eventfd_t = 0
          eventfd_read(wakeUp, &count)
        }
        if descriptors[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
          return events + [.terminate(signal: SIGHUP)]
        }
        if descriptors[0].revents != 0 { events += eventsOfKeys() }
      }
      let wasWoken = ready > 0 && descriptors[1].revents != 0
      if !events.isEmpty || wasWoken { return events }
      if let deadline, ContinuousClock.now >= deadline { return [] }
    }
    return []
  }

  /// Throws away input that has arrived and was not taken yet.
  public func discardPendingInput() {
    guard !isClosed else { return }
    keys.discard()
  }

  /// Hands a text to the terminal's clipboard (OSC 52), where it has one.
  public func copy(_ text: String) {
    guard !isClosed, abilities.clipboard else { return }
    ncurses_send(ClipboardText.sequence(text))
  }

  /// Ends a wait of ``waitForInput(timeout:)``. Any thread may call it.
  public func wake() {
    eventfd_write(wakeUp, 1)
  }

  /// Puts the terminal back as it was found. The object is of no further use, and closing it again
  /// does nothing.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    if usesPrivateModes { ncurses_send(PrivateModes.off) }
    curs_set(1)
    endwin()
    // Terminals that keep the cursor's visibility with the second screen bring back the old one.
    if let visible = ncurses_capability("cnorm") { ncurses_send(visible) }
    signals.end()
    keys.close()
    delscreen(screen)
  }

  // MARK: - Signals

  private func eventsOfSignals() -> [InputEvent] {
    let arrived = signals.take()
    var events: [InputEvent] = []
    for signal in arrived where [SIGTERM, SIGHUP, SIGINT].contains(signal) {
      events.append(.terminate(signal: signal))
    }
    if arrived.contains(SIGTSTP) {
      events += suspend()
    } else if arrived.contains(SIGCONT) {
      // Something else stopped the program, and the shell has used the terminal since.
      leave()
      events += comeBack()
    } else if arrived.contains(SIGWINCH) {
      events += resized()
    }
    return events
  }

  /// Ctrl-Z: gives the terminal to the shell, and takes it again when the user comes back.
  private func suspend() -> [InputEvent] {
    leave()
    signals.stop()
    return comeBack()
  }

  private func leave() {
    if usesPrivateModes { ncurses_send(PrivateModes.off) }
    endwin()
  }

  private func comeBack() -> [InputEvent] {
    let events = resized()
    clearok(ncurses_current_window(), true)
    painter.forgetCursor()
    // ncurses takes the terminal again by itself at the first update.
    doupdate()
    if usesPrivateModes { ncurses_send(PrivateModes.on) }
    // The news of going on is old by now.
    let late = signals.take().filter { [SIGTERM, SIGHUP, SIGINT].contains($0) }
    return events + [.resumed] + late.map { .terminate(signal: $0) }
  }

  private func resized() -> [InputEvent] {
    let now = Self.currentSize()
    guard now != size else { return [] }
    size = now
    resize_term(Int32(now.rows), Int32(now.columns))
    // Terminals move their text about when they change; none of it can be relied upon.
    clearok(ncurses_current_window(), true)
    painter.forget()
    setFarewell()
    return [.resize(now)]
  }

  // MARK: - Keys

  private func eventsOfKeys() -> [InputEvent] {
    var events: [InputEvent] = []
    while let event = keys.next() {
      switch event {
      // The keys of the terminal driver, which is asked to leave them alone: otherwise pasted text
      // could stop or end the program.
      case .key(Key(.character("c"), control: true)): events.append(.terminate(signal: SIGINT))
      case .key(Key(.character("z"), control: true)): events += suspend()
      default: events.append(event)
      }
    }
    return events
  }

  // MARK: - Taking the terminal over

  private func takeOver() {
    raw()
    noecho()
    nonl()
    typeahead(-1)
    let window = ncurses_standard_window()
    intrflush(window, false)
    scrollok(window, false)
    setFarewell()
    if usesPrivateModes { ncurses_send(PrivateModes.on) }
  }

  private func setFarewell() {
    signals.setFarewell(Farewell.bytes(rows: size.rows, usesPrivateModes: usesPrivateModes))
  }

  /// Uses the locale that the environment asks for; whether it shows Unicode.
  private static func useLocale(of environment: [String: String]) -> Bool {
    for name in LocaleChoice(environment: environment).names
    where setlocale(LC_CTYPE, name) != nil {
      break
    }
    return String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8"
  }

  private static func currentSize() -> Size {
    var columns: UInt16 = 0
    var rows: UInt16 = 0
    // Some consoles over a serial line say nothing; ncurses then knows from terminfo.
    guard lever_get_window_size(STDOUT_FILENO, &columns, &rows) == 0, columns > 0, rows > 0 else {
      let window = ncurses_standard_window()
      return Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  /// What is left until a moment, for poll: rounded up, so that it does not wake too early and ask
  /// again at once.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = max(.zero, deadline - .now)
    let whole = left.components.seconds.multipliedReportingOverflow(by: 1000)
    guard !whole.overflow, whole.partialValue < 1_000_000_000 else { return 1_000_000_000 }
    return Int32(
      whole.partialValue + (left.components.attoseconds + 999_999_999_999_999)
        / 1_000_000_000_000_000)
  }
}
