import Desk
import FoundationEssentials
import TerminalCanvas

/// The loop: waits for input or news, updates the state, draws it once. Nothing here waits for a
/// venue.
struct Program {
  private var state: AppState
  private let planner: ChangePlanner
  private let terminal: any Terminal
  private let options: ScreenOptions
  private let mailbox: Mailbox
  private let runner: BackgroundRunner
  private let keeper: ReadingKeeper
  private var shown: Canvas?
  /// What is to be begun once the screen shows the answer to the last key.
  private var waiting: [BackgroundRequest] = []

  /// A program that has not begun.
  init(state: AppState, terminal: any Terminal, desk: Desk, options: ScreenOptions) {
    self.state = state
    planner = ChangePlanner(accounts: desk.accounts, confirmAbove: desk.confirmAbove)
    self.terminal = terminal
    self.options = options
    mailbox = Mailbox(waking: terminal)
    keeper = ReadingKeeper(options.cache, now: options.timing.now)
    runner = BackgroundRunner(
      desk: desk, mailbox: mailbox, keeper: keeper, wait: options.timing.wait)
  }

  /// Runs until the state says that it is over.
  mutating func run() -> ScreenExit {
    draw()
    for action in state.start() { perform(action) }
    beginWaiting()
    while true {
      let events = terminal.waitForInput(
        timeout: state.secondsUntilChange.map { .seconds($0) })
      if let reason = takeIn(events) {
        runner.cancelAll()
        for (account, known) in state.unkept { keeper.keep(known, of: account) }
        return ScreenExit(
          reason: reason, notes: state.farewell,
          isLeftUnsettled: !state.standing.inDoubt.isEmpty)
      }
    }
  }

  /// Takes in everything that has arrived and draws once. Returns why it is over, if it is.
  private mutating func takeIn(_ events: [InputEvent]) -> ScreenExit.Reason? {
    var mustDraw = false
    _ = send(.timePassed(options.timing.now()))
    var isDiscarding = false
    for event in events {
      if event == .resumed { mustDraw = true }
      if isDiscarding, event.isFromPerson { continue }
      if send(.input(event)) { isDiscarding = true }
      if let reason = state.exit {
        beginWaiting()
        return reason
      }
    }
    for message in mailbox.takeAll() { _ = send(message) }
    draw(always: mustDraw)
    beginWaiting()
    return nil
  }

  /// Begins what takes its time. After drawing: the threads that it wakes would hold up the answer.
  private mutating func beginWaiting() {
    for request in waiting { runner.run(request) }
    waiting.removeAll()
  }

  /// Passes a message to the state and performs what it asks for. Returns whether the rest of the
  /// input that came with it is to be thrown away.
  private mutating func send(_ message: Message) -> Bool {
    let actions = update(&state, message, planner)
    for action in actions { perform(action) }
    return actions.contains(.terminal(.discardPendingInput))
  }

  private mutating func perform(_ action: ScreenAction) {
    switch action {
    case .terminal(let action): perform(action)
    case .background(let request): waiting.append(request)
    }
  }

  private mutating func perform(_ action: TerminalAction) {
    switch action {
    case .discardPendingInput: terminal.discardPendingInput()
    case .useTheme(let index):
      guard options.themes.indices.contains(index) else { return }
      terminal.use(options.themes[index])
      shown = nil
    case .copy(let text): terminal.copy(text)
    case .redraw:
      terminal.forgetScreen()
      shown = nil
    }
  }

  private mutating func draw(always: Bool = false) {
    let picture = view(state)
    _ = send(.drawn(picture.facts))
    guard always || picture.canvas != shown else { return }
    terminal.show(picture.canvas)
    shown = picture.canvas
  }
}
