import Desk
import FoundationEssentials
import TerminalCanvas

/// The loop: waits for input or news, updates the model, draws it once. Nothing here waits for a
/// venue.
struct Program {
  private var model: Model
  private let terminal: any Terminal
  private let options: ScreenOptions
  private let mailbox: Mailbox
  private let runner: EffectRunner
  private let keeper: ReadingKeeper
  private var shown: Canvas?
  /// What is to be begun once the screen shows the answer to the last key.
  private var waiting: [Effect] = []

  /// A program that has not begun.
  init(model: Model, terminal: any Terminal, desk: Desk, options: ScreenOptions) {
    self.model = model
    self.terminal = terminal
    self.options = options
    mailbox = Mailbox(waking: terminal)
    keeper = ReadingKeeper(options.cache, now: options.now)
    runner = EffectRunner(desk: desk, mailbox: mailbox, keeper: keeper)
  }

  /// Runs until the model says that it is over.
  mutating func run() -> ScreenExit {
    draw()
    for effect in model.start() { perform(effect) }
    beginWaiting()
    while true {
      let events = terminal.waitForInput(
        timeout: model.secondsUntilChange.map { .seconds($0) })
      if let reason = takeIn(events) {
        runner.cancelAll()
        for (account, known) in model.unkept { keeper.keep(known, of: account) }
        return ScreenExit(
          reason: reason, notes: model.farewell, isLeftUnsettled: !model.unsettled.isEmpty)
      }
    }
  }

  /// Takes in everything that has arrived and draws once. Returns why it is over, if it is.
  private mutating func takeIn(_ events: [InputEvent]) -> ScreenExit.Reason? {
    var mustDraw = false
    _ = send(.timePassed(options.now()))
    var isDiscarding = false
    for event in events {
      if event == .resumed { mustDraw = true }
      if isDiscarding, event.isFromPerson { continue }
      if send(.input(event)) { isDiscarding = true }
      if let reason = model.exit {
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
    for effect in waiting { runner.run(effect) }
    waiting.removeAll()
  }

  /// Passes a message to the model and performs what it asks for. Returns whether the rest of the
  /// input that came with it is to be thrown away.
  private mutating func send(_ message: Message) -> Bool {
    let effects = update(&model, message)
    for effect in effects { perform(effect) }
    return effects.contains(.discardPendingInput)
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .discardPendingInput: terminal.discardPendingInput()
    case .useTheme(let index):
      guard options.themes.indices.contains(index) else { return }
      terminal.use(options.themes[index])
      shown = nil
    case .copy(let text): terminal.copy(text)
    case .redraw:
      terminal.forgetScreen()
      shown = nil
    default: waiting.append(effect)
    }
  }

  private mutating func draw(always: Bool = false) {
    let canvas = view(model)
    guard always || canvas != shown else { return }
    terminal.show(canvas)
    shown = canvas
  }
}
