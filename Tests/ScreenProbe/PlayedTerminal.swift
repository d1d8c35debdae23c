import Glibc
import Synchronization
import TerminalCanvas

/// A terminal on which time passes only while it is waited on and everything else is at rest: then it
/// jumps to whatever is due next. No machine is too slow for it.
final class PlayedTerminal: Terminal {
  /// What is done at some moment.
  struct Step {
    /// When: at a time since the start, or as soon as the screen shows something.
    enum Moment {
      case at(Duration)
      case showing(String)
    }

    let moment: Moment
    let name: String
    let events: [InputEvent]
  }

  let size = Size(columns: 120, rows: 40)
  let abilities = TerminalAbilities(colours: .none, unicode: true, mouse: true)
  private(set) var shown = ""
  private let clock: PlayedClock
  private let transport: NotingTransport
  private let end: Duration
  private let shows: (String) -> Void
  private let does: (Step) -> Void
  private var steps: ArraySlice<Step>
  private let isWoken = Mutex(false)
  private let rest = ThreadRest()

  /// A terminal that follows a script and hangs up at its end. `shows` is told of every picture, and
  /// `does` of every step.
  init(
    clock: PlayedClock, transport: NotingTransport, steps: [Step], end: Duration,
    shows: @escaping (String) -> Void, does: @escaping (Step) -> Void
  ) {
    self.clock = clock
    self.transport = transport
    self.steps = steps[...]
    self.end = end
    self.shows = shows
    self.does = does
  }

  func show(_ canvas: Canvas) {
    shown = canvas.text
    shows(shown)
  }

  func waitForInput(timeout: Duration?) -> [InputEvent] {
    let timeoutEnd = timeout.map { clock.elapsed + $0 }
    while true {
      if takeWake() { return [] }
      guard transport.underWay == 0, rest.isReached(), transport.underWay == 0 else {
        usleep(50)
        continue
      }
      if takeWake() { return [] }
      if let step = steps.first, isDue(step) { return take(step) }
      var next = min(end, clock.nextEnd ?? end, timeoutEnd ?? end)
      if case .at(let moment)? = steps.first?.moment { next = min(next, moment) }
      clock.advance(to: next)
      if let step = steps.first, isDue(step) { return take(step) }
      if clock.elapsed >= end { return [.terminate(signal: 1)] }
      if let timeoutEnd, clock.elapsed >= timeoutEnd { return [] }
    }
  }

  private func isDue(_ step: Step) -> Bool {
    switch step.moment {
    case .at(let moment): clock.elapsed >= moment
    case .showing(let text): shown.contains(text)
    }
  }

  private func take(_ step: Step) -> [InputEvent] {
    steps.removeFirst()
    does(step)
    return step.events
  }

  private func takeWake() -> Bool {
    isWoken.withLock { isWoken in
      defer { isWoken = false }
      return isWoken
    }
  }

  func wake() { isWoken.withLock { $0 = true } }

  func use(_ theme: Theme) {}

  func forgetScreen() {}

  func discardPendingInput() {}

  func copy(_ text: String) {}

  func close() {}
}
